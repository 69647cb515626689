"""A full disk or a kill while a proposal or an agreement is saved leaves the old file, whole."""

from __future__ import annotations

import os
import resource
import signal
import sys
from pathlib import Path

import pytest

from salesdesk.application.files import FileNotWritten, WriteFault
from salesdesk.application.papers import AgreementContent
from salesdesk.bootstrap_papers import LazyPress
from salesdesk.documents.agreement import write_agreement
from salesdesk.documents.proposal import write_proposal
from salesdesk.wording.documents import DocumentWords
from tests.documents.samples import rich
from tests.trials.killing import tally_of

KILLS = int(os.environ.get("SALESDESK_KILLS", "200"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a proposal and the agreement that is saved over it, the longest and the shortest paper."""
    content = rich(title="Water that is used twice")
    agreed = AgreementContent(proposal=content, chosen="B", chosen_on=content.issued_on)
    (tmp_path / "old.pdf").write_bytes(write_proposal(content, DocumentWords()).pdf)
    (tmp_path / "new.pdf").write_bytes(write_agreement(agreed, DocumentWords()).pdf)
    return tmp_path


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the trial forks its children")
def test_a_paper_stands_there_whole_however_often_the_program_is_killed_while_it_saves(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tally = tally_of("tests.trials.pdf_kill_trial", folder, KILLS)
    with capsys.disabled():
        sys.stdout.write(
            "\npapers: {kills} kills, {while_saving} of them while saving, {replaced} times the other paper stood "
            "there, {broken} broken (seed {seed})\n".format(**tally)
        )
    assert tally["kills"] == KILLS
    assert tally["while_saving"] >= KILLS / 4
    assert tally["replaced"] > 0
    assert tally["broken"] == 0, tally


def test_a_full_disk_leaves_the_paper_that_was_there(folder: Path) -> None:
    path = folder / "old.pdf"
    before, new = path.read_bytes(), (folder / "new.pdf").read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(new) // 2, hard))
    try:
        with pytest.raises(FileNotWritten) as refused:
            LazyPress().save(path, new)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, ignored)
    assert refused.value.fault is WriteFault.FULL
    assert path.read_bytes() == before
    assert sorted(file.name for file in folder.iterdir()) == ["new.pdf", "old.pdf"]
