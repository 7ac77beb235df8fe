"""Bulk data for load tests: made-up people and texts, the same for the same number and day."""

from .loader import Bulk

__all__ = ["Bulk"]
