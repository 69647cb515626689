"""Returned files that are broken, hostile or no proposals: each gives a form or a reason, within the limits."""

from __future__ import annotations

import json
import os
import random
import struct
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from salesdesk.application.importing.troubles import FileTrouble
from salesdesk.application.returned_form import ProposalNotRead, ReturnedForm
from salesdesk.imports import child, confined, limits, returned
from salesdesk.imports.child import ChildTrouble
from salesdesk.imports.returned import FormReader
from salesdesk.wording import Words
from salesdesk.wording.troubles import told
from tests.imports import making_pdfs as making
from tests.imports.making_pdfs import CATALOGUE, FIRST_CONTENT, FIRST_PAGE, FONT, FORM, GROUP, PAGES

OBJECTS = making.form_objects()
SENT = making.proposal()
PACKED = making.packed({**OBJECTS, 40: making.stream(b""), 41: making.stream(b"")})
MUTANTS = int(os.environ.get("SALESDESK_MUTANTS", "1000"))


def outcome(pdf: bytes) -> ReturnedForm | FileTrouble:
    """Return the form, or why there is none."""
    try:
        return FormReader().read_kept(pdf, "back.pdf")
    except ProposalNotRead as refused:
        return refused.reason


def within_the_limits(pdf: bytes) -> ReturnedForm | FileTrouble:
    begun = monotonic()
    found = outcome(pdf)
    assert monotonic() - begun < limits.CHILD_SECONDS + 5
    return found


def trouble(path: Path) -> FileTrouble:
    with pytest.raises(ProposalNotRead) as caught:
        FormReader().read(path)
    assert caught.value.path == str(path)
    return caught.value.reason


def test_files_that_are_not_there_or_no_pdfs(tmp_path: Path) -> None:
    assert trouble(tmp_path / "gone.pdf") is FileTrouble.MISSING
    assert trouble(tmp_path) is FileTrouble.FOLDER
    assert trouble(tmp_path / "a\0b") is FileTrouble.MISSING
    (tmp_path / "empty.pdf").touch()
    assert trouble(tmp_path / "empty.pdf") is FileTrouble.EMPTY
    for content in (b"PK\x03\x04 a letter", b"\x89PNG\r\n\x1a\n", b"Dear Eva,", b"\0" * 5000 + b"%PDF-1.7"):
        (tmp_path / "back.pdf").write_bytes(content)
        assert trouble(tmp_path / "back.pdf") is FileTrouble.NOT_A_PDF


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "back.pdf"
    path.write_bytes(SENT)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert trouble(path) is FileTrouble.NOT_ALLOWED


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path) -> None:
    with (tmp_path / "huge.pdf").open("wb") as file:
        file.truncate(limits.FILE_BYTES + 1)
    assert trouble(tmp_path / "huge.pdf") is FileTrouble.TOO_LARGE


@pytest.mark.parametrize("spelt", [b"/Encrypt", b"/Encr#79pt"])
def test_a_file_with_a_password_says_so(spelt: bytes) -> None:
    locked = (Path(__file__).parent / "locked_pdfs" / "password.pdf").read_bytes()
    assert outcome(locked.replace(b"/Encrypt", spelt)) is FileTrouble.PASSWORD


def test_why_a_file_was_not_read_is_told_in_a_sentence_of_its_own() -> None:
    said = {told(Words(), ProposalNotRead("back.pdf", reason)) for reason in FileTrouble}
    assert len(said) >= 9
    assert all(sentence.endswith(". Nothing was changed.") and "back.pdf" in sentence for sentence in said)


def test_a_file_that_begins_a_little_late_is_read() -> None:
    assert isinstance(outcome(b"From the scanner\n" + SENT), ReturnedForm)


