"""No way through the use cases makes a proposal with one option, three options, or an option nobody raised."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from salesdesk.application.changes import Step
from salesdesk.application.following_up import Asked
from salesdesk.application.ports import Conflict, NotKept
from salesdesk.domain.deal import Deal
from salesdesk.domain.discussion import Dimension
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.money import Money
from salesdesk.domain.proposal import Proposal, ProposalLine, ProposalOption, ProposalState
from salesdesk.domain.refusals import Refusal
from tests.documents.reading import all_text
from tests.new_desks import TODAY, my_desk

REFUSED = (Refusal, Conflict, NotKept)
WAYS = int(os.environ.get("SALESDESK_WAYS", "10"))
"""Ways that are gone in one run, each of up to so many acts."""
ACTS = 20
MOST = 12
"""So many proposals on the desk are enough to get lost in."""


def _line(text: str, amount: int) -> ProposalLine:
    return ProposalLine(text=text, price=Money(amount, "EUR"))


class Ways(RuleBasedStateMachine):
    """Acts of people on one desk with two deals; what is refused is refused, and nothing else may be thrown."""

    def __init__(self) -> None:
        """Begin with an empty desk."""
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="salesdesk-ways-"))
        self.desk = my_desk(self.folder)
        self.deals: list[UUID] = []
        self.talks: list[UUID] = []
        self.proposals: list[UUID] = []
        self.templates: list[UUID] = []
        self.steps: list[Step] = []
        self.undone: list[Step] = []
        self.seen: set[UUID] = set()
        self.raised_once: dict[UUID, UUID] = {}

    def teardown(self) -> None:
        """Close the desk."""
        self.desk.close()
        shutil.rmtree(self.folder)

    def _do(self, act: Callable[[], Step]) -> Step | None:
        try:
            step = act()
        except REFUSED:
            return None
        self.steps.append(step)
        self.undone.clear()
        return step

    def _of(self, found: list[UUID], at: int) -> UUID | None:
        return found[at % len(found)] if found else None

    def _read(self, key: UUID | None) -> Proposal | None:
        if key is None:
            return None
        with self.desk.changes.store.reading() as look:
            return look.find(Proposal, key)

    @initialize()
    def two_deals(self) -> None:
        """Two deals, each with a next step and a draft that may go out."""
        for title, account in (("Press line", "Hallertau Malt"), ("Malt floor", "Isar Brewing")):
            key = self.desk.selling.new_deal(title, account_name=account).made(Deal)
            self.desk.following_up.book(Asked(topic="Hear", deal_id=key, day=TODAY + timedelta(days=3), clock=time(9)))
            self.deals.append(key)
            self.begin(len(self.deals) - 1)

    @rule(at=st.integers(0, 1), count=st.integers(1, 2))
    def raise_options(self, at: int, count: int) -> None:
        """Write down a talk in which options came up."""
        options = [self.desk.discussing.option(f"Way {n}", Dimension.DELIVERY) for n in range(count)]
        record = partial(self.desk.discussing.record, TODAY, deal_id=self.deals[at], raised=options)
        step = self._do(record)
        if step:
            self.talks.append(step.made(Meeting))
            self.raised_once |= {option.id: self.deals[at] for option in options}

    @rule(at=st.integers(0, 9))
    def archive_a_talk(self, at: int) -> None:
        """Put a talk away, with the options raised in it."""
        if at < len(self.talks):
            self._do(lambda: self.desk.selling.archive(Meeting, self.talks[at]))

    @rule(at=st.integers(0, 1), template=st.integers(0, 3))
    def draft(self, at: int, template: int) -> None:
        """Begin a proposal."""
        kept = self._of(self.templates, template)
        room = len(self.proposals) < MOST
        step = self._do(lambda: self.desk.proposing.draft(deal_id=self.deals[at], template_id=kept)) if room else None
        if step:
            self.proposals.append(step.made(Proposal))

    @rule(at=st.integers(0, 1))
    def begin(self, at: int) -> None:
        """Begin a proposal where a pair of options was raised, and complete it."""
        self.raise_options(at, 2)
        self.draft(at, 0)
        self.complete(len(self.proposals) - 1)

    @rule(at=st.integers(0, 9), to=st.integers(0, 1))
    def copy(self, at: int, to: int) -> None:
        """Copy one for a deal, its own or the other."""
        key = self._of(self.proposals, at)
        step = self._do(lambda: self.desk.proposing.copy_for(key, deal_id=self.deals[to])) if key else None
        if step:
            self.proposals.append(step.made(Proposal))

    @rule(at=st.integers(0, 9))
    def complete(self, at: int) -> None:
        """Write everything that a proposal needs, but choose no raised option."""
        draft = self._read(self._of(self.proposals, at))
        if draft is None:
            return
        options = tuple(
            replace(
                option,
                name=option.name or f"Way {place}",
                sentence="What you get",
                lines=(_line("Press", 4_200_00), _line(f"Part {place}", 100_00 + place)),
                delivery=f"In {place + 2} weeks",
            )
            for place, option in enumerate(draft.options)
        )
        view = self.desk.proposing.view(draft.id)
        step = view.follow_ups[0].follow_up.id if view.follow_ups else None
        after = replace(draft, title="Two ways", options=options, next_step=step)
        self._do(lambda: self.desk.selling.keep(draft, after))

    @rule(at=st.integers(0, 9), first=st.integers(0, 9), second=st.integers(0, 9))
    def link(self, at: int, first: int, second: int) -> None:
        """Choose raised options, of this deal or of another one."""
        draft = self._read(self._of(self.proposals, at))
        known = list(self.raised_once)
        if draft is None or not known:
            return
        chosen = [known[first % len(known)], known[second % len(known)]]
        links = zip(draft.options, chosen, strict=False)
        linked = tuple(replace(option, raised=(key,)) for option, key in links)
        self._do(lambda: self.desk.selling.keep(draft, replace(draft, options=linked)))

    @rule(at=st.integers(0, 9), how=st.sampled_from(["one", "three", "none", "invented", "free"]))
    def spoil(self, at: int, how: str) -> None:
        """Keep a proposal that may not go out."""
        draft = self._read(self._of(self.proposals, at))
        if draft is None or len(draft.options) < 2:
            return
        a, b = draft.options[:2]
        spoilt: dict[str, tuple[ProposalOption, ...]] = {
            "one": (a,),
            "three": (a, b, replace(b, name="Neither")),
            "none": (),
            "invented": (a, replace(b, raised=(self.desk.changes.ids.new(),))),
            "free": (a, replace(b, raised=(), discount=Decimal(10))),
        }
        self._do(lambda: self.desk.selling.keep(draft, replace(draft, options=spoilt[how])))

    @rule(at=st.integers(0, 9))
    def mend(self, at: int) -> None:
        """Let a proposal have two options again."""
        draft = self._read(self._of(self.proposals, at))
        if draft is not None:
            two = (*draft.options, ProposalOption(), ProposalOption())[:2]
            self._do(lambda: self.desk.selling.keep(draft, replace(draft, options=two)))

    @rule(at=st.integers(0, 9), state=st.sampled_from(ProposalState))
    def claim(self, at: int, state: ProposalState) -> None:
        """Write a state into it by hand."""
        draft = self._read(self._of(self.proposals, at))
        if draft is not None and state is not ProposalState.DRAFT:
            self._do(lambda: self.desk.selling.keep(draft, replace(draft, state=state)))

    @rule(at=st.integers(0, 3))
    def issue(self, at: int) -> None:
        """Issue it, if it may go out."""
        key = self._of(self.proposals, at)
        if key:
            try:
                self.desk.proposing.issue(key)
            except REFUSED:
                return

    @rule(at=st.integers(0, 1), spoilt=st.sampled_from(["", "", "one", "three", "invented", "free"]))
    def send(self, at: int, spoilt: str) -> None:
        """Begin one, complete it, spoil it or not, and issue it in the place of the one that waits."""
        for row in self.desk.proposing.listed():
            if row.state is ProposalState.ISSUED:
                self.go_on(self.proposals.index(row.id), "withdraw")
        self.begin(at)
        if spoilt:
            self.spoil(len(self.proposals) - 1, spoilt)
        self.issue(len(self.proposals) - 1)

    @rule(at=st.integers(0, 9), act=st.sampled_from(["revise", "withdraw", "archive", "template"]))
    def go_on(self, at: int, act: str) -> None:
        """Revise, withdraw or put one away, or keep its texts as a template."""
        key = self._of(self.proposals, at)
        if key is None:
            return
        acts: dict[str, Callable[[], Step]] = {
            "revise": lambda: self.desk.proposing.revise(key),
            "withdraw": lambda: self.desk.proposing.withdraw(key),
            "archive": lambda: self.desk.selling.archive(Proposal, key),
            "template": lambda: self.desk.boilerplate.keep_template(key, "Kept"),
        }
        self._do(acts[act])
        if act == "template":
            self.templates = [kept.id for kept in self.desk.boilerplate.templates()]

    @rule(back=st.booleans())
    def undo_or_redo(self, back: bool) -> None:
        """Take the last act back, or do it again."""
        one, other = (self.steps, self.undone) if back else (self.undone, self.steps)
        if one:
            step = one.pop()
            try:
                (self.desk.changes.undo if back else self.desk.changes.redo)(step)
            except REFUSED:
                return
            other.append(step)

    @invariant()
    def every_issued_one_has_two_raised_options(self) -> None:
        """What went out has Option A and Option B, each raised in a talk of its deal, in content and PDF alike."""
        out = [row for row in self.desk.proposing.listed() if row.state is not ProposalState.DRAFT]
        for row in out:
            with self.desk.changes.store.reading() as look:
                revisions = look.rows.revisions(row.id)
                kept = look.kept(Proposal, row.id).value
            assert revisions, row.state
            if row.state is ProposalState.ISSUED:
                self._judge(kept)
            for revision in revisions:
                if revision.id not in self.seen:
                    self.seen.add(revision.id)
                    content = json.loads(revision.content)
                    assert [option["letter"] for option in content["options"]] == ["A", "B"]
                    assert all(option["raised"] for option in content["options"])
                    text = all_text(revision.pdf)
                    assert "OptionA" in text
                    assert "OptionB" in text
                    assert "OptionC" not in text

    def _judge(self, issued: Proposal) -> None:
        assert len(issued.options) == 2
        there = {row.option.id for row in self.desk.discussing.raised(deal_id=issued.deal_id, account_id=None)}
        for option in issued.options:
            assert there.intersection(option.raised), "an issued option that no talk of the deal raised"


@pytest.mark.slow
def test_2_14_2_16_no_way_makes_one_option_three_or_one_that_nobody_raised() -> None:
    run_state_machine_as_test(
        Ways,
        settings=settings(
            max_examples=WAYS,
            stateful_step_count=ACTS,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        ),
    )
