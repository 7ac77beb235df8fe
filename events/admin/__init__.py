"""The calendar in Django's admin, one file for each group of tables."""

from . import calendar as calendar
from . import people as people
