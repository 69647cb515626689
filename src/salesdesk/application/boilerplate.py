"""What is written once and used again: snippets, groups of items, templates of texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar
from uuid import UUID

from salesdesk.application.bench import Bench, live
from salesdesk.application.changes import Edit, Step
from salesdesk.application.other_customers import naming
from salesdesk.application.ports import Reading
from salesdesk.application.proposal_editing import SharedRow, put, row_added, shared_rows, with_option, with_rows
from salesdesk.domain.account import Account
from salesdesk.domain.boilerplate import LineGroup, ProposalTemplate, Snippet
from salesdesk.domain.folding import fold
from salesdesk.domain.proposal import LETTERS, AfterChoice, CompareRow, Proposal, ProposalLine, ProposalOption
from salesdesk.domain.refusals import Missing, OtherCurrency

B = TypeVar("B", Snippet, LineGroup, ProposalTemplate)
F = TypeVar("F", bound=Snippet | LineGroup | ProposalTemplate)
_TEXTS = ("lead", "worth", "propose", "compare", "payment_terms", "terms")


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """What may be put into a proposal; records are written by `Selling.keep` and put away by `Selling.archive`."""

    bench: Bench

    def snippets(self, language: str = "") -> Sequence[Snippet]:
        """Return the snippets that fit a document's language (all without one), by name."""
        found = self._every(Snippet)
        return [one for one in found if not language or one.language in {"", language}]

    def groups(self) -> Sequence[LineGroup]:
        """Return the groups of items, by name."""
        return self._every(LineGroup)

    def templates(self) -> Sequence[ProposalTemplate]:
        """Return the templates, by name."""
        return self._every(ProposalTemplate)

    def snippet(self, key: UUID) -> Snippet:
        """Return a snippet. Raises NotKept."""
        return self._live(Snippet, key)

    def group(self, key: UUID) -> LineGroup:
        """Return a group of items. Raises NotKept."""
        return self._live(LineGroup, key)

    def template(self, key: UUID) -> ProposalTemplate:
        """Return a template. Raises NotKept."""
        return self._live(ProposalTemplate, key)

    def keep_snippet(self, name: str, text: str, language: str = "") -> Step:
        """Keep a text under a name; one of that name in that language is written anew. Raises Missing."""
        with self.bench.look() as look:
            before = next((s for s in _named(look, Snippet, name, "snippet") if s.language == language), None)
        key = before.id if before else self.bench.new_id()
        return self.bench.do(Edit(before, Snippet(id=key, name=name.strip(), text=text.strip(), language=language)))

    def keep_group(self, proposal_id: UUID, name: str, group: str | None = None) -> Step:
        """Keep the items of a proposal (of one of its groups) under a name; one of that name is written anew.

        Raises Missing (name, lines), NotKept.
        """
        with self.bench.look() as look:
            proposal = look.kept(Proposal, proposal_id).value
            before = next(iter(_named(look, LineGroup, name, "line_group")), None)
        key = before.id if before else self.bench.new_id()
        kept = LineGroup(id=key, name=name.strip(), lines=lines_of(proposal, group))
        return self.bench.do(Edit(before, kept))

    def keep_template(self, proposal_id: UUID, name: str) -> Step:
        """Keep the texts of a proposal as a template; one of that name is written anew.

        Texts that name the customer stay behind: no document names another customer. Raises Missing (name), NotKept.
        """
        with self.bench.look() as look:
            proposal = look.kept(Proposal, proposal_id).value
            account = look.kept(Account, proposal.account_id).value
            people = [person.name for person in look.rows.people_of(account.id)]
            before = next(iter(_named(look, ProposalTemplate, name, "proposal_template")), None)
        key = before.id if before else self.bench.new_id()
        kept = template_of(proposal, key, name.strip(), (account.name, *people))
        return self.bench.do(Edit(before, kept))

    def _every(self, kind: type[B]) -> Sequence[B]:
        with self.bench.look() as look:
            return sorted(look.every(kind), key=lambda one: fold(one.name))

    def _live(self, kind: type[B], key: UUID) -> B:
        with self.bench.look() as look:
            return live(look, kind, key)


def _named(look: Reading, kind: type[B], name: str, where: str) -> list[B]:
    """Return what has that name, whatever its case. Raises Missing (name)."""
    if not name.strip():
        raise Missing("name", where)
    return [one for one in look.every(kind) if fold(one.name) == fold(name)]


def found(known: Iterable[F], typed: str) -> Sequence[F]:
    """Return what holds every word typed, in its name or (a snippet) in its text, whatever its case and accents."""
    wanted = fold(typed).split()
    return [one for one in known if all(word in fold(_searched(one)) for word in wanted)]


