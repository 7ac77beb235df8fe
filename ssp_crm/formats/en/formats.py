"""Dates and times as people say them: "Tue 24 Nov 2026", "6:30 p.m."."""

DATE_FORMAT = "D j M Y"
SHORT_DATE_FORMAT = "j M Y"
TIME_FORMAT = "P"
DATETIME_FORMAT = "D j M Y, P"
SHORT_DATETIME_FORMAT = "j M, P"
MONTH_DAY_FORMAT = "j F"
YEAR_MONTH_FORMAT = "F Y"
FIRST_DAY_OF_WEEK = 0
