"""The acts on a proposal as a whole with their words, icons and keys: one list for strip, menu and palette."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from salesdesk.application.proposal_acts import ProposalAct

if TYPE_CHECKING:
    from salesdesk.wording import Words


@dataclass(frozen=True, slots=True)
class Shown:
    """How an act is offered; `keys` as Qt writes them, none where the keyboard has no room."""

    act: ProposalAct
    text: str
    picture: str
    keys: str = ""


def shown_acts(words: Words) -> tuple[Shown, ...]:
    """Return all acts, in the order in which they stand beside each other."""
    return (
        Shown(ProposalAct.MAIL, words.text("Draft an e-mail"), "mail", "Ctrl+Shift+E"),
        Shown(ProposalAct.TOLD, words.text("They told us"), "message-square-quote", "Ctrl+Shift+T"),
        Shown(ProposalAct.READ, words.text("Read the returned PDF"), "import"),
        Shown(ProposalAct.AGREEMENT, words.text("Save the agreement"), "handshake", "Ctrl+Shift+S"),
        Shown(ProposalAct.FILE, words.text("Save the returned file"), "file-down"),
        Shown(ProposalAct.REVISE, words.text("Start next revision"), "copy"),
        Shown(ProposalAct.WITHDRAW, words.text("Withdraw"), "undo-2"),
        Shown(ProposalAct.EARLIER, words.text("Earlier revisions"), "history"),
        Shown(ProposalAct.PRINT, words.text("Print"), "printer", "Ctrl+P"),
        Shown(ProposalAct.INTERNAL, words.text("Save internal copy"), "lock"),
    )
