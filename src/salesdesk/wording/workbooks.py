"""What the workbook says of ages, and how it explains its columns and formulas."""

from __future__ import annotations

from collections.abc import Mapping

from salesdesk.domain.ageing import Tier
from salesdesk.wording.labels import N_
from salesdesk.wording.words import Words

_TIERS: Mapping[Tier, str] = {
    Tier.USUAL: N_("As usual"),
    Tier.PAST_MEAN: N_("Past the average"),
    Tier.PAST_P90: N_("Past 9 of 10 wins"),
    Tier.PAST_LONGEST: N_("Older than any win"),
    Tier.CANNOT_SAY: N_("Cannot say"),
    Tier.NO_DATE: N_("No date"),
}

_COLUMNS: Mapping[str, str] = {
    "account": N_("The customer. The name leads to its line on the sheet of accounts."),
    "deal": N_("What the deal is about."),
    "stage": N_("Where the deal stands on the day named above."),
    "owner": N_("Who leads the deal."),
    "value": N_("Net of tax: what is paid once and the first 12 months of what is paid again. Empty: not known yet."),
    "chance": N_("The owner's own estimate, else the chance of the stage."),
    "weighted": N_("Value x chance while a deal is open, the whole value once it is won, 0 once it is lost."),
    "currency": N_("The currency of the deal."),
    "foreign": N_("The value as it was agreed, in the deal's own currency. It is in no sum."),
    "estimate": N_("What its products cost by the price list, where there is no value yet. It is in no sum."),
    "category": N_("What the owner promises: pipeline, best case, commit, or omitted from the forecast."),
    "expected": N_("When the customer is expected to decide. Red: that day has gone by."),
    "next": N_("The earliest open follow-up or planned meeting. Amber: none is booked."),
    "next_at": N_("When the next step is, by a clock at the desk."),
    "age": N_("Days since the deal was qualified, without the days on which it waited. Open deals only."),
    "tier": N_("The age beside the won deals of its segment; beside all won deals where fewer than 20 were won in it."),
    "acted": N_("The last day on which somebody of the customer did something. Our own calls and mails do not count."),
    "impediment": N_("What stands in the way, as it was noted."),
    "proof": N_("Unproven: an act of the customer is missing that an earlier stage asks for."),
    "segment": N_("Deals are compared with others of the same segment."),
    "motion": N_("A new customer, or one we know."),
    "status": N_("Open, won, lost or handed back."),
    "closed": N_("The day on which the deal was won or lost."),
}


def tier_told(tier: Tier, words: Words) -> str:
    """Return in words how old a deal is beside the won ones."""
    return words.text(_TIERS[tier])


def column_told(key: str, words: Words) -> str:
    """Return what stands in a column of the sheet of deals."""
    return words.text(_COLUMNS[key])


def formulas_told(words: Words, least: int) -> tuple[tuple[str, str], ...]:
    """Return the formulas in words: what each is called, and how it is reckoned."""
    return (
        (words.text("Weighted"), words.text("Value x chance, rounded to the currency's smallest unit, deal by deal.")),
        (
            words.text("Weighted rest"),
            words.text("The weighted value of open deals expected in the period, commit and omitted left out."),
        ),
        (words.text("Shortfall"), words.text("Target - won - commit - weighted rest, never below 0.")),
        (
            words.text("Alone, with those above"),
            words.text("A category alone; then closed + commit, + best case, + pipeline. Omitted is in none of them."),
        ),
        (
            words.text("Ages"),
            words.text(
                "Held against the won deals of the segment, or all won deals where fewer than {least} were won in it. "
                "9 of 10 within: the days that 9 of 10 won deals took at most, by nearest rank. With fewer than "
                "{least} wins in the whole desk nobody can say.",
                least=least,
            ),
        ),
        (
            words.text("Win rate, from and to"),
            words.text(
                "Won / (won + lost), disqualified deals left out. From and to are the 95 % interval by Wilson: what "
                "the data support."
            ),
        ),
        (
            words.text("Names for your own formulas"),
            words.text("Deals and Accounts are tables; Target, Won, Commit, WeightedRest and AsOf are cells."),
        ),
    )
