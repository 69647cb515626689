"""The second page of the call sheet: what we carry against each rival on the deal (4.4, 4.15)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from salesdesk.application.call_sheet_paper import SheetClaim, SheetRival
from salesdesk.documents.call_sheet.header import above
from salesdesk.documents.call_sheet.marks import BOX_INDENT, Boxed, Bullet, WritingLines
from salesdesk.documents.call_sheet.table import BODY, BODY_BOLD, GUTTER, MUTED_BODY, NAME, SMALL, Table
from salesdesk.documents.paper.blocks import Beside, Block, Card, Drawn, Stack, Text
from salesdesk.documents.paper.colours import FIELD, INK
from salesdesk.documents.paper.faces import Face
from salesdesk.documents.paper.lines import Align, Style
from salesdesk.domain.competitor import ClaimKind
from salesdesk.wording.battlecards import heading

_INSET = 11.0
_RIVAL = Style(face=Face.SERIF_SEMIBOLD, size=15, leading=20)
_RATE = replace(MUTED_BODY, align=Align.RIGHT)


def battlecard(table: Table) -> Block:
    """Every rival with what ties it to this customer, our advantages with their proof, theirs, traps and landmines."""
    content, words = table.content, table.words
    place = words.text("Battlecard")
    rivals = content.rivals or ()
    shown = rivals[: table.room.rivals]
    blocks: list[Block] = [
        above(table, place),
        table.text(content.account, NAME, place, table.width, role="H1", before=5, most=1),
    ]
    if not rivals:
        nobody = words.text("No competitor is known on this deal. Ask who else they look at.")
        blocks += [table.text(nobody, BODY, place, table.width, before=3, most=2)]
    blocks += [_rival(table, rival) for rival in shown]
    heard = table.capitals(words.text("What they said of them"))
    heard.before = table.gap(18)
    return Stack([*blocks, *table.more(len(rivals) - len(shown), before=6), heard])


def _rival(table: Table, rival: SheetRival) -> Block:
    words = table.words
    half = table.half
    left = [
        *_claims(table, heading(words, ClaimKind.ADVANTAGE), rival.advantages, half, proof=True),
        *_claims(table, heading(words, ClaimKind.TRAP), rival.traps, half, ticked=True),
        *_claims(table, heading(words, ClaimKind.LANDMINE), rival.landmines, half),
    ]
    right = [
        *_claims(table, heading(words, ClaimKind.STRENGTH), rival.strengths, half),
        *_claims(table, heading(words, ClaimKind.WEAKNESS), rival.weaknesses, half),
    ]
    columns: list[Block] = []
    if left or right:
        columns.append(Beside([_column(left), _column(right)], gutter=GUTTER, before=table.gap(3)))
    else:
        columns.append(WritingLines(2))
    return Stack([_who(table, rival), *columns], before=table.gap(14))


def _column(blocks: Sequence[Block]) -> Block:
    return Stack(blocks) if blocks else Drawn(0, lambda _pen, _x, _y, _width: None)


def _who(table: Table, rival: SheetRival) -> Block:
    """The rival's name, what they cost, what ties them to this customer, how often we won against them."""
    words = table.words
    width = table.width - 2 * table.gap(_INSET)
    name = table.text(rival.name, _RIVAL, rival.name, width * 0.52, role="H2", most=1)
    rate = table.text(rival.win_rate, _RATE, rival.name, width * 0.46, most=1)
    blocks: list[Block] = [Beside([name, rate], widths=[width * 0.52, width * 0.46], gutter=width * 0.02)]
    facts = (
        (words.text("Their prices:"), rival.price_model),
        (words.text("With this customer:"), rival.relationship),
    )
    given = [(mark, text) for mark, text in facts if text]
    if given:
        column = (width - GUTTER * (len(given) - 1)) / len(given)
        texts = [table.marked(mark, text, mark, column, most=min(3, table.room.lines)) for mark, text in given]
        blocks.append(Beside(texts, gutter=GUTTER, before=table.gap(2)))
    return Card(Stack(blocks), FIELD, inset=table.gap(_INSET), radius=5)


def _claims(
    table: Table, place: str, claims: Sequence[SheetClaim], width: float, *, proof: bool = False, ticked: bool = False
) -> list[Block]:
    """A heading and the newest claims under it; those we mean to use have a box to tick."""
    if not claims:
        return []
    head = table.text(place, BODY_BOLD, place, width, role="H3", before=9, most=1)
    rule = Drawn(3, lambda pen, x, y, wide: pen.line(x, y + 2, x + wide, y + 2, INK, 0.5))
    blocks: list[Block] = [head, rule]
    shown = claims[: table.room.claims]
    with_box = proof or ticked
    inner = width - (BOX_INDENT if with_box else 9)
    for claim in shown:
        texts = Stack(_claim(table, claim, place, inner, proof=proof))
        before = table.gap(4)
        blocks.append(Boxed(texts, ticked=claim.used, before=before) if with_box else Bullet(texts, before=before))
    return [*blocks, *table.more(len(claims) - len(shown))]


def _claim(table: Table, claim: SheetClaim, place: str, width: float, *, proof: bool) -> list[Text]:
    texts = [table.text(claim.text, BODY_BOLD if proof else BODY, place, width)]
    said = table.words.text("Proof: {source}", source=claim.source) if proof else claim.source
    told = ", ".join(filter(None, (said, claim.age)))
    if told:
        texts.append(table.text(told, SMALL, place, width, most=min(2, table.room.lines)))
    return texts
