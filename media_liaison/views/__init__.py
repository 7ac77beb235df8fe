"""The press desk and its two directories."""
