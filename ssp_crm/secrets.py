"""The secret the embedded start makes for itself."""

import os
import secrets
from pathlib import Path


def embedded_secret_key(folder: Path) -> str:
    """Return the key kept in `folder`, made on first use and readable by its owner only.

    Where the folder cannot be written the key lasts for this process; the database, which
    lives in the same folder, then says what is wrong.
    """
    path = folder / "secret_key"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    except OSError:
        return secrets.token_urlsafe(50)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(50))
    return path.read_text().strip()
