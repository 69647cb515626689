"""What is asked around plays and call lists: a play of one's own, why somebody is passed over, whose list it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from typing_extensions import override

from salesdesk.domain.deal import Deal, Motion
from salesdesk.domain.plays import OwnPlay
from salesdesk.ui.acts import act
from salesdesk.ui.ask import AskDialog
from salesdesk.ui.fields import Choice, Field, TextLine, Tick, pair, quantity_field
from salesdesk.wording.call_plans import list_name
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from salesdesk.application.call_lists import CallList, ListedCall
    from salesdesk.application.changes import Step
    from salesdesk.domain.desk_settings import Rep
    from salesdesk.ui.workbench import Workbench

NO_KEY = UUID(int=0)


class OwnPlayDialog(AskDialog):
    """Keeps a play of the desk's own: whom it sells to, whether it is in our hands, how many days of lead (0.13)."""

    def __init__(self, workbench: Workbench, play: OwnPlay | None = None) -> None:
        """Ask; a play that is there already fills the fields."""
        words = workbench.words
        self._play = play
        self.name = TextLine(words.text("Such as: Demo day at our plant"))
        self.motion = Choice([(motion, label(words, motion)) for motion in Motion])
        self.lead = quantity_field(words, "0")
        self.controlled = Tick(words.text("We alone can start and finish it"))
        super().__init__(
            workbench,
            words.text("Change the play") if play else words.text("Add a play of our own"),
            words.text("Keep the play"),
            Field(words.text("What it is called"), self.name),
            pair(
                Field(words.text("Whom it sells to"), self.motion),
                Field(words.text("Days until the first call"), self.lead),
            ),
            self.controlled,
            why=words.text("It is judged like the others: by how long such deals took here, less the days of lead."),
        )
        shown = play or OwnPlay(id=NO_KEY, name="")
        self.name.set_value(shown.name)
        self.motion.set_value(shown.motion)
        self.lead.set_value(Decimal(shown.lead_days))
        self.controlled.set_value(shown.controlled)
        self.be_tight()
        self.name.setFocus()

    @override
    def answer(self) -> None:
        """Keep it."""
        for line in (self.name, self.lead):
            line.commit()
        told = OwnPlay(
            id=self._play.id if self._play else NO_KEY,
            name=self.name.value(),
            motion=self.motion.value() or Motion.NEW,
            controlled=bool(self.controlled.value()),
            lead_days=int(self.lead.value() or 0),
        )
        text = self.words.text("Keep the play “{play}”", play=told.name)
        job = partial(self.workbench.desk.pursuing.keep_own, self._play.id if self._play else None, told)
        act(self.workbench, text, job, self._on_kept, self.refuse, toast=True)

    def _on_kept(self, _step: Step) -> None:
        self.accept()


def remove_own(workbench: Workbench, play: OwnPlay) -> None:
    """Put a play of the desk's own away."""
    text = workbench.words.text("Remove the play “{play}”", play=play.name)
    act(workbench, text, partial(workbench.desk.pursuing.remove_own, play.id), toast=True)


class SkipDialog(AskDialog):
    """Asks why somebody on a call list is passed over (0.15)."""

    def __init__(self, workbench: Workbench, listed: ListedCall) -> None:
        """Ask."""
        words = workbench.words
        self._listed = listed
        self.reason = TextLine(words.text("Such as: on holiday until January"))
        super().__init__(
            workbench,
            words.text("Pass {name} over", name=listed.name),
            words.text("Pass over"),
            Field(words.text("Why"), self.reason),
        )
        self.be_tight()
        self.reason.setFocus()

    @override
    def answer(self) -> None:
        """Keep the reason."""
        self.reason.commit()
        listed, pursuing = self._listed, self.workbench.desk.pursuing
        text = self.words.text("Pass {name} over", name=listed.name)
        job = partial(pursuing.skip, listed.run_id, listed.call.person_id, self.reason.value())
        act(self.workbench, text, job, self._on_kept, self.refuse, toast=True)

    def _on_kept(self, _step: Step) -> None:
        self.accept()