LOOPS = {
    "kids of the group lead back to it": {GROUP: b"<</FT/Btn/T(option)/Kids[10 0 R 11 0 R 10 0 R]>>"},
    "a field is its own parent": {GROUP: b"<</FT/Btn/T(option)/Parent 10 0 R/Kids[10 0 R]>>", FORM: b"<<>>"},
    "fields lead to the form": {FORM: b"<</Fields[3 0 R 1 0 R 2 0 R]/Kids[3 0 R]>>"},
    "fields lead to nothing": {FORM: b"<</Fields[700 0 R null 7 (x) <<>> [3 0 R]]>>"},
    "fields are a number": {FORM: b"<</Fields 7>>"},
    "the form is a text": {FORM: b"(no form)"},
    "pages lead back": {PAGES: b"<</Type/Pages/Count 3/Kids[2 0 R 100 0 R 2 0 R]>>"},
    "pages are counted wrong": {PAGES: b"<</Type/Pages/Count 2147483647/Kids[100 0 R]>>"},
    "there are no pages": {PAGES: b"<</Type/Pages/Count 0/Kids[]>>"},
    "a reference refers to itself": {GROUP: b"10 0 R"},
    "content draws itself": {
        FIRST_PAGE: b"<</Type/Page/Parent 2 0 R/Contents 500 0 R/Resources<</XObject<</X 501 0 R>>>>>>",
        500: making.stream(b"/X Do"),
        501: making.stream(b"/X Do /X Do", b"/Type/XObject/Subtype/Form/Resources<</XObject<</X 501 0 R>>>>"),
    },
    "annotations are the page": {FIRST_PAGE: b"<</Type/Page/Parent 2 0 R/Annots[100 0 R 2 0 R]/Contents 400 0 R>>"},
    "a length is its own": {FIRST_CONTENT: b"<</Length 400 0 R>>stream\nBT ET\nendstream"},
    "a length is enormous": {FIRST_CONTENT: b"<</Length 99999999999999>>stream\nBT ET\nendstream"},
    "a length is negative": {FIRST_CONTENT: b"<</Length -7>>stream\nBT ET\nendstream"},
    "a filter nobody knows": {FIRST_CONTENT: making.stream(b"BT ET", b"/Filter/NoSuchDecode")},
    "a catalogue without pages": {CATALOGUE: b"<</Type/Catalog/AcroForm 3 0 R>>"},
    "a font of nonsense": {FONT: b"<</Type/Font/Subtype/Type0/ToUnicode 4 0 R/DescendantFonts[4 0 R]>>"},
    "arrays in arrays": {FORM: b"<</Fields" + b"[" * 50_000 + b"]" * 50_000 + b">>"},
    "dictionaries in dictionaries": {FORM: b"<</Fields" + b"<</A " * 50_000 + b">>" * 50_000 + b">>"},
}


@pytest.mark.parametrize("changed", LOOPS.values(), ids=LOOPS.keys())
def test_what_leads_in_circles_or_nowhere_ends(changed: dict[int, bytes]) -> None:
    found = within_the_limits(making.proposal(changed=changed))
    assert isinstance(found, ReturnedForm) or found in {FileTrouble.DAMAGED, FileTrouble.TOO_LARGE}


def test_a_circle_of_kids_keeps_what_the_rest_says() -> None:
    found = outcome(making.proposal(changed=LOOPS["kids of the group lead back to it"]))
    assert isinstance(found, ReturnedForm)
    assert (found.has_form, found.number) == (True, "SD-2026-0147")


def _deep(levels: int) -> dict[int, bytes]:
    chain = {1000 + n: b"<</T(x)/Kids[%d 0 R]>>" % (1001 + n) for n in range(levels)}
    return {FORM: b"<</Fields[1000 0 R 10 0 R]>>", **chain, 1000 + levels: b"<</T(end)/V(deep)>>"}


def test_fields_that_go_very_deep_are_walked_without_a_stack() -> None:
    found = within_the_limits(making.proposal(changed=_deep(3000)))
    assert isinstance(found, ReturnedForm)
    assert "deep" in dict(found.fields).values()


def test_ten_thousand_fields_are_read_and_very_many_more_refused() -> None:
    def form(count: int) -> bytes:
        fields = {1000 + n: b"<</FT/Tx/T(f%d)/V(v)>>" % n for n in range(count)}
        return making.proposal(changed={FORM: b"<</Fields[%s]>>" % making.refs(sorted(fields)), **fields})

    found = within_the_limits(form(10_000))
    assert isinstance(found, ReturnedForm)
    assert len(found.fields) == 10_003
    assert within_the_limits(form(limits.FIELDS + 1)) is FileTrouble.TOO_LARGE


