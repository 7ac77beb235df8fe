"""The PostgreSQL that comes with a clone: a database backend that starts it on first use."""


class EmbeddedPostgresError(Exception):
    """The embedded server cannot run; the message says why and what to do."""
