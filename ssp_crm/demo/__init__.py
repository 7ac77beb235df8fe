"""A fictional program and its neighborhood, to look around in; no row of it is about anyone."""

from .loader import load_demo
from .team import sign_ins

__all__ = ["load_demo", "sign_ins"]
