"""Django database backend: PostgreSQL, started in `var/` when the first connection is made."""

from pathlib import Path
from typing import Any

from django.db.backends.postgresql import base

from .server import connection_parameters


class DatabaseWrapper(base.DatabaseWrapper):
    """PostgreSQL's backend with the server's socket found at connection time."""

    def get_connection_params(self) -> dict[str, Any]:
        parameters = super().get_connection_params()
        return {**parameters, **connection_parameters(Path(self.settings_dict["FOLDER"]))}
