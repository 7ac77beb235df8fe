"""Pages of the calendar, one file for each thing they show."""
