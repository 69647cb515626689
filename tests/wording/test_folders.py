"""Every reason why a folder is not brought back has its sentence, and says that nothing was made."""

from __future__ import annotations

import pytest

from salesdesk.application.everything.folder import FolderFault, FolderNotRead
from salesdesk.wording import Words
from salesdesk.wording.troubles import told

WORDS = Words()


@pytest.mark.parametrize("fault", FolderFault, ids=str)
def test_every_fault_has_its_own_sentence(fault: FolderFault) -> None:
    sentence = told(WORDS, FolderNotRead("my export", fault, "deal.jsonl", 7, "title"))
    assert sentence.endswith("Nothing was brought back")
    others = {told(WORDS, FolderNotRead("my export", one, "deal.jsonl", 7, "title")) for one in FolderFault}
    assert len(others) == len(FolderFault)
    assert "{" not in sentence


def test_a_wrong_line_is_named_and_that_the_file_was_changed() -> None:
    fault = FolderNotRead("my export", FolderFault.WRONG_VALUE, "deal.jsonl", 7, "title", also_changed=True)
    assert told(WORDS, fault) == (
        "deal.jsonl, line 7: what stands in “title” cannot stand there; the file is no longer what was exported. "
        "Nothing was brought back"
    )


def test_a_manifest_that_is_no_manifest_is_told_without_the_words_of_the_program() -> None:
    fault = FolderNotRead("my export", FolderFault.MANIFEST, "manifest.json", what="JSONDecodeError: line 2 column 1")
    assert told(WORDS, fault) == (
        "manifest.json is damaged. Copy the whole folder again, or export the desk once more. Nothing was brought back"
    )
