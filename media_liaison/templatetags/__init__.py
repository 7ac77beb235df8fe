"""Words of the press desk."""