def test_every_field_has_all_the_others_as_kids() -> None:
    everyone = making.refs(range(1000, 1300))
    fields = {1000 + n: b"<</T(f%d)/Kids[%s]>>" % (n, everyone) for n in range(300)}
    found = within_the_limits(making.proposal(changed={FORM: b"<</Fields[%s]>>" % everyone, **fields}))
    assert isinstance(found, ReturnedForm)


def test_too_many_pages_are_refused_as_many_as_we_print_are_read() -> None:
    found = within_the_limits(making.proposal(["text"] * limits.PAGES))
    assert isinstance(found, ReturnedForm)
    assert len(found.pages) == limits.PAGES
    assert within_the_limits(making.proposal(["text"] * (limits.PAGES + 1))) is FileTrouble.TOO_LARGE


def test_tables_that_lead_in_circles_end() -> None:
    at = SENT.rindex(b"startxref")
    table = int(SENT[at:].split()[1])

    def behind(previous: int) -> ReturnedForm | FileTrouble:
        root = b"/Root 1 0 R"
        return within_the_limits(SENT[:at].replace(root, root + b"/Prev %d" % previous) + SENT[at:])

    def at_place(start: int) -> ReturnedForm | FileTrouble:
        return within_the_limits(SENT[:at] + b"startxref\n%d\n%%%%EOF\n" % start)

    assert isinstance(behind(table), ReturnedForm)
    found = [*map(behind, (0, -1, 10**15, len(SENT) - 5)), *map(at_place, (0, 10**12, -3, at))]
    assert all(isinstance(one, ReturnedForm) or one is FileTrouble.DAMAGED for one in found)


def test_what_a_file_would_start_is_not_started(tmp_path: Path) -> None:
    mark = tmp_path / "started"
    acts = (
        b"/OpenAction<</S/Launch/F(/bin/sh)/P(-c 'touch %s')>>/AA<</WC 600 0 R>>"
        b"/Names<</JavaScript<</Names[(a) 600 0 R]>>"
        b"/EmbeddedFiles<</Names[(evil.exe)<</Type/Filespec/F(evil.exe)/EF<</F 601 0 R>>>>]>>>>" % str(mark).encode()
    )
    more = {600: b"<</S/JavaScript/JS(app.launchURL('http://example.com'))>>", 601: making.stream(b"MZ")}
    catalogue = OBJECTS[CATALOGUE].replace(b"/AcroForm", acts + b"/AcroForm")
    reaching_out = {FIRST_CONTENT: b"<</Length 0/F(/etc/passwd)/FFilter/FlateDecode>>stream\n\nendstream"}
    found = outcome(making.proposal(changed={CATALOGUE: catalogue, **more, **reaching_out}))
    assert isinstance(found, ReturnedForm)
    assert (found.pages[0], found.number, mark.exists()) == ("", "SD-2026-0147", False)


def _batch(files: Iterable[bytes]) -> list[list[Any]]:
    """Return what one confined child says about each of many files, as the children of the reader would."""
    program = (
        "import json, struct, sys; sys.path.append(sys.argv[1]); from salesdesk.imports import confined, worker\n"
        "confined.limit_self(int(sys.argv[2]), 150); most = [*map(int, sys.argv[3:])]; read = sys.stdin.buffer.read\n"
        "while size := read(4): print(json.dumps([*worker.answer('form', read(*struct.unpack('<L', size)), most)]))"
    )
    numbers = returned.command()[-6:]
    packages = str(Path(child.__file__).parents[2])
    start = [sys.executable, "-I", "-X", "utf8", "-c", program, packages, numbers[0], *numbers[2:]]
    given = b"".join(struct.pack("<L", len(file)) + file for file in files)
    ended = subprocess.run(start, input=given, stdout=subprocess.PIPE, check=True, timeout=170)
    return [json.loads(line) for line in ended.stdout.splitlines()]


def believed(lines: list[Any]) -> bool:
    """Return whether the parent finds a form in what a child says, and not a reason."""
    if set(lines[-1]) == {"trouble", "detail"}:
        assert lines[-1]["trouble"] in {"damaged", "too_large", "password"}
        return False
    answer = returned.Answer()
    assert [answer.take(line) for line in lines].index(True) == len(lines) - 1
    return True


