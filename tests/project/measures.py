"""How the budgets are measured: lengths, counts and names read from syntax trees, each as a sentence or a number."""

from __future__ import annotations

import ast
import re
import sys
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
STANDARD_LIBRARY = sys.stdlib_module_names
VAGUE = frozenset(
    {"Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Data", "Info", "Misc", "Common"}
)
READ_ONLY_TYPES = frozenset({"Mapping", "Sequence", "Set", "AbstractSet", "Collection", "Iterable"})
MUTABLE_CALLS = frozenset({"list", "dict", "set", "defaultdict", "Counter", "deque", "bytearray", "split"})
MUTABLE_DISPLAYS = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)


class Length(NamedTuple):
    """A function or class with the number of its lines, its docstring not counted."""

    lines: int
    where: str


def function_lengths(path: str, tree: ast.Module) -> Iterator[Length]:
    """Measure every function and method from `def` to its last line."""
    for node in ast.walk(tree):
        if isinstance(node, FUNCTIONS):
            yield Length(_lines_without_docstring(node), f"{path}: {node.name}")


def class_lengths(path: str, tree: ast.Module) -> Iterator[Length]:
    """Measure every class from `class` to its last line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield Length(_lines_without_docstring(node), f"{path}: {node.name}")


def method_counts(path: str, tree: ast.Module) -> Iterator[Length]:
    """Count the methods of every class, overloads of one method as one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            methods = {(child.name, _is_setter(child)) for child in node.body if isinstance(child, FUNCTIONS)}
            yield Length(len(methods), f"{path}: {node.name}")


def imports_inside_functions(path: str, tree: ast.Module) -> Iterator[str]:
    """Name every import of our own code that stands inside a function."""
    for function in ast.walk(tree):
        if not isinstance(function, FUNCTIONS):
            continue
        for node in ast.walk(function):
            if not isinstance(node, (ast.Import, ast.ImportFrom)):
                continue
            named = [name.name for name in node.names] if isinstance(node, ast.Import) else [node.module or ""]
            if any(name.split(".")[0] == "salesdesk" for name in named):
                yield f"{path}:{node.lineno} in {function.name}"


def vague_names(path: str, tree: ast.Module) -> Iterator[str]:
    """Name modules and classes called Manager, Helper, Util and the like: names that say nothing of the trade."""
    if {word.capitalize() for word in re.split(r"[/_.]", path)} & VAGUE:
        yield path
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and set(re.findall(r"[A-Z]+[a-z]*", node.name)) & VAGUE:
            yield f"{path}: {node.name}"


def mutable_state(path: str, tree: ast.Module) -> Iterator[str]:
    """Name module variables that could be changed later, and functions that rebind one.

    A table may be a dict where its annotation is read-only (Mapping, Sequence, Set): the type checkers then refuse
    whoever changes it.
    """
    for node in tree.body:
        if isinstance(node, ast.Assign) and _is_mutable(node.value) and not _is_all(node.targets[0]):
            yield f"{path}:{node.lineno} {ast.unparse(node.targets[0])}"
        elif isinstance(node, ast.AnnAssign) and node.value and _is_mutable(node.value) and not _is_read_only(node):
            yield f"{path}:{node.lineno} {ast.unparse(node.target)}"
    for inner in ast.walk(tree):
        if isinstance(inner, ast.Global):
            yield f"{path}:{inner.lineno} global {', '.join(inner.names)}"


def frozen_exceptions(path: str, tree: ast.Module) -> Iterator[str]:
    """Name exceptions that are frozen dataclasses: Python sets attributes of a travelling exception and would fail."""
    raisable = {"Exception", "BaseException", "Refusal"}
    for node in tree.body:
        if not isinstance(node, ast.ClassDef):
            continue
        bases = {ast.unparse(base).split(".")[-1] for base in node.bases}
        if bases & raisable or any(base.endswith(("Error", "Refused")) for base in bases):
            raisable.add(node.name)
            if any("frozen=True" in ast.unparse(decorator) for decorator in node.decorator_list):
                yield f"{path}: {node.name}"


def _lines_without_docstring(node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    first = node.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


def _is_setter(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any(ast.unparse(decorator).endswith(".setter") for decorator in function.decorator_list)


def _is_mutable(value: ast.expr) -> bool:
    if isinstance(value, ast.Call):
        return ast.unparse(value.func).split(".")[-1] in MUTABLE_CALLS
    return isinstance(value, MUTABLE_DISPLAYS)


def _is_read_only(node: ast.AnnAssign) -> bool:
    outermost = re.sub(r"^(\w+\.)*(Final|ClassVar)\[", "", ast.unparse(node.annotation))
    return outermost.split("[")[0].split(".")[-1] in READ_ONLY_TYPES


def _is_all(target: ast.expr) -> bool:
    return isinstance(target, ast.Name) and target.id == "__all__"
