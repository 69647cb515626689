"""No document names another customer: which names of others stand in a proposal, and where."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from salesdesk.application.rows import RaisedRow
from salesdesk.domain.proposal import LETTERS, Proposal, ProposalOption
from salesdesk.domain.two_options import Fault, Flaw

SHORTEST = 5
"""Shorter names are words of every language as well."""
_WORDS = re.compile(r"\w[\w&’'.-]*")


@dataclass(frozen=True, slots=True)
class OtherNames:
    """The names of other customers and of their people, by their first word."""

    by_first: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])

    @classmethod
    def of(cls, names: Iterable[str], own: Iterable[str]) -> OtherNames:
        """Sort the names; one that is part of a name of our own or of this customer tells nothing and is left out."""
        ours = "\n".join(_spaced(name) for name in own)
        listed: defaultdict[str, list[str]] = defaultdict(list)
        for name in dict.fromkeys(_spaced(name) for name in names):
            first = _WORDS.search(name)
            if first and len(name) >= SHORTEST and not _stands_in(name, ours):
                listed[first[0]].append(name)
        return cls({first: tuple(found) for first, found in listed.items()})

    def named_in(self, text: str) -> tuple[str, ...]:
        """Return the names that stand in a text as whole words, letter for letter."""
        if not self.by_first or not text:
            return ()
        spaced = _spaced(text)
        words = dict.fromkeys(_WORDS.findall(spaced))
        starts = dict.fromkeys(part for word in words for part in (word, word.rstrip(".’'-"), word.split("’")[0]))
        return tuple(name for word in starts for name in self.by_first.get(word, ()) if _stands_in(name, spaced))


def naming(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return which of a few names stand in a text as whole words, whatever their case."""
    folded = _spaced(text).casefold()
    return tuple(name for name in names if name.strip() and _stands_in(_spaced(name).casefold(), folded))


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _stands_in(name: str, text: str) -> bool:
    return name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def naming_flaws(proposal: Proposal, raised: Iterable[RaisedRow], others: OtherNames) -> tuple[Flaw, ...]:
    """Return a flaw for each name of another customer that the document would print, where it stands first."""
    found: dict[str, Flaw] = {}
    for section, letter, text in _texts(proposal, raised):
        for name in others.named_in(text):
            found.setdefault(name, Flaw(fault=Fault.ANOTHER_CUSTOMER, letter=letter, rows=(name,), section=section))
    return tuple(found.values())


def _texts(proposal: Proposal, raised: Iterable[RaisedRow]) -> Iterator[tuple[str, str, str]]:
    """Yield every text that is printed, with the section of the form it is written in and its option."""
    heard = proposal.heard
    told = [heard.lead, heard.worth, heard.propose]
    told += [text for n in heard.needs for text in (n.need, n.today, n.wanted, n.who)]
    told += [text for f in heard.figures for text in (f.value, f.label, f.source)]
    yield from (("heard", "", text) for text in told)
    yield "options", "", proposal.compare
    rows = tuple(raised)
    for letter, option in zip(LETTERS, proposal.options, strict=False):
        yield from (("options", letter, text) for text in _of_option(option, rows))
        yield from (("investment", letter, text) for line in option.lines for text in (line.text, line.group))
    last = [proposal.title, proposal.payment_terms, proposal.terms, *(step.text for step in proposal.after_choice)]
    yield from (("next_step", "", text) for text in last)


def _of_option(option: ProposalOption, raised: Iterable[RaisedRow]) -> list[str]:
    said = [text for row in option.rows for text in (row.label, row.text)]
    quoted = [text for row in raised if row.option.id in option.raised for text in (row.option.quote, row.who)]
    return [option.name, option.sentence, option.payment_terms, option.delivery, option.installation, *said, *quoted]
