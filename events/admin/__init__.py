"""The calendar in Django's admin, one file for each group of tables."""

from . import calendar as calendar
from . import guests as guests
from . import imports as imports
from . import people as people
