"""Texts as people and machines write them, from a seed: markup, controls, every direction, emoji, very long ones."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from salesdesk.domain.proposal import LONGEST_TEXT

_SENTENCES = (
    "water that is used twice in the plant and never again without meters boilers crews and a permit",
    "für die Straße übermäßig größer Öl ça coûte où déjà façade œuvre naïve Łódź Żółć gęślą jaźń",
    "Ζωή Παπαδοπούλου μέτρηση νερού ἀρχὴ ὕδωρ Жуковський Ґалаґан вода потрібна Ёж",
    "€ 3,400 8 % 42 vehicles — “quoted” ‘so’ A/B N°7 10:30 (twice) #1 50×30 ≥ ½ №",
)
WORDS = [word for sentence in _SENTENCES for word in sentence.split()]
MARKUP = (
    "<b>bold</b>",
    "<para>",
    "</font>",
    "<img src='file:///etc/passwd'/>",
    '<a href="http://x.example">go</a>',
    "&amp;",
    "&#x27;",
    "<!-- no -->",
    "%(name)s",
    "{0}",
    "${HOME}",
    "\\u0041",
    "<![CDATA[x]]>",
    "<?xml?>",
    "';--",
    "BT /F1 12 Tf (x) Tj ET",
    "endstream",
    ")\\n(",
    "]]>",
    "<unichar code='65'/>",
)
CONTROLS = "\x00\x01\x07\x08\x0b\x0c\x1b\x7f\x85\u00ad\u200b\u200d\u2028\u2029\u2066\u2069\ufeff\ufffe\U0010ffff\ud83d"
RIGHT_TO_LEFT = ("שלום עולם", "مرحبا بالعالم", "خدمة ٣٤ يوم", "\u202eabc\u202c", "א1ב2", "\u200fx")
SIGNS = ("🚀", "👩\u200d💻", "🇩🇪", "1\ufe0f\u20e3", "👍🏽", "漢字かな", "\u0301\u0327", "𝔘𝔫𝔦", "\ue000", "ﷺ")


@dataclass(frozen=True, slots=True)
class Text:
    """A text, and whether it is left to right with nothing in it that cannot be printed."""

    typed: str
    plain: bool


def texts(seed: int) -> Iterator[Text]:
    """Yield texts without end; one in four hundred is as long as a field takes."""
    dice = random.Random(seed)
    kinds: Mapping[str, Callable[[random.Random], str]] = {
        "plain": lambda d: d.choice(WORDS),
        "markup": lambda d: d.choice((*MARKUP, *WORDS)),
        "controls": lambda d: d.choice(WORDS) + d.choice(CONTROLS),
        "directions": lambda d: d.choice((*RIGHT_TO_LEFT, *WORDS)),
        "signs": lambda d: d.choice((*SIGNS, *WORDS)),
        "anything": lambda d: "".join(chr(d.randrange(0x20, 0x2FFF)) for _ in range(d.randrange(9))),
    }
    while True:
        kind = dice.choices(list(kinds), weights=(6, 4, 2, 2, 2, 1))[0]
        long = dice.random() < 1 / 400
        text = _text(dice, kinds[kind], LONGEST_TEXT if long else dice.choice((0, 12, 40, 40, 90, 200)))
        yield Text(text, plain=kind in {"plain", "markup"})


def _text(dice: random.Random, word: Callable[[random.Random], str], length: int) -> str:
    parts: list[str] = []
    size = 0
    while size < length:
        parts += [word(dice), dice.choice((" ", " ", " ", " ", "\n", "  "))]
        size += len(parts[-1]) + len(parts[-2])
    return "".join(parts)[:length].strip()
