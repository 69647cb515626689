"""The words that files use for what we mean: headings and values, read once from resources/words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from salesdesk.application.resources import resource
from salesdesk.domain.folding import fold


def key_of(text: str) -> str:
    """Return the text as headings and words are compared: folded, letters and digits only."""
    return "".join(character for character in fold(text) if character.isalnum())


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """The words that may stand in a cell, each group as a set or a mapping from the compared form to what it means.

    `won_words` and `lost_words` are those that speak of an end wherever they stand in a longer text.
    """

    nothing: frozenset[str]
    nobody: frozenset[str]
    no_figure: frozenset[str]
    cell_errors: frozenset[str]
    totals: frozenset[str]
    won: frozenset[str]
    won_words: frozenset[str]
    lost: Mapping[str, str]
    lost_words: frozenset[str]
    handed_back: frozenset[str]
    open: frozenset[str]
    open_as_stage: frozenset[str]
    closed_unclear: frozenset[str]
    deleted: frozenset[str]
    yes: frozenset[str]
    no: frozenset[str]
    reasons: Mapping[str, str]
    motions: Mapping[str, str]
    categories: Mapping[str, str]
    account_kinds: Mapping[str, str]
    recurrences: Mapping[str, str]
    taxes: frozenset[str]
    stage_ranks: Mapping[str, int]
    months: Mapping[str, int]
    currency_signs: Mapping[str, tuple[str, ...]]
    currencies: frozenset[str]
    factors: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    """The headings of one kind of file.

    `fields` are our names in the order they are asked for; `known` maps a compared heading to (rank, our field): the
    first heading of a field is meant most surely. `anything` are the headings that stand on all sorts of lists,
    `named_by` those of a description that is the name where a list has no other.
    """

    fields: tuple[str, ...]
    known: Mapping[str, tuple[tuple[int, str], ...]]
    anything: frozenset[str]
    named_by: frozenset[str]


@cache
def headings(kind: str) -> Headings:
    """Return the headings that a kind of file is known by."""
    listed: dict[str, Any] = _loaded("import_columns.json")
    known: dict[str, dict[str, int]] = {}
    for ours, theirs in listed[kind].items():
        for rank, heading in enumerate(theirs):
            known.setdefault(key_of(heading), {}).setdefault(ours, rank)
    return Headings(
        fields=tuple(listed[kind]),
        known={form: tuple((rank, ours) for ours, rank in offers.items()) for form, offers in known.items()},
        anything=_keys(listed["anything"]),
        named_by=_keys(listed["product_named_by"]) if kind == "products" else frozenset(),
    )


@cache
def values() -> Values:
    """Return the words of cells."""
    listed = _loaded("import_values.json")
    return Values(
        nothing=frozenset(listed["nothing"]),
        nobody=_keys(listed["nobody"]),
        no_figure=frozenset(listed["no_figure"]),
        cell_errors=frozenset(listed["cell_errors"]),
        totals=_keys(listed["totals"]),
        won=_keys(listed["won"]),
        won_words=_keys(listed["won_words"]),
        lost=_inverted(listed["lost"]),
        lost_words=_keys(listed["lost_words"]),
        handed_back=_keys(listed["handed_back"]),
        open=_keys(listed["open"]),
        open_as_stage=_keys(listed["open_as_stage"]),
        closed_unclear=_keys(listed["closed_unclear"]),
        deleted=_keys(listed["deleted"]),
        yes=_keys(listed["yes"]),
        no=_keys(listed["no"]),
        reasons=_inverted(listed["reasons"]),
        motions=_inverted(listed["motions"]),
        categories=_inverted(listed["categories"]),
        account_kinds=_inverted(listed["account_kinds"]),
        recurrences=_inverted(listed["recurrences"]),
        taxes=_keys(listed["taxes"]),
        stage_ranks={word: int(rank) for word, rank in _inverted(listed["stage_ranks"]).items()},
        months={key_of(w): number for number, names in enumerate(listed["months"], start=1) for w in names},
        currency_signs={sign: tuple(codes) for sign, codes in listed["currency_signs"].items()},
        currencies=frozenset(listed["currencies"].split()),
        factors=dict(listed["factors"]),
    )


def _loaded(name: str) -> Any:  # noqa: ANN401 (what the file holds is checked by a test)
    return json.loads(resource("words", name).read_text(encoding="utf-8"))


def _keys(listed: Iterable[str]) -> frozenset[str]:
    return frozenset(map(key_of, listed))


def _inverted(groups: Mapping[str, Iterable[str]]) -> Mapping[str, str]:
    return {key_of(word): meaning for meaning, listed in groups.items() for word in listed}
