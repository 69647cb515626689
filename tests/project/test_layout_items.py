"""Layouts go into layouts, and are asked what stands in them, in one room: elsewhere it crashes now and then."""

from __future__ import annotations

import ast
from typing import Final

from tests.project.sources import python_files

ROOM: Final = "src/salesdesk/ui/laid_out.py"
HELD: Final = frozenset({"addLayout", "insertLayout", "itemAt", "takeAt", "itemAtPosition"})


def test_only_laid_out_makes_python_objects_for_items_that_qt_ends() -> None:
    calls = [
        f"{path}:{node.lineno} {node.func.attr}"
        for path, tree in python_files("src")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in HELD
    ]
    assert [call for call in calls if not call.startswith(ROOM)] == []
    assert calls != [], "the room itself is seen"
