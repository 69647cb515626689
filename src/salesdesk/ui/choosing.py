"""For whom a call is planned or a talk recorded: a deal or an account, found by typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from typing_extensions import override

from salesdesk.application.rows import AccountRow, DealQuery, DealRow
from salesdesk.domain.folding import fold
from salesdesk.ui.ask import AskDialog
from salesdesk.ui.fields import Field, SuggestLine

if TYPE_CHECKING:
    from salesdesk.ui.workbench import Workbench

OFFERED = 8
DEALS = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Whom:
    """A deal (with its account) or an account alone, and the words it is offered under."""

    words: str
    deal_id: UUID | None = None
    account_id: UUID | None = None


def whom_of(accounts: Sequence[AccountRow], deals: Sequence[DealRow]) -> tuple[Whom, ...]:
    """Return accounts, then open deals with their accounts."""
    by_account = [Whom(words=row.name, account_id=row.id) for row in accounts]
    by_deal = [
        Whom(words=": ".join(filter(None, (row.account, row.title))), deal_id=row.id, account_id=row.account_id)
        for row in deals
    ]
    return (*by_account, *by_deal)


def matching(known: Sequence[Whom], typed: str, most: int = OFFERED) -> list[Whom]:
    """Return those whose words hold every word typed, whatever case and accents; beginnings come first."""
    wanted = fold(typed).split()
    if not wanted:
        return list(known[:most])
    folded = [(fold(whom.words), whom) for whom in known]
    found = [(text, whom) for text, whom in folded if all(word in text for word in wanted)]
    found.sort(key=lambda pair: not pair[0].startswith(wanted[0]))
    return [whom for _, whom in found[:most]]


class WhomDialog(AskDialog):
    """Asks for a deal or an account, then hands it on."""

    def __init__(self, workbench: Workbench, title: str, act: str, chosen: Callable[[WhomDialog, Whom], None]) -> None:
        """Ask; `chosen` does what is asked for and closes the dialog, or refuses."""
        words = workbench.words
        self._known: tuple[Whom, ...] = ()
        self._chosen = chosen
        self._picked: Whom | None = None
        self.line = SuggestLine(self._suggest, words.text("Type the name of a deal or an account"))
        self._field = Field(words.text("Deal or account"), self.line)
        super().__init__(workbench, title, act, self._field)
        self.line.picked.connect(self._on_picked)
        self.line.setFocus()
        workbench.ask(self._everything, self._on_known)

    @override
    def answer(self) -> None:
        """Hand on what was chosen; a name that is typed in full counts as chosen."""
        typed = self.line.value()
        exact = [whom for whom in self._known if fold(whom.words) == fold(typed)]
        found = exact or matching(self._known, typed, 2)
        if not typed:
            self.refuse(self.words.text("Choose a deal or an account"))
        elif self._picked is not None and self._picked.words == typed:
            self._chosen(self, self._picked)
        elif exact or len(found) == 1:
            self._chosen(self, found[0])
        elif found:
            self.refuse(self.words.text("Several deals or accounts fit. Choose one from the list"))
        else:
            self.refuse(self.words.text("No deal or account is called “{name}”. Choose one from the list", name=typed))

    def _everything(self) -> tuple[Whom, ...]:
        selling = self.workbench.desk.selling
        page = selling.page(DealQuery(as_of=self.workbench.today), limit=DEALS)
        return whom_of(selling.accounts(limit=DEALS), page.rows)

    def _on_known(self, known: tuple[Whom, ...]) -> None:
        self._known = known

    def _suggest(self, text: str) -> Sequence[tuple[Whom, str]]:
        return [(whom, whom.words) for whom in matching(self._known, text)]

    def _on_picked(self, whom: Whom) -> None:
        self._picked = whom
