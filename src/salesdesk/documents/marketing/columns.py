"""What stands in each column of marketing's files: the words of its head, its width, and the value of a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from salesdesk.application.marketing_content import Heard, ReturnedLead
from salesdesk.wording import Words
from salesdesk.wording.labels import label

T = TypeVar("T")
Value = str | date


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column; `width` in characters of the workbook's face."""

    head: str
    width: int
    value: Callable[[T], Value]


def lead_columns(words: Words) -> Sequence[Column[ReturnedLead]]:
    """Return the columns of the leads that came back."""
    return (
        Column(words.text("Handed back on"), 15, lambda one: one.on),
        Column(words.text("Lead"), 26, lambda one: one.name),
        Column(words.text("Account"), 24, lambda one: one.account),
        Column(words.text("Source"), 18, lambda one: one.source),
        Column(words.text("Came in on"), 15, lambda one: one.received_on),
        Column(words.text("Criterion not met"), 32, lambda one: one.failed),
        Column(words.text("Reason"), 36, lambda one: one.reason),
        Column(words.text("What they saw already"), 36, lambda one: one.seen),
        Column(words.text("Look at it again on"), 18, lambda one: one.revisit_on),
    )


def heard_columns(words: Words) -> Sequence[Column[Heard]]:
    """Return the columns of what was heard."""
    return (
        Column(words.text("Heard on"), 15, lambda one: one.on),
        Column(words.text("What it is about"), 24, lambda one: label(words, one.kind)),
        Column(words.text("In their words"), 64, lambda one: one.words),
        Column(words.text("Account"), 26, lambda one: one.account),
        Column(words.text("Deal"), 30, lambda one: one.deal),
        Column(words.text("Noted by"), 22, lambda one: one.by),
    )
