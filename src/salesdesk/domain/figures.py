"""Figures in what people said: a number with its unit ("42 vehicles", "€ 3,400 a month", "8 %"), never a date."""

from __future__ import annotations

import re
from dataclasses import dataclass

from salesdesk.domain.folding import fold

_NUMBER = r"\d{1,3}(?:[.,’'\u00a0\u202f ]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_MONEY = r"€|£|\$|¥|EUR\b|USD\b|GBP\b|CHF\b|PLN\b|SEK\b|NOK\b|DKK\b|CZK\b|HUF\b|euros?\b|ευρώ\b"
_SCALE = r"(?:\s?(?:k|m|bn|thousand|million|billion|Tsd\.|Mio\.|Mrd\.|Millionen|χιλ\.|εκατ\.)(?!\w))?"
_TAIL = r"(?:\s(?:a|an|per|pro|je|par|im|ανά|το|τον|την)\s(?!from\b|until\b)[^\W\d_]+(?!\w)|/[^\W\d_]+)?"
_SYMBOL = (
    r"%|‰|(?:per\s?cent|percent|Prozent|pour\s?cent)\b|(?:°[CF]|[µmckM]?m[²³]?|[mkM]?[lg]|[mkMG]?W|[kMG]Wh|[kM]?V|"
    r"[mµ]?s|min|h|t|A|bar|dB|[kMGT]B|ha|rpm|ms|km/h|l/kg)(?![\w²³])"
)
_WORD = r"[^\W\d_][\w’'-]*"

_MASKED = re.compile(
    r"\d{4}-\d{2}-\d{2}|\d{1,2}[./]\s?\d{1,2}[./]\s?(?:\d{4}|\d{2})?(?!\d)|\d{1,2}[:h]\d{2}(?!\d)|"
    r"\d+(?:st|nd|rd|th|er|e|ος|η)\b|\d{1,2}\.(?=\s[^\W\d_])|[A-Za-z]+-?\d[\w-]*|\d+(?:-\d+){2,}",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    rf"(?<![\w.,/-])(?:(?P<money>(?:{_MONEY})\s?(?:{_NUMBER}){_SCALE}|(?:{_NUMBER}){_SCALE}\s?(?:{_MONEY}))(?P<a>{_TAIL})"
    rf"|(?P<measure>(?P<m>{_NUMBER})\s?(?:{_SYMBOL}))(?P<b>{_TAIL})"
    rf"|(?P<n>{_NUMBER})\s(?P<word>{_WORD})(?:\s(?P<second>{_WORD}))?)"
)
_TAILED = re.compile(_TAIL)
_BREAK = re.compile(r"(?<=[.;!?])\s+|\s*;\s*")
_LAST_WORD = re.compile(r"([^\W_][\w’'-]*)\s*$")

_MONTHS = (
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec januar februar marz mai juni juli oktober dezember janvier fevrier mars avril juin juillet "
    "aout septembre octobre novembre decembre ιανουαριου φεβρουαριου μαρτιου απριλιου μαιου ιουνιου ιουλιου αυγουστου "
    "σεπτεμβριου οκτωβριου νοεμβριου δεκεμβριου"
)


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NO_UNITS = _listed(
    f"{_MONTHS} a an and as at but by for from in into is it of on or over so than that the then they to under up we "
    "was were will with has have had can which who while when before after until since only also not no too more less "
    "und oder in im am an auf bis von vom zu zum zur mit ist sind war hat haben der die das den dem des als wenn nicht "
    "nur auch uhr et ou de du des le la les un une est sont a au aux en sur pour par qui que heures και η ο το τα τη "
    "της του των στο στη στην σε με για απο ειναι ωρα o'clock am pm mal fois times"
)
"""Words behind a number that measure nothing, in the four languages, folded."""
_LABELS = _listed(
    "press hall page section line step room item no nr number revision chapter plant building week dock gate floor "
    "unit phase option lot figure table paragraph article version level track bay cabin machine model type halle seite "
    "zeile raum schritt kapitel werk gebaude woche kw tor linie anlage presse stufe absatz artikel batiment salle "
    "ligne etape chapitre semaine usine porte αιθουσα σελιδα γραμμη βημα εβδομαδα κτιριο"
)
"""Words before a number that make it a label ("hall 2")."""
_YEARS = range(1900, 2100)
_SMALL = 10
_SHORT = 90


@dataclass(frozen=True, slots=True)
class FigureFound:
    """A figure as it was typed, and the words it stands in."""

    value: str
    label: str
    is_money: bool = False


def figures_in(text: str) -> tuple[FigureFound, ...]:
    """Return every number with a unit, as typed, in the order of the text; years, dates and labels are none.

    A unit is a currency, a sign or abbreviation of a measure, or the word behind the number ("42 vehicles"). In
    doubt it is no figure: "press 7 opens" and "in 2026 orders fell" hold none.
    """
    masked = _MASKED.sub(lambda found: " " * len(found[0]), " ".join(text.split()))
    plain = " ".join(text.split())
    found: list[FigureFound] = []
    at = 0
    while (match := _FIGURE.search(masked, at)) is not None:
        end = _end_of(match, masked)
        if end:
            value = plain[match.start() : end].strip(" ,.;:")
            found.append(FigureFound(value, _label(plain, match.start()), match["money"] is not None))
        at = end or (match.end("n") if match["n"] else match.end())
    return tuple(found)


def _end_of(match: re.Match[str], text: str) -> int:
    """Return where the figure ends; 0 when the number only looks like one."""
    if match["n"] is None:
        return match.end()
    if _is_label(match, text) or fold(match["word"]) in _NO_UNITS:
        return 0
    end = match.end("second") if _goes_on(match) else match.end("word")
    tail = _TAILED.match(text, end)
    return tail.end() if tail else end


def _is_label(match: re.Match[str], text: str) -> bool:
    """A year, the number of a hall or a page, of a norm ("EN 388"), or a small one behind a name."""
    number = match["n"]
    if number.isdigit() and int(number) in _YEARS:
        return True
    before = _LAST_WORD.search(text[: match.start()])
    if before is None:
        return False
    word = before[1]
    if fold(word) in _LABELS or (word.isupper() and len(word) > 1):
        return True
    return number.isdigit() and int(number) < _SMALL and fold(word) not in _NO_UNITS


def _goes_on(match: re.Match[str]) -> bool:
    """Whether the word behind the number only describes the unit: "42 electric vehicles", "12 neue Wagen"."""
    word, second = match["word"], match["second"]
    if second is None or fold(second) in _NO_UNITS or word[0].isupper():
        return False
    return second[0].isupper() or (second.endswith("s") and not word.endswith("s"))


def _label(text: str, at: int) -> str:
    """Return the words in which a figure stands: the whole text when it is short, else its sentence."""
    if len(text) <= _SHORT:
        return text
    start = 0
    for part in _BREAK.finditer(text):
        if part.start() > at:
            return text[start : part.start()].strip()
        start = part.end()
    return text[start:].strip()