def _searched(one: Snippet | LineGroup | ProposalTemplate) -> str:
    return f"{one.name} {one.text}" if isinstance(one, Snippet) else one.name


# groups of items


def lines_of(proposal: Proposal, group: str | None = None) -> tuple[ProposalLine, ...]:
    """Return the items of both options, each once and without its discount, which belongs to one customer (1.11)."""
    every = (line for option in proposal.options for line in option.lines)
    listed = [replace(line, discount=Decimal(0)) for line in every if group is None or line.group == group]
    return tuple({line.row: line for line in reversed(listed)}.values())[::-1]


def groups_named(proposal: Proposal) -> tuple[str, ...]:
    """Return the names of the groups of items in a proposal, in their order; items without a group count as ""."""
    return tuple(dict.fromkeys(line.group for option in proposal.options for line in option.lines))


def group_added(proposal: Proposal, group: LineGroup) -> Proposal:
    """Add the items of a group to both options, each below the last one of its heading.

    The proposal has two options. Raises OtherCurrency: an amount of another currency would be a wrong price, and
    none would print as "included".
    """
    others = [line.price.currency for line in group.lines if line.price.currency != proposal.currency]
    if others:
        raise OtherCurrency(others[0], proposal.currency)
    after = proposal
    for letter in ("A", "B"):
        after = with_option(after, letter, lambda option: _with_lines(option, group.lines))
    return after


def _with_lines(option: ProposalOption, lines: Iterable[ProposalLine]) -> ProposalOption:
    kept = list(option.lines)
    for line in lines:
        same = [place for place, one in enumerate(kept) if one.group == line.group]
        kept.insert(same[-1] + 1 if same else len(kept), line)
    return replace(option, lines=tuple(kept))


# templates


def template_of(proposal: Proposal, key: UUID, name: str, customer: Iterable[str] = ()) -> ProposalTemplate:
    """Return a proposal's texts as a template, without those that name the customer; options stay behind (2.16)."""
    names = tuple(customer)

    def free(text: str) -> str:
        return "" if naming(text, names) else text

    heard = proposal.heard
    texts = (heard.lead, heard.worth, heard.propose, proposal.compare, proposal.payment_terms, proposal.terms)
    rows = tuple(
        CompareRow(label=row.label, text=free(row.a) if row.a == row.b else "")
        for row in (shared_rows(proposal) if len(proposal.options) == len(LETTERS) else ())
        if free(row.label)
    )
    return ProposalTemplate(
        id=key,
        name=name,
        language=proposal.language,
        rows=rows,
        steps=tuple(step.text for step in proposal.after_choice if free(step.text)),
        **dict(zip(_TEXTS, map(free, texts), strict=True)),
    )


def rows_written(template: ProposalTemplate) -> str:
    """Return the comparing rows of a template as they are typed: one in a line, "label: text"."""
    return "\n".join(f"{row.label}: {row.text}" if row.text else row.label for row in template.rows)


def rows_read(template: ProposalTemplate, text: str) -> ProposalTemplate:
    """Return the template with the comparing rows that were typed, one in a line; a label stands once."""
    pairs = (line.partition(":") for line in text.splitlines())
    rows = {
        fold(label): CompareRow(label=label.strip(), text=said.strip()) for label, _, said in pairs if label.strip()
    }
    return replace(template, rows=tuple(rows.values()))


def with_steps(template: ProposalTemplate, text: str) -> ProposalTemplate:
    """Return the template with what happens after the choice as it was typed, one in a line."""
    return replace(template, steps=tuple(line.strip() for line in text.splitlines() if line.strip()))


def with_template(proposal: Proposal, template: ProposalTemplate) -> Proposal:
    """Return the proposal with the template's texts where it says nothing yet; what was written stays."""
    heard = proposal.heard
    filled = replace(
        proposal,
        heard=replace(
            heard,
            lead=heard.lead or template.lead,
            worth=heard.worth or template.worth,
            propose=heard.propose or template.propose,
        ),
        compare=proposal.compare or template.compare,
        payment_terms=proposal.payment_terms or template.payment_terms,
        terms=proposal.terms or template.terms,
        after_choice=proposal.after_choice or tuple(AfterChoice(text=text) for text in template.steps),
    )
    for row in template.rows:
        filled = _with_row(filled, row)
    return filled


def _with_row(proposal: Proposal, row: CompareRow) -> Proposal:
    after = row_added(proposal, row.label)
    rows = shared_rows(after)
    at = next((n for n, one in enumerate(rows) if fold(one.label) == fold(row.label)), None)
    if at is None:
        return after
    shared = SharedRow(label=rows[at].label, a=rows[at].a or row.text, b=rows[at].b or row.text)
    return with_rows(after, put(rows, at, shared))
