"""What is said of findings: how old they are, where they come from, who else sees them (4.11-4.13)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from salesdesk.application.finding_editing import Research
from salesdesk.domain.folding import squeeze
from salesdesk.domain.research import Finding, FindingKind
from salesdesk.wording.labels import N_, label
from salesdesk.wording.talks import name_of
from salesdesk.wording.words import Words

IN_DAYS = 14
IN_WEEKS = 60
IN_MONTHS = 24
LONGEST_SHOWN = 600

_BELONGS: Mapping[FindingKind, str] = {
    FindingKind.PROSPECT: N_("Who they are, what goes wrong and what it costs them"),
    FindingKind.OWN_PRODUCT: N_("How our product and service meet what they need, and where they do not"),
    FindingKind.CUSTOMER: N_("Their own figures, tests and reckoning"),
    FindingKind.COMPETITOR: N_("Who else they talk to, and what those quote and promise"),
    FindingKind.INDUSTRY: N_("Rules, prices and changes that touch everybody in their trade"),
}


def age_told(words: Words, day: date, today: date) -> str:
    """Return how long ago a day was: "today", "3 weeks ago", "7 months ago"; one still to come is said as a date."""
    days = (today - day).days
    if days < 0:
        return words.short_date(day)
    if days <= 1:
        return words.text("yesterday") if days else words.text("today")
    if days < IN_DAYS:
        return words.plural("{n} day ago", "{n} days ago", days)
    if days < IN_WEEKS:
        return words.plural("{n} week ago", "{n} weeks ago", days // 7)
    # Two at least: sixty days can be a day short of two calendar months, and "1 month" would look newer than 8 weeks.
    months = max(2, (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day))
    if months < IN_MONTHS:
        return words.plural("{n} month ago", "{n} months ago", months)
    return words.plural("{n} year ago", "{n} years ago", months // 12)


def source_told(words: Words, finding: Finding, research: Research, today: date) -> str:
    """Return whom a finding is about, who said it, where it stands and how old it is: "Dana, 4 weeks ago".

    The account's own industry is not repeated: its section says so.
    """
    industry = research.account.industry if research.account else ""
    repeated = finding.kind is FindingKind.INDUSTRY and squeeze(industry) == squeeze(finding.subject)
    about = research.competitor_name(finding.competitor_id) or ("" if repeated else finding.subject)
    age = age_told(words, finding.found_on, today) if finding.found_on else ""
    where = ", ".join(filter(None, (about, name_of(finding.said_by, research.everybody), finding.source)))
    if age and not where:
        return words.text("Found {when}", when=age)
    return ", ".join(filter(None, (where, age)))


def shown_text(text: str) -> str:
    """Return as much of a finding as is read at a glance; the whole text stands in its field."""
    if len(text) <= LONGEST_SHOWN:
        return text
    head, _, _ = text[:LONGEST_SHOWN].rpartition(" ")
    return f"{(head or text[:LONGEST_SHOWN]).rstrip()}…"


def section_told(words: Words, kind: FindingKind, count: int) -> str:
    """Return the heading of a section: "Prospect 2"; nothing is counted before there is something."""
    if not count:
        return label(words, kind)
    return words.text("{section} {n}", section=label(words, kind), n=words.number(count))


def belongs_told(words: Words, kind: FindingKind) -> str:
    """Return what belongs into a section, in one line."""
    return words.text(_BELONGS[kind])


def seen_told(words: Words, finding: Finding, research: Research) -> str:
    """Return where a finding on a competitor or an industry is seen."""
    if finding.kind is FindingKind.COMPETITOR and finding.account_id is None:
        name = research.competitor_name(finding.competitor_id)
        if name:
            return words.text("Seen in every deal that {name} is in", name=name)
        return words.text("Seen in every deal that they are in")
    if finding.kind is FindingKind.INDUSTRY and finding.account_id is None:
        return words.text("Seen at every account of this industry")
    return words.text("Seen only in plans for this account")


def contact_told(words: Words, title: str, day: date | None, today: date) -> str:
    """Return what a person does there and when they were last met: "Head of operations. Last met 3 weeks ago"."""
    met = words.text("Last met {when}", when=age_told(words, day, today)) if day else words.text("Not met yet")
    return words.text("{title}. {met}", title=title.rstrip(". "), met=met) if title else met


def decider_told(words: Words, *, known: bool, deal: bool) -> tuple[str, str]:
    """Return what a plan says when nobody who decides takes part, and what to do about it.

    `known` tells whether it is known who decides, `deal` whether the call moves a deal at all.
    """
    if not deal:
        advice = words.text("Choose the deal of this call, then say who decides.")
    elif known:
        advice = words.text("Add them, or ask for what those who come can grant.")
    else:
        advice = words.text("Set the role of whoever decides, or ask who it is.")
    return words.text("Nobody who decides takes part."), advice
