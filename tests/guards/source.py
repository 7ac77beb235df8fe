"""The project's own files, as the guards read them."""

import ast
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
APPS = ["accounts", "library", "contacts", "events", "media_liaison", "community_map"]
ROOMS = ["ssp_crm", *APPS]
ELSEWHERE = {".venv", "var", "node_modules", "build", "dist", "staticfiles"}


def files(*patterns: str, below: Path = ROOT) -> list[Path]:
    """Return our files that match, without what was installed or made."""
    found = {path for pattern in patterns for path in below.rglob(pattern)}
    return sorted(path for path in found if not _is_elsewhere(path.relative_to(ROOT)))


def _is_elsewhere(path: Path) -> bool:
    return any(part in ELSEWHERE or part.endswith(".egg-info") for part in path.parts)


def code_files() -> list[Path]:
    """Return the modules of the house, tests included and migrations left out."""
    return [path for path in files("*.py") if "migrations" not in path.parts]


def own_code_files() -> list[Path]:
    """Return the modules of the house without its tests."""
    return [path for path in code_files() if path.relative_to(ROOT).parts[0] != "tests"]


def name_of(path: Path) -> str:
    """Return a path as the reader knows it."""
    return path.relative_to(ROOT).as_posix()


def lines_of(path: Path) -> int:
    """Return how many lines a file has."""
    return len(path.read_text(encoding="utf-8").splitlines())


def functions_of(path: Path) -> dict[str, int]:
    """Return each function of a module with its length, decorators left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {
        f"{name_of(path)}:{node.lineno} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for node in ast.walk(tree)
        if isinstance(node, kinds)
    }


def imports_of(path: Path) -> set[str]:
    """Return the modules a file imports as it is loaded, relative ones spelt out.

    Imports for type checkers alone and inside functions load nothing and are left out.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    package = path.relative_to(ROOT).parent.parts
    return {name for node in _loaded(tree.body) for name in _imported(node, package)}


def _loaded(body: list[ast.stmt]) -> list[ast.stmt]:
    found = []
    for node in body:
        is_typing = isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        inner = [] if is_typing else [*getattr(node, "body", []), *getattr(node, "orelse", [])]
        is_function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        found += [node, *([] if is_function else _loaded(inner))]
    return found


def _imported(node: ast.stmt, package: tuple[str, ...]) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    base = list(package[: len(package) - node.level + 1]) if node.level else []
    return [".".join([*base, *([node.module] if node.module else [])])]
