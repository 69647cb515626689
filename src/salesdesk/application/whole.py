"""Whether a desk is whole: every page of its file, and everything that was issued, to the byte."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from salesdesk.application.bench import Bench
from salesdesk.application.failures import DeskFault, DeskTrouble
from salesdesk.domain.proposal import Proposal, Revision


def check_whole(bench: Bench, path: Path, check: Callable[[], None]) -> None:
    """Check the file, then the hashes of each issued revision's PDF and content (B1). Raises DeskTrouble."""
    check()
    with bench.look() as look:
        for key in look.rows.revision_keys():
            revision = look.kept(Revision, key).value
            if not is_as_issued(revision):
                proposal = look.kept(Proposal, revision.proposal_id).value
                raise DeskTrouble(DeskFault.ALTERED, str(path), f"{proposal.number}/{revision.number}")


def is_as_issued(revision: Revision) -> bool:
    """Tell whether content and PDF of a revision still have the hashes they were issued with."""
    found = (hashlib.sha256(revision.content.encode()).hexdigest(), hashlib.sha256(revision.pdf).hexdigest())
    return found == (revision.content_hash, revision.pdf_hash)
