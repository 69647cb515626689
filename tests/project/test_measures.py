"""The measures themselves see what they are for: each refuses a bad sample and leaves a good one alone."""

from __future__ import annotations

import ast
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from tests.project import measures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def parse(code: str) -> ast.Module:
    return ast.parse(dedent(code))


def test_a_function_is_as_long_as_its_lines_without_the_docstring() -> None:
    code = '''
        def won_value(
            deals,
        ):
            """Add up.

            In minor units.
            """
            return sum(deals)
    '''
    assert [length.lines for length in measures.function_lengths("deal.py", parse(code))] == [4]


def test_a_nested_function_counts_for_itself_and_for_its_owner() -> None:
    code = """
        def outer():
            def inner():
                return 1
            return inner
    """
    assert sorted(length.lines for length in measures.function_lengths("x.py", parse(code))) == [2, 4]


def test_methods_are_counted_with_a_setter_but_overloads_as_one() -> None:
    code = """
        class Deal:
            @overload
            def at(self, day: int): ...
            @overload
            def at(self, day: str): ...
            def at(self, day): ...
            @property
            def value(self): ...
            @value.setter
            def value(self, value): ...
    """
    assert [count.lines for count in measures.method_counts("deal.py", parse(code))] == [3]
    assert [length.lines for length in measures.class_lengths("deal.py", parse(code))] == [10]


@pytest.mark.parametrize(
    ("measure", "code"),
    [
        (measures.imports_inside_functions, "def f():\n    from salesdesk.domain import deal"),
        (measures.imports_inside_functions, "def f():\n    if f:\n        import salesdesk.store"),
        (measures.vague_names, "class DealManager: ..."),
        (measures.vague_names, "class ContactData: ..."),
        (measures.mutable_state, "OPEN = []"),
        (measures.mutable_state, "MONTHS = 'jan feb mar'.split()"),
        (measures.mutable_state, "seen: dict[str, int] = {}"),
        (measures.mutable_state, "counts = collections.defaultdict(int)"),
        (measures.mutable_state, "NAMES: Final[list[str]] = ['a']"),
        (measures.mutable_state, "def f():\n    global count\n    count = 1"),
        (measures.frozen_exceptions, "@dataclass(frozen=True)\nclass Conflict(Exception): ..."),
        (measures.frozen_exceptions, "class A(Exception): ...\n@dataclass(frozen=True, slots=True)\nclass B(A): ..."),
    ],
)
def test_a_bad_sample_is_named(measure: Callable[[str, ast.Module], Iterator[str]], code: str) -> None:
    assert len(list(measure("sample.py", parse(code)))) == 1


@pytest.mark.parametrize(
    ("measure", "code"),
    [
        (measures.imports_inside_functions, "from salesdesk.domain import deal\ndef f():\n    import json"),
        (measures.vague_names, "class Dataset: ...\nclass Informed: ...\ndef data(): ..."),
        (measures.mutable_state, "__all__ = ['Deal']\nOPEN = ('a',)\nX: Final[Mapping[str, int]] = {}"),
        (measures.mutable_state, "WORDS: Mapping[str, str] = {'a': 'b'}\ndef f():\n    return []"),
        (
            measures.frozen_exceptions,
            "@dataclass(eq=False)\nclass A(Exception): ...\n@dataclass(frozen=True)\nclass D: ...",
        ),
    ],
)
def test_a_good_sample_is_left_alone(measure: Callable[[str, ast.Module], Iterator[str]], code: str) -> None:
    assert list(measure("sample.py", parse(code))) == []


@pytest.mark.parametrize(
    "path", ["src/salesdesk/ui/helpers.py", "src/salesdesk/utils/text.py", "src/salesdesk/deal_data.py"]
)
def test_a_vague_path_is_named(path: str) -> None:
    assert list(measures.vague_names(path, parse("x = 1"))) == [path]
