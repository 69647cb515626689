"""What is written once and used in many proposals: snippets, groups of lines, whole templates."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from salesdesk.domain.proposal import CompareRow, ProposalLine
from salesdesk.domain.refusals import Missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A text by its name, to be put into any text of a proposal; `language` "" fits every document."""

    id: UUID
    name: str
    text: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineGroup:
    """Priced lines that belong together, by a name; they are added to both options at once."""

    id: UUID
    name: str
    lines: tuple[ProposalLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalTemplate:
    """The texts a proposal may begin with; it holds no option, for options come from the talks alone (2.16).

    `rows` are the comparing rows with the text both sides begin with, `steps` what happens after the choice.
    """

    id: UUID
    name: str
    language: str = ""
    lead: str = ""
    worth: str = ""
    propose: str = ""
    compare: str = ""
    payment_terms: str = ""
    terms: str = ""
    rows: tuple[CompareRow, ...] = ()
    steps: tuple[str, ...] = ()


def checked_snippet(snippet: Snippet) -> Snippet:
    """Return a snippet as it may be kept. Raises Missing (name, text)."""
    if not snippet.name.strip():
        raise Missing("name", "snippet")
    if not snippet.text.strip():
        raise Missing("text", "snippet")
    return snippet


def checked_group(group: LineGroup) -> LineGroup:
    """Return a group of lines as it may be kept. Raises Missing (name, lines)."""
    if not group.name.strip():
        raise Missing("name", "line_group")
    if not group.lines:
        raise Missing("lines", "line_group")
    return group


def checked_template(template: ProposalTemplate) -> ProposalTemplate:
    """Return a template as it may be kept. Raises Missing (name)."""
    if not template.name.strip():
        raise Missing("name", "proposal_template")
    return template
