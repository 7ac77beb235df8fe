"""Bulk data for load tests: made-up people and texts, the same for the same number and day."""

from .loader import Bulk, refresh_statistics

__all__ = ["Bulk", "refresh_statistics"]
