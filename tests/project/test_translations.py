"""Every sentence that a person reads can be translated: it is in the template, and whole where it is looked up."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

import pytest

from tests.project.sources import load, python_files

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def translations() -> Any:
    return load("packaging/translations")


def test_the_template_is_up_to_date_with_the_sources(translations: Any) -> None:
    assert translations.TEMPLATE.read_text(encoding="utf-8") == translations.template(), "run `make messages`"


def test_no_sentence_is_put_together_before_it_is_looked_up(translations: Any) -> None:
    assert [f"{path}:{line}" for path, tree in python_files("src") for line in put_together(translations, tree)] == []


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ('words.text(f"Plan {what}")', [1]),
        ('self._words.text("Plan " + what)', [1]),
        ('words.text("Plan {} calls".format(n))', [1]),
        ('words.plural("One call", f"{n} calls", n)', [1]),
        ('words.text("Plan {what}", what=f"{n}")', []),
        ('words.text("Plan a call " "and print it")', []),
        ("words.text(LABELS[kind])", []),
        ('canvas.text(f"{n}")', []),
        ("field.text()", []),
    ],
)
def test_the_rule_tells_whole_sentences_from_pieces(translations: Any, code: str, lines: list[int]) -> None:
    assert list(put_together(translations, ast.parse(code))) == lines


def put_together(translations: Any, tree: ast.Module) -> Iterator[int]:
    """Return the lines where the sentence of a look-up is computed from pieces."""
    for call in translations.look_ups(tree):
        if any(_is_pieced(message) for message in translations.messages(call)):
            yield call.lineno


def _is_pieced(message: ast.expr) -> bool:
    formatted = isinstance(message, ast.Call) and ast.unparse(message.func).endswith(".format")
    return formatted or isinstance(message, (ast.JoinedStr, ast.BinOp))
