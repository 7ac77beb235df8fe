"""The PostgreSQL that comes with a clone: a database backend that starts it on first use."""
