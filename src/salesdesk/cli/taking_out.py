"""`salesdesk export`, `marketing`, `propose` and `check`: what leaves a desk, and whether it is whole."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from datetime import date
from uuid import UUID

from salesdesk.application.deal_lists import query_of
from salesdesk.application.desk import Desk
from salesdesk.application.exporting import CSV
from salesdesk.application.papers import Copy
from salesdesk.application.rows import DealQuery
from salesdesk.cli.speech import REFUSED, opened
from salesdesk.wording import Words
from salesdesk.wording.filter_words import filter_words, trouble_told
from salesdesk.wording.labels import N_
from salesdesk.wording.paper_warnings import warning_told


def export(chosen: argparse.Namespace) -> int:
    """Write the pipeline as a workbook or a table, of the deals that a filter asks for as the window's does.

    A filter that is not understood writes nothing. Raises DeskTrouble, NotAPeriod, FileNotWritten.
    """
    words = Words()
    with opened(chosen.desk) as desk:
        day = chosen.as_of or desk.today.bench.today()
        names = replace(desk.deal_lists.names(), today=day)
        found = desk.deal_lists.understand(chosen.filter, filter_words(words), names)
        if found.troubles:
            print(". ".join(trouble_told(words, one) for one in found.troubles), file=sys.stderr)
            return REFUSED
        query = query_of(found, day)
        count = desk.selling.page(query, limit=1).total or 0
        saved = desk.exporting.pipeline(chosen.file, query=query, said=chosen.filter, period=chosen.period, as_of=day)
    deals = words.plural("{n} deal", "{n} deals", count) if count else words.text("no deal matches, so it is empty")
    is_table = saved.path.suffix.lower() == CSV
    told = N_("Table: {path}, {deals}") if is_table else N_("Workbook: {path}, {deals}")
    print(words.text(told, path=saved.path, deals=deals))
    return 0


def marketing(chosen: argparse.Namespace) -> int:
    """Write what marketing gets for a month. Raises DeskTrouble, NotAPeriod, FileNotWritten."""
    words = Words()
    with opened(chosen.desk) as desk:
        content = desk.marketing.content(chosen.month)
        saved = desk.marketing.write(chosen.file, chosen.month)
    print(
        words.text(
            "For marketing: {path}, {leads}, {heard}",
            path=saved.path,
            leads=words.plural("{n} lead handed back", "{n} leads handed back", len(content.leads)),
            heard=words.plural("{n} thing heard", "{n} things heard", len(content.heard)),
        )
    )
    return 0


def propose(chosen: argparse.Namespace) -> int:
    """Write a proposal's PDF. Raises DeskTrouble, NotTwoRealOptions, FileNotWritten."""
    words = Words()
    with opened(chosen.desk) as desk:
        key = _proposal(desk, chosen.proposal)
        if key is None:
            numbers = words.listed([p.number for p in desk.proposing.listed()][:10])
            print(
                words.text(
                    "There is no proposal {number} in this desk. It holds: {numbers}",
                    number=chosen.proposal,
                    numbers=numbers or words.text("none"),
                ),
                file=sys.stderr,
            )
            return REFUSED
        copy = Copy.INTERNAL if chosen.internal else Copy.CUSTOMER
        saved = desk.exporting.proposal(key, chosen.file, language=chosen.language, copy=copy)
    for warning in saved.warnings:
        print(warning_told(words, warning), file=sys.stderr)
    print(words.text("Proposal: {path}", path=saved.path))
    return 0


def _proposal(desk: Desk, asked: str) -> UUID | None:
    for row in desk.proposing.listed():
        if asked in {row.number, str(row.id)}:
            return row.id
    return None


def check(chosen: argparse.Namespace) -> int:
    """Look whether a desk is whole. Raises DeskTrouble."""
    words = Words()
    with opened(chosen.desk) as desk:
        desk.check()
        with desk.changes.store.reading() as look:
            deals = look.rows.count_deals(DealQuery(as_of=date.max, statuses=frozenset()))
        accounts = len(desk.selling.accounts(limit=1_000_000))
    print(
        words.text(
            "{path} is whole: {accounts}, {deals}",
            path=chosen.desk,
            accounts=words.plural("{n} account", "{n} accounts", accounts),
            deals=words.plural("{n} deal", "{n} deals", deals),
        )
    )
    return 0