class AssignDialog(AskDialog):
    """Asks who makes the calls of a list (0.15)."""

    def __init__(self, workbench: Workbench, listed: CallList, reps: Sequence[Rep]) -> None:
        """Ask among the reps who sell."""
        words = workbench.words
        self._listed = listed
        self._names = {rep.id: rep.name for rep in reps}
        self.rep: Choice[UUID] = Choice([(rep.id, rep.name) for rep in reps])
        super().__init__(
            workbench,
            words.text("Who makes these calls?"),
            words.text("Give the list"),
            Field(words.text("Rep"), self.rep),
            why=words.text("The rep sees the calls under Today; both see how far the list is."),
        )
        if listed.run.assigned_to is not None:
            self.rep.set_value(listed.run.assigned_to)
        self.be_tight()
        self.rep.setFocus()

    @override
    def answer(self) -> None:
        """Give the list."""
        rep = self.rep.value()
        if rep is None:
            return
        text = self.words.text("Give the list to {name}", name=self._names[rep])
        job = partial(self.workbench.desk.pursuing.assign, self._listed.run.id, rep)
        act(self.workbench, text, job, self._on_kept, self.refuse, toast=True)

    def _on_kept(self, _step: Step) -> None:
        self.accept()


class TakeOverDialog(AskDialog):
    """Asks which list I take over; what it brings is booked under me (0.12)."""

    def __init__(self, workbench: Workbench, lists: Sequence[CallList]) -> None:
        """Ask among the lists that run."""
        words = workbench.words
        self.chosen: Choice[UUID] = Choice([(one.run.id, list_name(one, words)) for one in lists])
        super().__init__(
            workbench,
            words.text("Take a call list over"),
            words.text("Take the list over"),
            Field(words.text("Call list"), self.chosen),
            why=words.text(
                "You make the calls. What they bring is booked under you, so that no rep's rates look better."
            ),
        )
        self.be_tight()
        self.chosen.setFocus()

    @override
    def answer(self) -> None:
        """Take it over."""
        key = self.chosen.value()
        if key is not None:
            take_over(self.workbench, key, self._on_kept, self.refuse)

    def _on_kept(self, _step: Step) -> None:
        self.accept()


def take_over(
    workbench: Workbench,
    key: UUID,
    done: Callable[[Step], None] | None = None,
    refused: Callable[[str], None] | None = None,
) -> None:
    """Take a list over."""
    text = workbench.words.text("Take the call list over")
    job = partial(workbench.desk.pursuing.take_over, key)
    act(workbench, text, job, done, refused, toast=True)


class StartDealDialog(AskDialog):
    """Starts the deal that a call led to (0.16)."""

    def __init__(self, workbench: Workbench, listed: ListedCall) -> None:
        """Ask what it is about."""
        words = workbench.words
        self._listed = listed
        self.title = TextLine(words.text("What it is about"))
        whom = words.text("{person}, {account}", person=listed.name, account=listed.account)
        super().__init__(
            workbench,
            words.text("Start a deal with {name}", name=whom if listed.account else listed.name),
            words.text("Start the deal"),
            Field(words.text("Deal"), self.title),
        )
        self.be_tight()
        self.title.setFocus()

    @override
    def answer(self) -> None:
        """Start it and open it."""
        self.title.commit()
        listed, pursuing = self._listed, self.workbench.desk.pursuing
        text = self.words.text("Start a deal with {name}", name=listed.name)
        job = partial(pursuing.start_deal, listed.run_id, listed.call.person_id, self.title.value())
        act(self.workbench, text, job, self._on_kept, self.refuse, toast=True)

    def _on_kept(self, step: Step) -> None:
        self.accept()
        self.workbench.navigate("deal", str(step.made(Deal)))
