"""The page "Catch up": one person at a time, in the order of the stops (1.1-1.8, B6)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from salesdesk.application.forecast.catching_up import CallTold
from salesdesk.domain.account import Account, Person
from salesdesk.domain.activity import Activity, Reach
from salesdesk.domain.deal import Deal, Stage
from salesdesk.domain.desk_settings import DeskSettings, Rep
from salesdesk.domain.favour import Favour
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.holding import Holding
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.network import Group, GroupEvent
from salesdesk.domain.stop_order import NameKey, Stop, StopOrder
from salesdesk.ui.actions import ActionSpec
from salesdesk.ui.acts import act
from salesdesk.ui.arranged import Arrangement, below_each_other
from salesdesk.ui.catching_up.card import CallCard
from salesdesk.ui.catching_up.dialogs import OutcomeDialog, ReasonDialog, VoicemailDialog
from salesdesk.ui.catching_up.stops import ApartCard, OverCard, StopsCard, ThenCard
from salesdesk.ui.focus_order import order_focus
from salesdesk.ui.parts import EmptyState, HintStrip, PageHeader, boxed, column
from salesdesk.ui.periods.page import PeriodPage
from salesdesk.wording.catching_up import catch_up_sentence, nothing_told
from salesdesk.wording.groups import call_topic
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from salesdesk.application.changes import Step
    from salesdesk.application.forecast.catching_up import CatchUpView
    from salesdesk.ui.workbench import Workbench

PAGE_ID: Final = "catch-up"


class CatchUpPage(PeriodPage):
    """The card of who is called now, the stops, who comes then; each outcome is one act and brings the next."""

    kinds = frozenset(
        {Account, Activity, Deal, DeskSettings, Favour, FollowUp, Group, GroupEvent, Holding, Meeting, Person, Rep}
        | {Stage, StopOrder}
    )

    def __init__(self, workbench: Workbench) -> None:
        """Build the page; it loads when it is shown."""
        words = workbench.words
        self._head = PageHeader(words.text("Catch up"), words.text("Looking for whom to call…"))
        super().__init__(workbench, PAGE_ID, self._head)
        self._view: CatchUpView | None = None
        self.card, self.over = CallCard(workbench), OverCard(workbench)
        self.stops, self.then, self.apart = StopsCard(workbench), ThenCard(workbench), ApartCard(workbench)
        self.trouble = HintStrip(kind="trouble")
        self.trouble.hide()
        parts = (self.card, self.over, self.stops, self.then, self.apart)
        ways = (Arrangement(860, ((0, 1), (2, 3, 4)), (62, 38)), below_each_other(len(parts)))
        self._arranged = self.arrange(parts, ways, boxed(column(self.trouble)))
        self.empty = EmptyState("phone", " ", " ", words.text("Open People"), act_picture="users")
        self.empty.acted.connect(partial(workbench.navigate, "people", ""))
        self.empty.hide()
        self.body.addWidget(self.empty, 1)
        self.card.spoke.connect(self.spoke)
        self.card.tried.connect(self.tried)
        self.card.voicemail.connect(self.voicemail)
        self.card.passed.connect(self.pass_over)
        self.card.opened.connect(self.open_them)
        self.stops.early.connect(self.open_early)
        self.over.led.connect(partial(workbench.navigate, "gap", ""))
        self.apart.arranged.connect(partial(order_focus, self))
        self._add_actions()

    def _add_actions(self) -> None:
        words, actions = self.words, self.workbench.actions
        group = words.text("Catch up")
        told = (
            ("spoke", words.text("Log the call"), "1", "phone", self.spoke),
            ("tried", words.text("Log that nobody answered"), "2", "ban", self.tried),
            ("voicemail", words.text("Log a voicemail"), "3", "message-square-quote", self.voicemail),
            ("pass", words.text("Pass them over"), "4", "arrow-right", self.pass_over),
            ("open", words.text("Open who is on the card"), "O", "arrow-right", self.open_them),
        )
        tips: dict[str, str] = {}
        for name, text, keys, picture, do in told:
            key = f"catch_up.{name}"
            actions.add(ActionSpec(id=key, text=text, group=group, keys=keys, scope=PAGE_ID, picture=picture), do)
            tips[name] = actions.tip(key)
        self.card.tell_keys(tips)

    # loading

    @override
    def reload(self) -> None:
        self.load(partial(self.desk.catching_up.view, self.name, None, self.scope), self._on_loaded)

    def _on_loaded(self, view: CatchUpView) -> None:
        words = self.words
        self._view = view
        title = words.text("Catch up: {rep}", rep=view.rep) if view.rep else words.text("Catch up")
        self._head.say(title, catch_up_sentence(view, words))
        some = view.current is not None or any(one.names for one in view.stops) or bool(view.nobody)
        self._arranged.setVisible(some)
        self.empty.setVisible(not some)
        if not some:
            missing, why = nothing_told(view, words)
            self.empty.say(missing, why, words.text("Open People"))
        self.card.show_view(view)
        self.over.show_view(view)
        self.stops.show_view(view)
        self.then.show_view(view)
        self.then.setVisible(view.current is not None)
        self.apart.show_view(view)
        order_focus(self)

    # what came of the one on the card

    def spoke(self) -> None:
        """Ask how the call went; of a group there is nothing to ask."""
        card = self.card.shown
        if card is None:
            return
        if card.group is not None:
            told = CallTold(key=card.name.key, topic=call_topic(self.words, card.who))
            self._act(self.words.text("Outcome of {name}", name=card.who), partial(self._keep_call, told))
            return
        OutcomeDialog(self.workbench, card, self._keep_call).open()

    def tried(self) -> None:
        """Log that nobody answered."""
        card = self.card.shown
        if card is not None and card.group is None:
            text = self.words.text("No answer from {name}", name=card.who)
            self._act(text, partial(self._keep_call, CallTold(key=card.name.key, reach=Reach.NO_ANSWER)))

    def voicemail(self) -> None:
        """Ask what the voicemail was to bring."""
        card = self.card.shown
        if card is not None and card.group is None:
            VoicemailDialog(self.workbench, card, self._keep_call).open()

    def pass_over(self) -> None:
        """Ask why they are passed over."""
        card, words = self.card.shown, self.words
        if card is None:
            return
        ReasonDialog(
            self.workbench,
            words.text("Pass over {name}", name=card.who),
            words.text("Pass over"),
            words.text("The reason is kept, and the next one comes onto the card."),
            words.text("{name} passed over", name=card.who),
            partial(self._pass, card.name.key),
        ).open()

    def open_early(self, stop: Stop) -> None:
        """Ask why a stop comes before its turn (1.4)."""
        words, name = self.words, label(self.words, stop).lower()
        ReasonDialog(
            self.workbench,
            words.text("Open {stop} early", stop=name),
            words.text("Open stop"),
            words.text(
                "Customers first, then stalled deals, then the network: the order that brings most. It can be "
                "left for a reason, which is kept."
            ),
            words.text("Stop opened early: {stop}", stop=name),
            partial(self._early, stop),
        ).open()

    def open_them(self) -> None:
        """Go to the deal, the account, the person or the group on the card."""
        card = self.card.shown
        if card is None:
            return
        name = card.name
        if card.group is not None:
            self.workbench.navigate("groups", "")
        elif name.deal_id is not None:
            self.workbench.navigate("deal", str(name.deal_id))
        elif name.account_id is not None:
            self.workbench.navigate("accounts", f"{name.account_id}/{name.who_id}")
        else:
            self.workbench.navigate("people", str(name.who_id))

    def _keep_call(self, told: CallTold) -> Step:
        return self.desk.catching_up.called(told, self.name, self.scope)

    def _pass(self, key: NameKey, reason: str) -> Step:
        return self.desk.catching_up.pass_over(key, reason, self.name, self.scope)

    def _early(self, stop: Stop, reason: str) -> Step:
        return self.desk.catching_up.open_early(stop, reason, self.name, self.scope)

    def _act(self, text: str, job: Callable[[], Step]) -> None:
        act(self.workbench, text, job, self._on_done, self._refuse, toast=True)

    def _on_done(self, _step: Step) -> None:
        self.trouble.hide()

    def _refuse(self, sentences: str) -> None:
        self.trouble.say("", sentences)
        self.trouble.show()
