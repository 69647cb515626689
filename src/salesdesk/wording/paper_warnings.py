"""What a document could not print as it was typed, in a sentence."""

from __future__ import annotations

from collections.abc import Mapping

from salesdesk.application.papers import PaperWarning, Trouble
from salesdesk.wording.labels import N_
from salesdesk.wording.words import Words

_WARNINGS: Mapping[Trouble, str] = {
    Trouble.CANNOT_PRINT: N_("{place}: {characters} cannot be printed, a box stands there. Use another character"),
    Trouble.TOO_LONG: N_("{place}: the text is longer than the document takes; “…” shows where it ends. Shorten it"),
    Trouble.CUT_TO_FIT: N_("{place}: the text was shortened to fit; “…” shows where"),
    Trouble.UNEVEN: N_("{place}: one option says much more than the other. Even them out"),
}


def warning_told(words: Words, warning: PaperWarning) -> str:
    """Return the sentence for a warning."""
    return words.text(_WARNINGS[warning.trouble], place=warning.place, characters=" ".join(warning.characters))
