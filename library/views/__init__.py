"""Words, messages and the shelf on screen."""
