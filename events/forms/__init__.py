"""Forms about events and sites, one file for each."""
