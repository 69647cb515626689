"""Edits of a proposal as a form makes them: pure, each takes the whole proposal and returns the whole one.

Comparing rows are kept per option but edited as one: the same labels, in the same order, on both sides (2.14).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar
from uuid import UUID

from salesdesk.domain.folding import same
from salesdesk.domain.proposal import LETTERS, CompareRow, Heard, Proposal, ProposalOption

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)

Letter = Literal["A", "B"]
FIGURES = 3
"""How many figures of theirs stand on the page "What we heard"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedRow:
    """One comparing row: its label, and what each option says."""

    label: str
    a: str = ""
    b: str = ""


# lists


def put(items: Sequence[T], at: int, item: T) -> tuple[T, ...]:
    """Return the items with another one in that place."""
    return tuple(item if place == at else kept for place, kept in enumerate(items))


def without(items: Sequence[T], at: int) -> tuple[T, ...]:
    """Return the items without the one in that place."""
    return tuple(kept for place, kept in enumerate(items) if place != at)


def moved(items: Sequence[T], at: int, to: int) -> tuple[T, ...]:
    """Return the items with one of them moved to another place; beyond an end is that end."""
    rest = without(items, at)
    place = min(max(to, 0), len(rest))
    return (*rest[:place], *items[at : at + 1], *rest[place:])


def merged(first: Sequence[K], second: Sequence[K]) -> tuple[K, ...]:
    """Return every key of both, each once: the first's order, each other key beside its neighbour in the second."""
    found, others = list(dict.fromkeys(first)), list(dict.fromkeys(second))
    known = set(found)
    for place, key in enumerate(others):
        if key not in known:
            known.add(key)
            found.insert(_beside(found, others, place, known), key)
    return tuple(found)


def _beside(found: list[K], others: list[K], place: int, known: set[K]) -> int:
    """Return where the key at that place of the others goes: behind the one before it, else before the next shared."""
    if place:
        return found.index(others[place - 1]) + 1
    shared = next((later for later in others[1:] if later in known), None)
    return len(found) if shared is None else found.index(shared)


# options


def option_of(proposal: Proposal, letter: Letter) -> ProposalOption:
    """Return one of the two options."""
    return proposal.options[LETTERS.index(letter)]


def with_option(proposal: Proposal, letter: Letter, change: Callable[[ProposalOption], ProposalOption]) -> Proposal:
    """Return the proposal with one option changed."""
    at = LETTERS.index(letter)
    return replace(proposal, options=put(proposal.options, at, change(proposal.options[at])))


def with_both(proposal: Proposal, a: ProposalOption, b: ProposalOption) -> Proposal:
    """Return the proposal with these two options."""
    return replace(proposal, options=(a, b))


def option_set(proposal: Proposal, letter: Letter, **fields: Any) -> Proposal:  # noqa: ANN401 (any field)
    """Return the proposal with fields of one option set: name, sentence, payment_terms, delivery, installation."""
    return with_option(proposal, letter, lambda option: replace(option, **fields))


def raised_chosen(proposal: Proposal, letter: Letter, raised: UUID, text: str, *, chosen: bool) -> Proposal:
    """Choose a raised option as the ground of A or B, or let go of it (2.16).

    `text` is what was raised; it becomes the name of an option that has none yet.
    """

    def change(option: ProposalOption) -> ProposalOption:
        others = tuple(key for key in option.raised if key != raised)
        named = replace(option, name=text) if chosen and not option.name.strip() else option
        return replace(named, raised=(*others, raised) if chosen else others)

    return with_option(proposal, letter, change)


def swapped(proposal: Proposal) -> Proposal:
    """Return the proposal with A as B and B as A."""
    a, b = proposal.options
    return with_both(proposal, b, a)


# comparing rows


def shared_rows(proposal: Proposal) -> tuple[SharedRow, ...]:
    """Return the comparing rows of both options, paired by their label."""
    sides = [option.by_label for option in proposal.options]
    keys = merged(list(sides[0]), list(sides[1]))
    return tuple(_shared(sides[0].get(key), sides[1].get(key)) for key in keys)


def _shared(a: CompareRow | None, b: CompareRow | None) -> SharedRow:
    labels = [row.label.strip() for row in (a, b) if row is not None]
    return SharedRow(label=labels[0], a=a.text if a else "", b=b.text if b else "")


def with_rows(proposal: Proposal, rows: Sequence[SharedRow]) -> Proposal:
    """Return the proposal with these comparing rows on both sides."""
    a, b = proposal.options
    return with_both(
        proposal,
        replace(a, rows=tuple(CompareRow(label=row.label, text=row.a) for row in rows)),
        replace(b, rows=tuple(CompareRow(label=row.label, text=row.b) for row in rows)),
    )


def has_row(proposal: Proposal, label: str) -> bool:
    """Tell whether a comparing row has that label, whatever its case and spaces."""
    return any(same(row.label) == same(label) for row in shared_rows(proposal))


def row_added(proposal: Proposal, label: str) -> Proposal:
    """Add a comparing row on both sides; a label that is empty or there already changes nothing."""
    if not label.strip() or has_row(proposal, label):
        return proposal
    return with_rows(proposal, (*shared_rows(proposal), SharedRow(label=label.strip())))


def row_renamed(proposal: Proposal, at: int, label: str) -> Proposal:
    """Rename a comparing row on both sides; a label that is empty or another row's changes nothing."""
    rows = shared_rows(proposal)
    stays = same(label) == same(rows[at].label)
    if not label.strip() or (has_row(proposal, label) and not stays):
        return proposal
    return with_rows(proposal, put(rows, at, replace(rows[at], label=label.strip())))


def cell_set(proposal: Proposal, at: int, letter: Letter, text: str) -> Proposal:
    """Say what one option says in a comparing row."""
    rows = shared_rows(proposal)
    row = replace(rows[at], a=text) if letter == "A" else replace(rows[at], b=text)
    return with_rows(proposal, put(rows, at, row))


def row_copied(proposal: Proposal, at: int) -> Proposal:
    """Let B say in a comparing row what A says."""
    return cell_set(proposal, at, "B", shared_rows(proposal)[at].a)


def row_removed(proposal: Proposal, at: int) -> Proposal:
    """Remove a comparing row on both sides."""
    return with_rows(proposal, without(shared_rows(proposal), at))


def row_moved(proposal: Proposal, at: int, to: int) -> Proposal:
    """Move a comparing row on both sides."""
    return with_rows(proposal, moved(shared_rows(proposal), at, to))


# what we heard


def heard_set(proposal: Proposal, change: Callable[[Heard], Heard]) -> Proposal:
    """Return the proposal with another page "What we heard"."""
    return replace(proposal, heard=change(proposal.heard))
