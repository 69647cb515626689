"""For whom a call is planned or a talk recorded: a deal or an account, found by typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from salesdesk.application.choosing import Whom, account_of, matching, meant, whom_of
from salesdesk.application.rows import DealQuery
from salesdesk.ui.ask import AskDialog
from salesdesk.ui.fields import Field, SuggestLine
from salesdesk.ui.parts import HintStrip

if TYPE_CHECKING:
    from salesdesk.ui.workbench import Workbench

OFFERED: Final = 8
DEALS: Final = 5000


class WhomDialog(AskDialog):
    """Asks for a deal or an account, then hands it on."""

    def __init__(
        self,
        workbench: Workbench,
        title: str,
        act: str,
        chosen: Callable[[WhomDialog, Whom], None],
        *,
        account_will_do: bool = False,
    ) -> None:
        """Ask; `chosen` does what is asked for and closes the dialog, or refuses.

        With `account_will_do`, letters that fit an account and its deals mean the account.
        """
        self._account_will_do = account_will_do
        words = workbench.words
        self._known: tuple[Whom, ...] = ()
        self._chosen = chosen
        self._picked: Whom | None = None
        self.line = SuggestLine(self._suggest, words.text("Type the name of a deal or an account"))
        self._field = Field(words.text("Deal or account"), self.line)
        super().__init__(workbench, title, act, self._field)
        self.first = HintStrip(
            words.text("No deals or accounts yet."),
            words.text("Begin with a deal; its account comes with it."),
            words.text("New deal"),
            kind="notice",
        )
        self.first.acted.connect(self._on_deal_wanted)
        self.first.hide()
        self.add_field(self.first)
        self.line.picked.connect(self._on_picked)
        self.line.setFocus()
        workbench.ask(self._everything, self._on_known)

    @override
    def answer(self) -> None:
        """Hand on what was chosen; a name that is typed in full counts as chosen."""
        typed = self.line.value()
        found = meant(self._known, typed)
        found = account_of(found) if self._account_will_do else found
        if self._picked is not None and self._picked.words == typed:
            self._chosen(self, self._picked)
        elif not typed:
            self.refuse(self.words.text("Choose a deal or an account"))
        elif len(found) == 1:
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
        """Offer what there is; on an empty desk there is nothing to choose, so what comes first is offered instead."""
        self._known = known
        if not known:
            self._field.hide()
            self.button.hide()
            self.first.show()
            self.first.button.setFocus()
            self.fit()

    def _on_deal_wanted(self) -> None:
        self.reject()
        self.workbench.actions.do("deal.new")

    def _suggest(self, text: str) -> Sequence[tuple[Whom, str]]:
        return [(whom, whom.words) for whom in matching(self._known, text, OFFERED)]

    def _on_picked(self, whom: Whom) -> None:
        self._picked = whom
