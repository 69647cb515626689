"""What `salesdesk import` is told about names that are like others and rows like a deal, and how it tells of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from salesdesk.application.importing.likeness import NameKind
from salesdesk.application.importing.matching import Choices, Match, Matching, Standing, Target
from salesdesk.application.importing.twins import Twin
from salesdesk.domain.folding import squeeze
from salesdesk.wording import Words
from salesdesk.wording.matching import other_told, sureness_told, twin_told

ALIKE: Final = "alike"
ALL: Final = "all"
_KINDS: Final[Mapping[str, NameKind]] = {kind.value: kind for kind in NameKind if kind is not NameKind.DEAL}
_NOT_ASKED: Final = frozenset({Standing.EXACT, Standing.NEW})


def usage(words: Words) -> str:
    """Return how names are matched and rows said to be a deal."""
    return words.text(
        "--match takes alike, or NAME=NAME HERE such as --match 'Nordwind=Nordwind GmbH'; NAME= adds it as new, "
        "account:NAME=… speaks of accounts alone. --same takes the number of a row, or all"
    )


def choices_said(matches: Sequence[str], same: Sequence[str]) -> Choices | None:
    """Return what the arguments say, None where one says nothing that is understood."""
    said = [match for match in matches if match != ALIKE]
    rows = [row for row in same if row != ALL]
    if not all(_is_pair(match) for match in said) or not all(row.isdecimal() for row in rows):
        return None
    names: dict[NameKind, dict[str, Target]] = {}
    anywhere: dict[str, Target] = {}
    for match in said:
        kind, name, target = _parted(match)
        if kind:
            names.setdefault(kind, {})[squeeze(name)] = target
        else:
            anywhere[name] = target
    return Choices(
        names=names,
        anywhere=anywhere,
        alike=ALIKE in matches,
        same_rows=frozenset(map(int, rows)),
        all_same=ALL in same,
    )


def _is_pair(match: str) -> bool:
    name, equals, _ = match.partition("=")
    return bool(name.strip() and equals)


def _parted(match: str) -> tuple[NameKind | None, str, str | None]:
    name, _, target = match.partition("=")
    kind, colon, rest = name.partition(":")
    known = _KINDS.get(kind.strip().lower()) if colon else None
    return known, (rest if known else name).strip(), target.strip() or None


def matches_as_json(matching: Matching, words: Words) -> list[dict[str, Any]]:
    """Return the names that are like another one or were taken for it; those that are the same, or plainly new, not."""
    return [_match(match, words) for match in matching.matches if match.offer or match.standing not in _NOT_ASKED]


def _match(match: Match, words: Words) -> dict[str, Any]:
    offer = match.offer
    return {
        "kind": match.kind.value,
        "name": match.text,
        "rows": match.rows,
        "standing": match.standing.value,
        "becomes": match.becomes or None,
        "like": offer.name if offer else None,
        "likeness": round(offer.likeness, 2) if offer else None,
        "says": sureness_told(words, match),
    }


def twins_as_json(twins: Iterable[Twin], words: Words) -> list[dict[str, Any]]:
    """Return the rows that look like another deal: like which, why, and whether they were said to be it."""
    return [
        {
            "row": twin.row,
            "kind": twin.kind.value,
            "name": twin.title,
            "like_row": twin.other_row or None,
            "like": twin.other_title,
            "says": twin_told(words, twin),
            "same": twin.same,
        }
        for twin in twins
    ]


def look_alikes_told(matching: Matching, twins: Sequence[Twin], words: Words) -> list[str]:
    """Return how to decide what is undecided, and why rows look like deals."""
    told = [
        words.text("  row {row} is like {deal}: {says}", row=t.row, deal=other_told(words, t), says=twin_told(words, t))
        for t in [twin for twin in twins if twin.same is None][:20]
    ]
    if told:
        told.append(words.text("To take such a row for the one it is like: --same ROW, or --same all"))
    if names := matching.open:
        one = f"{names[0].text}={names[0].offer.name}" if names[0].offer else ""
        told.append(words.text("To match such a name: --match “{one}”, or --match alike for all of them", one=one))
    return told
