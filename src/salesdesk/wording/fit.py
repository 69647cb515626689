"""What is said of how well an account fits the ideal customer: the score, and a reason for each criterion (3.2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation

from salesdesk.domain.fit import NUMBERS, Fit, FitCriterion, FitField, FitReason
from salesdesk.wording.labels import N_, label
from salesdesk.wording.words import Words

_NAMES: Mapping[FitField, str] = {
    FitField.INDUSTRY: N_("industry"),
    FitField.COUNTRY: N_("country"),
    FitField.REGION: N_("region"),
    FitField.EMPLOYEES: N_("employees"),
    FitField.REVENUE: N_("revenue"),
}


def fit_short(words: Words, fit: Fit) -> str:
    """Return the words of the pill, such as "Fit 82"; nothing without a score."""
    return words.text("Fit {score}", score=fit.score) if fit.score is not None else ""


def fit_told(words: Words, fit: Fit) -> str:
    """Return what the score comes from: "Fits: industry. Does not fit: region. Not known: revenue."."""
    fits, not_so, unknown = (_names(words, (r for r in fit.reasons if r.met is met)) for met in (True, False, None))
    told = (
        words.text("Fits: {names}.", names=fits) if fits else "",
        words.text("Does not fit: {names}.", names=not_so) if not_so else "",
        words.text("Not known: {names}.", names=unknown) if unknown else "",
    )
    return " ".join(filter(None, told))


def no_fit_told(words: Words, fit: Fit) -> str:
    """Return why there is no score and what to do."""
    return words.text("No score yet: nothing is known of {names}. Fill it in.", names=_names(words, fit.reasons))


def reason_told(words: Words, reason: FitReason) -> str:
    """Return one criterion with what was found, and what is wanted instead: "Employees: 40, wanted at least 100"."""
    name, wanted = label(words, reason.criterion.field), wanted_told(words, reason.criterion)
    if not reason.found:
        return words.text("{name}: not known, wanted {wanted}", name=name, wanted=wanted)
    found = _number(words, reason.found) if reason.criterion.field in NUMBERS else reason.found
    if reason.met:
        return words.text("{name}: {found}", name=name, found=found)
    if reason.met is None:
        return words.text("{name}: {found} cannot be read, wanted {wanted}", name=name, found=found, wanted=wanted)
    return words.text("{name}: {found}, wanted {wanted}", name=name, found=found, wanted=wanted)


def wanted_told(words: Words, criterion: FitCriterion) -> str:
    """Return what a criterion asks for: "Food, Retail or Rail", "at least 100", "100 to 2,000"."""
    least, most = criterion.least, criterion.most
    if criterion.field not in NUMBERS:
        *others, last = criterion.words
        return words.text("{some} or {last}", some=", ".join(others), last=last) if others else last
    if least is not None and most is not None:
        return words.text("{least} to {most}", least=words.number(least), most=words.number(most))
    if least is not None:
        return words.text("at least {least}", least=words.number(least))
    return words.text("at most {most}", most=words.number(most or Decimal(0)))


def _names(words: Words, reasons: Iterable[FitReason]) -> str:
    return words.listed(list(dict.fromkeys(words.text(_NAMES[reason.criterion.field]) for reason in reasons)))


def _number(words: Words, text: str) -> str:
    try:
        return words.number(Decimal(text))
    except InvalidOperation:
        return text