def mutant(whole: bytes, seed: str) -> bytes:
    chance = random.Random(seed)
    content = bytearray(whole)
    for _ in range(chance.randint(1, 12)):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)


@pytest.mark.slow
@pytest.mark.parametrize("whole", [SENT, PACKED], ids=["plain", "packed"])
def test_flipped_bits_give_a_form_or_a_reason(whole: bytes) -> None:
    answers = _batch(mutant(whole, str(seed)) for seed in range(MUTANTS // 2))
    read = [believed(lines) for lines in answers]
    assert len(read) == MUTANTS // 2
    assert any(read)


@pytest.mark.slow
@pytest.mark.parametrize("whole", [SENT, PACKED], ids=["plain", "packed"])
def test_a_file_cut_at_two_hundred_places_gives_a_form_or_a_reason(whole: bytes) -> None:
    answers = _batch(whole[: len(whole) * cut // 200] for cut in range(200))
    assert len([believed(lines) for lines in answers]) == 200


def test_flipped_bits_do_no_harm_to_the_reader_itself() -> None:
    for seed in range(10):
        found = outcome(mutant(SENT, f"one by one {seed}"))
        assert isinstance(found, ReturnedForm) or found in {FileTrouble.DAMAGED, FileTrouble.NOT_A_PDF}


def test_a_frozen_program_reads_through_itself() -> None:
    itself = [sys.executable, "-m", "salesdesk", "--import-worker", *returned.command()[-7:]]
    assert returned.form_in(SENT, itself).number == "SD-2026-0147"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("", FileTrouble.TOO_LARGE),
        ('{"page": "x"}\n', FileTrouble.TOO_LARGE),
        ('{"page": "x"}\n{"end": 2}\n', FileTrouble.DAMAGED),
        ('{"end": 0}\n', FileTrouble.DAMAGED),
        ('{"page": 7}\n', FileTrouble.DAMAGED),
        ('{"choice": "C"}\n', FileTrouble.DAMAGED),
        ('{"field": ["name"]}\n', FileTrouble.DAMAGED),
        ('{"form": 1}\n', FileTrouble.DAMAGED),
        ('{"trouble": "take me home"}\n', FileTrouble.DAMAGED),
        ('{"note": ["Ink", ""]}\n' * (limits.FIELDS + 1), FileTrouble.TOO_LARGE),
        ('{"page": ""}\n' * (limits.PAGES + 1), FileTrouble.TOO_LARGE),
        (json.dumps({"page": "x" * (limits.PAGE_CHARS + limits.FORM_CHARS + 1)}) + "\n", FileTrouble.TOO_LARGE),
    ],
)
def test_what_a_taken_over_child_says_is_not_believed(tmp_path: Path, answer: str, reason: FileTrouble) -> None:
    (tmp_path / "said").write_text(answer)
    program = f"import sys; sys.stdin.buffer.read(); sys.stdout.write(open({str(tmp_path / 'said')!r}).read())"
    with pytest.raises(ChildTrouble) as caught:
        returned.form_in(b"%PDF-1.7", [sys.executable, "-I", "-c", program])
    assert caught.value.reason is reason


@pytest.mark.skipif(sys.platform == "win32", reason="a job object limits the child there")
@pytest.mark.parametrize(
    "act",
    [
        "open('/etc/hostname')",
        "open('/tmp/written', 'w')",
        "import socket; socket.socket()",
        "import os; os.pipe()",
        "import subprocess; subprocess.run(['true'])",
        "import sqlite3",
    ],
)
def test_behind_the_shut_door_nothing_can_be_opened(act: str) -> None:
    program = (
        f"import sys, socket, subprocess; sys.path.insert(0, {str(Path(confined.__file__).parent)!r})\n"
        f"import confined; confined.limit_self(256 << 20, 20); confined.shut()\ntry:\n    {act}\n"
        "except (OSError, ImportError) as error: print('refused')\nelse: print('done')"
    )
    ended = subprocess.run([sys.executable, "-I", "-c", program], stdout=subprocess.PIPE, check=True, text=True)
    assert ended.stdout == "refused\n"
