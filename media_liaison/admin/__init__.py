"""The press desk in the Django admin."""

from . import desk, directory, voice

__all__ = ["desk", "directory", "voice"]
