"""What became of deals, in words: rates with what they rest on, reasons with who said so, the early price (4.3-4.7)."""

from __future__ import annotations

from salesdesk.domain.deal import LossReason, Outcome
from salesdesk.domain.losses import LEAST_CLOSED, EarlyPrice, LossReport, Told, Won
from salesdesk.domain.passing import Passed
from salesdesk.domain.period import Period, Span
from salesdesk.domain.rates import Rate
from salesdesk.domain.segment import SegmentBy
from salesdesk.wording.explained import cannot_say
from salesdesk.wording.labels import label
from salesdesk.wording.words import Words


def report_told(report: LossReport, words: Words) -> str:
    """Return the sentence over the report: how many were won and lost, from when to when."""
    won = words.plural("{n} deal won", "{n} deals won", report.won)
    return words.text(
        "{won}, {lost} lost from {first} to {last}.",
        won=won,
        lost=words.number(report.lost),
        first=words.short_date(report.first),
        last=words.short_date(report.last),
    )


def period_told(period: Period, words: Words) -> str:
    """Return what a period is called where it is chosen."""
    if period.span is Span.YEAR:
        return words.text("Fiscal year {year}", year=period.name)
    return words.period(period)


def rate_short(rate: Rate, words: Words) -> str:
    """Return a rate in the few letters of a figure."""
    return words.percent(rate.value) if rate.n >= LEAST_CLOSED else words.text("Cannot say")


def rate_rests_on(rate: Rate, words: Words) -> str:
    """Return what a rate rests on: how many closed, and between which shares the true one lies."""
    if rate.n < LEAST_CLOSED:
        return cannot_say(rate.n, words)
    return words.text(
        "of {n} closed, between {low} and {high} (95 %)",
        n=words.number(rate.n),
        low=words.percent(rate.low),
        high=words.percent(rate.high),
    )


def outcome_told(outcome: Outcome | None, words: Words) -> str:
    """Return how deals ended."""
    return label(words, outcome) if outcome is not None else words.text("Nobody says how")


def count_told(count: int, of: int, words: Words) -> str:
    """Return a count with its share of all losses: "5 of 14"."""
    return words.text("{n} of {all}", n=words.number(count), all=words.number(of))


def who_said(told: Told, words: Words) -> str:
    """Return how many there are and how many of these the customer said (4.3)."""
    deals = words.plural("{n} deal", "{n} deals", told.count)
    if not told.said_by_customer:
        return words.text("{deals}, our guess", deals=deals)
    if told.said_by_customer == told.count:
        return words.text("{deals}, the customer said so", deals=deals)
    return words.plural(
        "{deals}, {n} said by the customer", "{deals}, {n} said by customers", told.said_by_customer, deals=deals
    )


def reason_told(reason: LossReason, words: Words) -> str:
    """Return what is known of one reason: whether it is the main one, who says so, to whom, in which words (4.3)."""
    known = [words.text("Main reason")] if reason.main else []
    known += [label(words, reason.source), reason.competitor, reason.note]
    return " · ".join(part for part in known if part)


def segment_name(one: Won, words: Words) -> str:
    """Return what a segment is called; deals may have none."""
    return one.name or words.text("No segment known")


def segment_told(one: Won, words: Words) -> str:
    """Return the win rate of a segment with its interval, or that too few closed (4.7)."""
    if not one.known:
        return cannot_say(one.rate.n, words)
    return words.text(
        "{rate} of {n}, between {low} and {high}",
        rate=words.percent(one.rate.value),
        n=words.number(one.rate.n),
        low=words.percent(one.rate.low),
        high=words.percent(one.rate.high),
    )


def passed_told(one: Passed, words: Words) -> str:
    """Return the share of deals that went on from a stage with its interval, or that too few left it (F12)."""
    if not one.known:
        return words.plural("Cannot say: {n} left it, 8 needed.", "Cannot say: {n} left it, 8 needed.", one.rate.n)
    return words.text(
        "{rate} of {n} went on, between {low} and {high}",
        rate=words.percent(one.rate.value),
        n=words.number(one.rate.n),
        low=words.percent(one.rate.low),
        high=words.percent(one.rate.high),
    )


def segments_title(by: SegmentBy, words: Words) -> str:
    """Return what the win rates by segment are by."""
    return words.text("Win rate by segment: {by}", by=label(words, by).lower())


def side_told(rate: Rate, words: Words) -> str:
    """Return how many of the deals on one side of the early price were lost for the price."""
    hits = round((rate.value or 0) * rate.n)
    return words.text("{n} of {all} lost for the price", n=words.number(hits), all=words.number(rate.n))


def early_price_told(found: EarlyPrice, words: Words) -> str:
    """Return whether knowing the price expectation early changes what is lost for the price: one sentence (B15)."""
    values = {"early": words.number(found.early.n), "late": words.number(found.late.n)}
    if not found.known:
        return words.text(
            "Cannot say yet whether it helps to know their price expectation before the proposal: {early} deals with "
            "it and {late} without it closed, 8 of each are needed.",
            **values,
        )
    shares = values | {"with_it": words.percent(found.early.value), "without": words.percent(found.late.value)}
    if not found.different:
        return words.text(
            "With their price expectation known before the proposal, {with_it} of {early} deals were lost for the "
            "price, without it {without} of {late}: the difference may be chance.",
            **shares,
        )
    return words.text(
        "With their price expectation known before the proposal, {with_it} of {early} deals were lost for the price, "
        "without it {without} of {late}: different, and more than chance would make it.",
        **shares,
    )
