"""Writing the story into a new desk, through the same door as everything else: checked, with its history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from salesdesk.application.bench import Bench
from salesdesk.application.changes import Announcements, Changes
from salesdesk.application.ports import Ids, Stamp, Store, Writing
from salesdesk.application.proposing import ProposalPress, Proposing
from salesdesk.application.rules import allowed
from salesdesk.application.sample.acts import Act
from salesdesk.application.sample.company import settled
from salesdesk.application.sample.proposals import Sending
from salesdesk.application.sample.story import Story, sample_story
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.proposal import Proposal, ProposalState


@dataclass(frozen=True, slots=True)
class _Standing:
    """A clock that stands where the story is."""

    at: datetime

    def now(self) -> datetime:
        """Return where the story is."""
        return self.at


@dataclass(slots=True)
class _Numbered:
    """Keys out of one key of the desk: whoever made that one never makes these again."""

    root: UUID
    made: int = 0

    def new(self) -> UUID:
        """Return the next key."""
        self.made += 1
        return uuid5(self.root, str(self.made))


def fill_sample(store: Store, *, as_of: date, zone: str, ids: Ids, press: ProposalPress | None) -> None:
    """Fill a new desk, which has its settings and nothing else, with the story up to a day.

    Times are told in `zone`. `ids` gives one key, from which the batches of the history are named. With a press
    the issued proposals get their revision and its PDF; without one only their state. Raises what the store and
    the rules raise.
    """
    told, keys = sample_story(as_of, zone), _Numbered(ids.new())
    _open(store, told, keys)
    left: Sequence[Act] = told.acts[1:]
    for sending in told.sendings:
        _keep(store, [act for act in left if act.at < sending.at], keys)
        left = [act for act in left if act.at >= sending.at]
        if press is None:
            _mark(store, sending, told, keys)
        else:
            _send(store, sending, press, keys)
    _keep(store, left, keys)


def _open(store: Store, told: Story, keys: Ids) -> None:
    """The settings come first, as targets count in their currency; once there is a team they say who of it is me."""
    first = told.acts[0]
    with store.writing() as work:
        before = work.every(DeskSettings)[0]
        stamp = Stamp(by=None, at=first.at, on=first.on, batch=keys.new())
        known = allowed(settled(before, told.me), work)
        nobody = replace(known, me=None)
        work.put(before, nobody, stamp)
        _write(work, first, keys)
        work.put(nobody, known, stamp)


def _keep(store: Store, acts: Sequence[Act], keys: Ids) -> None:
    with store.writing() as work:
        for act in acts:
            _write(work, act, keys)


def _write(work: Writing, act: Act, keys: Ids) -> None:
    stamp = Stamp(by=act.by, at=act.at, on=act.on, batch=keys.new())
    for edit in act.edits:
        work.put(edit.before, allowed(edit.after, work), stamp)


def _mark(store: Store, sending: Sending, told: Story, keys: Ids) -> None:
    """Without a press nothing can be frozen: only the state is written, past the rule that asks for a revision."""
    with store.writing() as work:
        before = work.kept(Proposal, sending.proposal_id).value
        on = sending.at.astimezone(ZoneInfo(told.zone)).date()
        stamp = Stamp(by=told.me, at=sending.at, on=on, batch=keys.new())
        work.put(before, replace(before, state=sending.state), stamp)


def _send(store: Store, sending: Sending, press: ProposalPress, keys: Ids) -> None:
    proposing = Proposing(Bench(Changes(store, _Standing(sending.at), keys, Announcements())), press)
    if sending.state is ProposalState.ISSUED:
        proposing.issue(sending.proposal_id)
    else:
        proposing.withdraw(sending.proposal_id)
