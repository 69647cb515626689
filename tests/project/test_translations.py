"""Every sentence that a person reads can be translated: it is in the template, and whole where it is looked up."""

from __future__ import annotations

import ast
import gettext
import re
from typing import TYPE_CHECKING, Any

import pytest
from babel.messages.pofile import read_po

from salesdesk.wording.documents import LANGUAGES
from tests.project.sources import load, python_files

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def translations() -> Any:
    return load("packaging/translations")


@pytest.mark.parametrize("domain", ["salesdesk", "documents"])
def test_the_template_is_up_to_date_with_the_sources(translations: Any, domain: str) -> None:
    committed = translations.template_path(domain).read_text(encoding="utf-8")
    assert committed == translations.template(domain), "run `make messages`"


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_sentence_of_a_paper_is_translated_with_the_same_places(translations: Any, language: str) -> None:
    sentences = [message for message in translations.catalogue(language) if message.id]
    assert len(sentences) > 80
    assert [m.id for m in sentences if not m.string or m.fuzzy] == []
    assert [m.id for m in sentences if _places(m.id) != _places(m.string)] == []


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_the_compiled_catalogue_holds_what_is_written(translations: Any, language: str) -> None:
    path = translations.catalogue_path(language)
    with path.open("rb") as written, path.with_suffix(".mo").open("rb") as compiled:
        source, program = read_po(written), gettext.GNUTranslations(compiled)
    assert {m.id: program.gettext(str(m.id)) for m in source if m.id} == {m.id: m.string for m in source if m.id}


def test_the_sentences_of_papers_are_known_by_their_files(translations: Any) -> None:
    assert "All prices in {currency}, net of tax." in translations.template("documents")
    assert "All prices in {currency}, net of tax." not in translations.template("salesdesk")


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


def _places(text: Any) -> list[str]:
    return sorted(re.findall(r"\{\w+\}", str(text)))


def put_together(translations: Any, tree: ast.Module) -> Iterator[int]:
    """Return the lines where the sentence of a look-up is computed from pieces."""
    for call in translations.look_ups(tree):
        if any(_is_pieced(message) for message in translations.messages(call)):
            yield call.lineno


def _is_pieced(message: ast.expr) -> bool:
    formatted = isinstance(message, ast.Call) and ast.unparse(message.func).endswith(".format")
    return formatted or isinstance(message, (ast.JoinedStr, ast.BinOp))
