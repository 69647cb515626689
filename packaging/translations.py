"""Write the templates of every sentence, for whoever translates it, and bring the catalogues up to them.

Usage: python packaging/translations.py [--check]

`salesdesk.pot` holds the window's sentences, `documents.pot` those of the papers a customer gets, which have a language
of their own. Sentences are the first argument of `words.text(...)`, the first two of `words.plural(...)`, and the texts
of tables marked `N_(...)`. A catalogue keeps what is translated, gets what is new as an empty sentence, and loses what
is gone; beside it lies the compiled one that the program reads. With --check nothing is written; the exit code says
whether the committed templates are up to date.
"""

import ast
import re
import sys
from collections.abc import Iterator
from datetime import datetime, timezone
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
TRANSLATIONS = ROOT / "resources/translations"
WINDOW, DOCUMENTS = "salesdesk", "documents"
LANGUAGES = ("de", "fr", "el")
# Where sentences of papers come from, and which of these files serve the window as well.
OF_DOCUMENTS = (
    "src/salesdesk/documents/agreement",
    "src/salesdesk/documents/email_draft.py",
    "src/salesdesk/documents/proposal",
    "src/salesdesk/wording/documents.py",
    "src/salesdesk/wording/words.py",
)
OF_BOTH = ("src/salesdesk/wording/words.py",)
# How many of the first arguments of each look-up are sentences.
LOOKED_UP = {"text": 1, "plural": 2, "N_": 1}
# What changes without any sentence having changed, and what is empty.
RESTLESS = re.compile(r'^"(Project|Report|POT|PO|Last|Language-Team|Generated)[\w-]*:.*\n', re.MULTILINE)
_UNDATED = datetime(2000, 1, 1, tzinfo=timezone.utc)


def template(domain: str = WINDOW) -> str:
    """Return the whole template of a domain as it should be committed for the sources as they are now."""
    catalog = Catalog(charset="utf-8", fuzzy=False)
    catalog.header_comment = "# The sentences of SalesDesk. Written by `make messages`; do not edit."
    for path in sorted((ROOT / "src").rglob("*.py")):
        if not _speaks_in(domain, _from_top(path)):
            continue
        for call in look_ups(ast.parse(path.read_text(encoding="utf-8"))):
            sentences = tuple(message.value for message in messages(call) if isinstance(message, ast.Constant))
            if len(sentences) == len(messages(call)):
                catalog.add(sentences if sentences[1:] else sentences[0], locations=[(_from_top(path), 0)])
    return _as_text(catalog)


def template_path(domain: str) -> Path:
    """Return where the template of a domain is committed."""
    return TRANSLATIONS / f"{domain}.pot"


def catalogue_path(language: str, domain: str = DOCUMENTS) -> Path:
    """Return where the sentences of a domain in a language are written; the compiled ones lie beside them."""
    return TRANSLATIONS / language / "LC_MESSAGES" / f"{domain}.po"


def catalogue(language: str, domain: str = DOCUMENTS) -> Catalog:
    """Return a language's catalogue as its file is, brought up to the sources: what is new has no translation."""
    path = catalogue_path(language, domain)
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    catalog = read_po(BytesIO(text.encode()), locale=language)
    catalog.update(read_po(BytesIO(template(domain).encode())), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.fuzzy = False
    catalog.creation_date = catalog.revision_date = _UNDATED
    catalog.header_comment = "# The sentences of SalesDesk's papers. Untranslated ones are empty: fill them in."
    return catalog


def look_ups(tree: ast.Module) -> Iterator[ast.Call]:
    """Return the calls that look a sentence up, from the top of the file down; `text` of anything but words is none."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and call.args and _name(call) in LOOKED_UP:
            owner = ast.unparse(call.func).rpartition(".")[0]
            if _name(call) == "N_" or owner.endswith("words") or owner == "self":
                yield call


def messages(call: ast.Call) -> "list[ast.expr]":
    """Return the arguments of a look-up that are sentences."""
    return call.args[: LOOKED_UP[_name(call)]]


def main(arguments: "list[str]") -> int:
    """Write templates and catalogues, or with --check compare the templates; return 0 when they are up to date."""
    wanted = {template_path(domain): template(domain) for domain in (WINDOW, DOCUMENTS)}
    if arguments == ["--check"]:
        return int(any(not path.is_file() or path.read_text(encoding="utf-8") != text for path, text in wanted.items()))
    for path, text in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    for language in LANGUAGES:
        _write_catalogue(language)
    return 0


def _write_catalogue(language: str) -> None:
    catalog, path = catalogue(language), catalogue_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_as_text(catalog), encoding="utf-8", newline="\n")
    compiled = BytesIO()
    write_mo(compiled, catalog)
    path.with_suffix(".mo").write_bytes(compiled.getvalue())


def _as_text(catalog: Catalog) -> str:
    written = BytesIO()
    write_po(written, catalog, width=118, sort_by_file=True, include_lineno=False)
    return RESTLESS.sub("", written.getvalue().decode("utf-8"))


def _speaks_in(domain: str, path: str) -> bool:
    if domain == DOCUMENTS:
        return path.startswith(OF_DOCUMENTS)
    return path.startswith(OF_BOTH) or not path.startswith(OF_DOCUMENTS)


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _from_top(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
