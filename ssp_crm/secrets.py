"""The secret the embedded start makes for itself."""

import os
import secrets
from pathlib import Path


def embedded_secret_key(folder: Path) -> str:
    """Return the key kept in `folder`, made on first use and readable by its owner only.

    Where the folder cannot be used the key lasts for this process; the database, which
    lives in the same folder, then says what is wrong.
    """
    path = folder / "secret_key"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            _write_whole(path, secrets.token_urlsafe(50))
        return path.read_text().strip()
    except OSError:
        return secrets.token_urlsafe(50)


def _write_whole(path: Path, text: str) -> None:
    """Put a private file in place in one step, unless another process was first."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
