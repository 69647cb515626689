"""Whatever the trade's rules refuse is told in a sentence of its own: the code is read for what it refuses."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from salesdesk.domain.refusals import Missing, OutOfRange, Refusal
from salesdesk.wording import Words
from salesdesk.wording.troubles import told
from tests.project.sources import python_files

WORDS = Words()


def refused(tree: ast.AST) -> Iterator[tuple[str, str, str]]:
    """Yield the kind and the words of each refusal that a file spells out."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"Missing", "OutOfRange"}:
            what, where = ([*(_word(argument) for argument in node.args), "", ""])[:2]
            if what:
                yield node.func.id, what, where if node.func.id == "Missing" else ""


def _word(argument: ast.expr) -> str:
    return str(argument.value) if isinstance(argument, ast.Constant) else ""


RULES = python_files("src/salesdesk/domain", "src/salesdesk/application")
REFUSED = sorted({one for _, tree in RULES for one in refused(tree)})


def test_the_code_refuses_something() -> None:
    assert {("Missing", "agreed_by", "evaluation"), ("OutOfRange", "second_process", "")} <= set(REFUSED)


@pytest.mark.parametrize(("kind", "what", "where"), REFUSED)
def test_every_refusal_has_a_sentence_of_its_own(kind: str, what: str, where: str) -> None:
    error: Refusal = Missing(what, where) if kind == "Missing" else OutOfRange(what, "7", "1", "9")
    nothing_known: Refusal = Missing("xyz") if kind == "Missing" else OutOfRange("xyz", "7")
    assert told(WORDS, error) != told(WORDS, nothing_known).replace("xyz", what)
