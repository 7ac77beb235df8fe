"""What people do with the calendar, one file for each thing it is about."""
