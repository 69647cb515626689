"""The page "Sweep": every deal that outlived the wins, one choice each, before and after beside it (3.10-3.12, B12)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from salesdesk.application.sweeping import FlaggedDeal, choices, keepable
from salesdesk.domain.account import Account
from salesdesk.domain.deal import Deal, Stage
from salesdesk.domain.desk_settings import DeskSettings, Target
from salesdesk.domain.evidence import Evidence
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.refusals import OutOfRange
from salesdesk.domain.sweep import Sweep, SweepChoice
from salesdesk.ui.actions import ActionSpec
from salesdesk.ui.acts import act
from salesdesk.ui.area import AreaPage
from salesdesk.ui.arranged import Arranged, Arrangement, below_each_other
from salesdesk.ui.explained import explain
from salesdesk.ui.focus_order import order_focus
from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import Button, Card, EmptyState, HintStrip, Label, OpenRow, PageHeader, boxed, column, set_tip
from salesdesk.ui.sweeping.before_after import BeforeAfterCard
from salesdesk.ui.sweeping.choice_card import ORDER, ChoiceCard
from salesdesk.ui.sweeping.columns import Choices, SweepTable
from salesdesk.ui.sweeping.together import TogetherDialog
from salesdesk.wording.sweeps import chosen_told, deal_named, kept_told, nothing_told, sweep_sentence, swept_told
from salesdesk.wording.troubles import told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.application.changes import Step
    from salesdesk.application.sweeping import SweepView, Verdict
    from salesdesk.domain.before_after import Measured
    from salesdesk.ui.workbench import Workbench
    from salesdesk.wording.sweeps import BeforeAfter

PAGE_ID: Final = "sweep"
APART: Final = 5
"""How many deals without a date are named: a desk that was imported has hundreds."""


class SweepPage(AreaPage):
    """One screen: the table, the choice for the picked deal, what the pipeline says before and after."""

    kinds = frozenset({Deal, Account, Stage, FollowUp, Meeting, Evidence, Target, DeskSettings, Sweep})

    def __init__(self, workbench: Workbench) -> None:
        """Build the page; it loads when it is shown."""
        words = workbench.words
        back = Button(words.text("Show pipeline"), "arrow-left", do=partial(workbench.navigate, "pipeline", ""))
        self.apply_button = Button(words.text("Apply choices"), "check", "primary", do=self.apply)
        self._head = PageHeader(words.text("Sweep"), words.text("Looking at every open deal…"), back, self.apply_button)
        self.apply_button.hide()
        super().__init__(workbench, self._head)
        self._view: SweepView | None = None
        self.choices = Choices(workbench.today, workbench.standing.settings.zone)
        self.table = SweepTable(words, self.choices)
        self.table.picked.connect(self._on_picked)
        self.table.selectionModel().selectionChanged.connect(self._say)
        self.table.opened.connect(self._on_opened)
        self.choice = ChoiceCard(workbench)
        self.choice.decided.connect(self._on_decided)
        self.choice.left.connect(self.table.setFocus)
        self.figures = BeforeAfterCard(words, partial(self._explain, after=False), partial(self._explain, after=True))
        self._apart = Listing("")
        self._apart_card = Card(words.text("Not asked about"), words.text("kept, or without a date"))
        self._apart_card.add(self._apart)
        self._build_body()
        self._add_actions()

    def _build_body(self) -> None:
        self.trouble = HintStrip(kind="trouble")
        self.trouble.hide()
        table_card = Card(margins=(1, 1, 1, 1))
        table_card.add(self.table)
        above = boxed(column(self.trouble, table_card, gap=14))
        parts = (self.choice, self.figures, self._apart_card)
        ways = (Arrangement(840, ((0, 2), (1,)), (58, 42)), below_each_other(len(parts)))
        self._arranged = Arranged(parts, ways, above, filled=False)
        self._arranged.arranged.connect(partial(order_focus, self))
        self._arranged.hide()
        self.empty = EmptyState("hourglass", " ", " ", " ", act_picture="square-kanban")
        self.empty.acted.connect(partial(self.workbench.navigate, "pipeline", ""))
        self.empty.hide()
        self.body.addWidget(self._arranged, 1)
        self.body.addWidget(self.empty, 1)

    def _add_actions(self) -> None:
        words, actions = self.words, self.workbench.actions
        group = words.text("Sweep")
        texts = (
            words.text("Close as no decision"),
            words.text("Give back to marketing"),
            words.text("Keep with a next step they dated"),
        )
        for key, (choice, text) in enumerate(zip(ORDER, texts, strict=True), start=1):
            spec = ActionSpec(
                id=f"sweep.{choice}", text=text, group=group, keys=str(key), scope=PAGE_ID, picture="hourglass"
            )
            actions.add(spec, partial(self.choose, choice))
        undecided = ActionSpec(
            id="sweep.undecided",
            text=words.text("Take the choice back"),
            group=group,
            keys="0",
            scope=PAGE_ID,
            picture="undo-2",
        )
        actions.add(undecided, partial(self.choose, None))
        apply = ActionSpec(
            id="sweep.apply",
            text=words.text("Apply choices"),
            group=group,
            keys="Ctrl+Return",
            scope=PAGE_ID,
            picture="check",
        )
        actions.add(apply, self.apply)
        set_tip(self.apply_button, actions.tip("sweep.apply"))

    # loading

    @override
    def reload(self) -> None:
        self.workbench.ask(self.desk.sweeping.view, self._on_loaded)

    def _on_loaded(self, view: SweepView) -> None:
        self._view = view
        flagged = {one.row.id for one in view.flagged}
        for key in [key for key in self.choices.verdicts if key not in flagged]:
            del self.choices.verdicts[key]
        self.table.show_deals(view.flagged)
        some = bool(view.flagged)
        self._arranged.setVisible(some)
        self.apply_button.setVisible(some)
        self.empty.setVisible(not some)
        if not some:
            missing, why = nothing_told(view, self.words)
            self.empty.say(missing, why, self.words.text("Show pipeline"))
        self._show_apart(view)
        self._pick_one(view)
        self._measure()
        self._say()
        order_focus(self)

    def _pick_one(self, view: SweepView) -> None:
        """Keep the picked deal, or pick the first."""
        thing = self.table.thing()
        if thing is None and view.flagged:
            self.table.selectRow(0)
            self.table.setFocus()
        elif thing is not None:
            self._on_picked(thing)

    def _show_apart(self, view: SweepView) -> None:
        words = self.words
        lines: list[QWidget] = []
        for kept in view.kept:
            line = OpenRow(deal_named(kept, words), kept_told(kept, words), "calendar-check")
            line.clicked.connect(partial(self.workbench.navigate, "deal", str(kept.row.id)))
            lines.append(line)
        for row in view.undated[:APART]:
            named = ", ".join(filter(None, (row.account, row.title)))
            line = OpenRow(named, words.text("No date is known, so it has no age"), "circle-alert", token="warn")
            line.clicked.connect(partial(self.workbench.navigate, "deal", str(row.id)))
            lines.append(line)
        more = len(view.undated) - APART
        if more > 0:
            lines.append(Label(words.text("and {n} more without a date", n=words.number(more)), "second"))
        self._apart.show_rows(lines)
        self._apart_card.setVisible(bool(lines))

    def _say(self, *_: object) -> None:
        together = len(self.table.together())
        if together and self._view is not None:
            n = self.words.number(together)
            said = self.words.text("{n} deals are picked: 1 closes them as no decision, 0 leaves them open.", n=n)
            self._head.say(self.words.text("Sweep"), said)
        elif self._view is not None and self._view.flagged:
            self._head.say(self.words.text("Sweep"), sweep_sentence(self._view, len(self.choices.verdicts), self.words))
        else:
            self._head.say(self.words.text("Sweep"), self.words.text("Deals that are older than wins were."))

    def _measure(self) -> None:
        view = self._view
        if view is None or not view.flagged:
            return
        chosen = choices(dict(self.choices.verdicts))
        self.workbench.ask(partial(self.desk.sweeping.measured, view.ground, chosen), self._on_measured)

    def _on_measured(self, after: Measured) -> None:
        if self._view is not None:
            self.figures.show_measured(self._view.before, after, self._view.ground.following)

    def _explain(self, line: BeforeAfter, *, after: bool) -> None:
        view = self._view
        if view is None:
            return
        words, chosen = self.words, choices(dict(self.choices.verdicts)) if after else None
        when = words.text("after the choices") if after else words.text("before the choices")
        title = words.text("{name}, {when}", name=line.name, when=when)
        explain(self.workbench, partial(self.desk.explaining.swept, line.figure, view.ground, chosen), title)

    # choosing

    def choose(self, choice: SweepChoice | None) -> None:
        """Choose for the picked deal; what the choice needs is asked for at once."""
        deal = self.table.thing()
        if deal is None:
            return
        together = self.table.together()
        if together and choice is None:
            self._choose_for(together, None)
            return
        if together and choice is SweepChoice.NO_DECISION:
            TogetherDialog(self.workbench, len(together), partial(self._choose_for, together)).open()
            return
        if choice is SweepChoice.KEEP and not self._may_keep(deal):
            return
        self._on_picked(deal)
        self.choice.choose(choice)
        if choice is not None and self.choices.lacks(deal) is not None:
            self.choice.focus_form()

    def _choose_for(self, deals: Sequence[FlaggedDeal], verdict: Verdict | None) -> None:
        """Choose the same for several deals: what needs nothing to be said of each."""
        for one in deals:
            if verdict is None:
                self.choices.verdicts.pop(one.row.id, None)
            else:
                self.choices.verdicts[one.row.id] = verdict
        self._on_picked(self.table.thing())
        self.trouble.hide()
        self.table.show_choices()
        self._say()
        self._measure()

    def _may_keep(self, deal: FlaggedDeal) -> bool:
        try:
            keepable(deal)
        except OutOfRange as refused:
            self._refuse(told(self.words, refused))
            return False
        return True

    def _on_picked(self, deal: object) -> None:
        if isinstance(deal, FlaggedDeal) and (self.choice.shown != deal.row.id or not self._writing()):
            self.choice.show_deal(deal, self.choices.verdicts.get(deal.row.id))
            self._tell_state(deal)

    def _writing(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.choice.isAncestorOf(focus)

    def _on_decided(self, deal: FlaggedDeal, verdict: Verdict | None) -> None:
        if verdict is None:
            self.choices.verdicts.pop(deal.row.id, None)
        else:
            self.choices.verdicts[deal.row.id] = verdict
        self.trouble.hide()
        self.table.show_choices()
        self._tell_state(deal)
        self._say()
        self._measure()

    def _tell_state(self, deal: FlaggedDeal) -> None:
        verdict, lacks = self.choices.verdicts.get(deal.row.id), self.choices.lacks(deal)
        if verdict is None:
            self.choice.say("", met=True)
        elif lacks is not None:
            self.choice.say(told(self.words, lacks), met=False)
        else:
            self.choice.say(chosen_told(verdict, self.words), met=True)

    # applying

    def apply(self) -> None:
        """Do what was chosen as one act, once every choice has what it needs."""
        self.choice.commit()
        view = self._view
        if view is None:
            return
        for deal in view.flagged:
            lacks = self.choices.lacks(deal)
            if lacks is not None:
                self.table.pick(str(deal.row.id))
                self._refuse(f"{deal_named(deal, self.words)}: {told(self.words, lacks)}")
                self.choice.focus_form()
                return
        verdicts = dict(self.choices.verdicts)
        text = swept_told(verdicts.values(), self.words)
        act(
            self.workbench, text, lambda: self.desk.sweeping.apply(verdicts), self._on_applied, self._refuse, toast=True
        )

    def _on_applied(self, _step: Step) -> None:
        self.choices.verdicts.clear()
        self.trouble.hide()
        self.refresh()

    def _refuse(self, sentences: str) -> None:
        self.trouble.say("", sentences)
        self.trouble.show()

    def _on_opened(self, deal: FlaggedDeal) -> None:
        self.workbench.navigate("deal", str(deal.row.id))
