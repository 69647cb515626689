"""The project's own files as the project tests read them."""

from __future__ import annotations

import ast
import importlib.util
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "salesdesk"


@cache
def python_files(*folders: str) -> tuple[tuple[str, ast.Module], ...]:
    """Return path (relative, with slashes) and syntax tree of every Python file in these folders of the checkout."""
    return tuple(
        (path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8")))
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
    )


def imported_names(tree: ast.AST) -> list[str]:
    """Return the dotted names that a file imports, wherever in the file; `from a import b` gives `a.b`."""
    names: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names += [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names += [f"{node.module}.{name.name}" for name in node.names]
    return names


@cache
def committed_files() -> tuple[str, ...]:
    """Return what git keeps or is about to keep, relative to the checkout; empty where this is no checkout."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return tuple(name for name in listing.stdout.split("\0") if name and (ROOT / name).is_file())


def load(script: str) -> Any:
    """Return a script of the packaging folder (its path without .py) as a module; it belongs to no package."""
    specification = importlib.util.spec_from_file_location(script.rsplit("/", 1)[-1], ROOT / f"{script}.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module
