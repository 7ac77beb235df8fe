"""Forms about contacts, one file for each thing they write."""
