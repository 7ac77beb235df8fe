"""Pages about contacts, one file for each thing they show."""
