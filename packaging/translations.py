"""Write resources/translations/salesdesk.pot: every sentence of the program, for whoever translates it.

Usage: python packaging/translations.py [--check]

Sentences are the first argument of `words.text(...)`, the first two of `words.plural(...)`, and the texts of tables
marked `N_(...)`. With --check nothing is written; the exit code says whether the committed file is up to date.
"""

import ast
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

ROOT = Path(__file__).resolve().parents[1]
TEMPLATE = ROOT / "resources/translations/salesdesk.pot"
# How many of the first arguments of each look-up are sentences.
LOOKED_UP = {"text": 1, "plural": 2, "N_": 1}
# What changes without any sentence having changed, and what is empty.
RESTLESS = re.compile(r'^"(Project|Report|POT|PO|Last|Language|Generated)-[\w-]+:.*\n', re.MULTILINE)


def template() -> str:
    """Return the whole template as it should be committed for the sources as they are now."""
    catalog = Catalog(charset="utf-8", fuzzy=False)
    catalog.header_comment = "# The sentences of SalesDesk. Written by `make messages`; do not edit."
    for path in sorted((ROOT / "src").rglob("*.py")):
        for call in look_ups(ast.parse(path.read_text(encoding="utf-8"))):
            sentences = tuple(message.value for message in messages(call) if isinstance(message, ast.Constant))
            if len(sentences) == len(messages(call)):
                catalog.add(sentences if sentences[1:] else sentences[0], locations=[(_from_top(path), 0)])
    written = BytesIO()
    write_po(written, catalog, width=118, sort_by_file=True, include_lineno=False)
    return RESTLESS.sub("", written.getvalue().decode("utf-8"))


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
    """Write the template, or with --check compare it; return 0 when it is up to date afterwards."""
    wanted = template()
    if arguments == ["--check"]:
        return int(not TEMPLATE.is_file() or TEMPLATE.read_text(encoding="utf-8") != wanted)
    TEMPLATE.parent.mkdir(parents=True, exist_ok=True)
    TEMPLATE.write_text(wanted, encoding="utf-8", newline="\n")
    return 0


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _from_top(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
