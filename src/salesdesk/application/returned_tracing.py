"""Which proposal of this desk a file that came back answers: its check number decides, its number only asks (B1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from salesdesk.application.bench import there
from salesdesk.application.ports import Reading
from salesdesk.application.returned_form import ReturnedForm
from salesdesk.application.returned_judging import Claim, Sent
from salesdesk.domain.deal import Deal
from salesdesk.domain.proposal import Proposal, Revision


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Where a file leads to: the proposal it answers (None where that is to be asked), and what it claims."""

    sent: Sent | None
    claim: Claim


def traced(look: Reading, form: ReturnedForm, key: UUID | None = None) -> Trace:
    """Follow a file to what this desk sent; `key` is the proposal that a person says it answers. Raises NotKept.

    A number is typed over in a moment, and another desk counts the same way: a file with a form is led by the check
    number of what was issued, and by nothing else. What was flattened is led by the one that it prints, else by the
    number it prints. Whatever leads to two proposals, or to none, is asked.
    """
    owners = _owners(look, form)
    named = look.rows.proposal_of(form.number) or _on_the_pages(look, form)
    known = look.kept(Proposal, named).value if named else None
    claim = Claim(
        number=known.number if known else form.number,
        is_known=known is not None,
        was_issued=named is not None and bool(look.rows.revisions(named)),
        owner=look.kept(Proposal, owners[0]).value.number if len(owners) == 1 else "",
    )
    led = owners[0] if len(owners) == 1 else None
    if not owners and not form.has_form and claim.was_issued:
        led = named
    found = key or led
    return Trace(sent=_sent(look, form, found) if found else None, claim=claim)


def _owners(look: Reading, form: ReturnedForm) -> Sequence[UUID]:
    """The proposals whose check numbers the form and the pages carry, each once."""
    carried = _carried(form)
    return list({key: None for number, key in look.rows.check_numbers() if number in carried})


def _carried(form: ReturnedForm) -> str:
    """All that may hold a check number, without what a viewer wraps it with."""
    return form.check_number + "\n" + "".join("".join(page.split()).lower() for page in form.pages)


def _sent(look: Reading, form: ReturnedForm, key: UUID) -> Sent:
    proposal = look.kept(Proposal, key).value
    issued = look.rows.revisions(key)
    return Sent(
        proposal=proposal,
        revision=_revision(issued, form),
        latest=issued[-1].number if issued else 0,
        deal=there(look, Deal, proposal.deal_id),
    )


def _on_the_pages(look: Reading, form: ReturnedForm) -> UUID | None:
    """The proposal whose number the pages print: what was flattened has no fields any more."""
    printed = " ".join(form.pages)
    for row in look.rows.proposals():
        if row.number in printed and re.search(rf"(?<!\w){re.escape(row.number)}(?!\w)", printed):
            return row.id
    return None


def _revision(issued: Sequence[Revision], form: ReturnedForm) -> Revision | None:
    """The revision whose check number the form or its pages carry; else the one that it names, else the last one."""
    carried = _carried(form)
    shown = next((r for r in issued if r.content_hash in carried), None)
    named = next((r for r in issued if str(r.number) == form.revision), None)
    return shown or named or (issued[-1] if issued else None)
