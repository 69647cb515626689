"""What is said of whose export a file looks like, and of how the last one like it was read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from salesdesk.application.importing.kinds import FileKind
from salesdesk.application.importing.programs import Certainty, Program, Recognition
from salesdesk.wording.labels import N_
from salesdesk.wording.words import Words

NAMES: Mapping[Program, str] = {
    Program.HUBSPOT: "HubSpot",
    Program.PIPEDRIVE: "Pipedrive",
    Program.SALESFORCE: "Salesforce",
}
"""What the programs call themselves, in every language."""

_LIKELY: Mapping[FileKind, str] = {
    FileKind.DEALS: N_("May be a {program} export of deals"),
    FileKind.ACCOUNTS: N_("May be a {program} export of accounts"),
    FileKind.CONTACTS: N_("May be a {program} export of contacts"),
    FileKind.PRODUCTS: N_("May be a {program} export of products"),
    FileKind.TEAM: N_("May be a {program} export of the team"),
}
_SURE: Mapping[FileKind, str] = {
    FileKind.DEALS: N_("Looks like a {program} export of deals"),
    FileKind.ACCOUNTS: N_("Looks like a {program} export of accounts"),
    FileKind.CONTACTS: N_("Looks like a {program} export of contacts"),
    FileKind.PRODUCTS: N_("Looks like a {program} export of products"),
    FileKind.TEAM: N_("Looks like a {program} export of the team"),
}
_CHOSEN: Mapping[FileKind, str] = {
    FileKind.DEALS: N_("Read as a {program} export of deals"),
    FileKind.ACCOUNTS: N_("Read as a {program} export of accounts"),
    FileKind.CONTACTS: N_("Read as a {program} export of contacts"),
    FileKind.PRODUCTS: N_("Read as a {program} export of products"),
    FileKind.TEAM: N_("Read as a {program} export of the team"),
}
_BY_CERTAINTY: Mapping[Certainty, Mapping[FileKind, str]] = {
    Certainty.LIKELY: _LIKELY,
    Certainty.SURE: _SURE,
    Certainty.CHOSEN: _CHOSEN,
}


def program_told(words: Words, program: Program) -> str:
    """Return what a program is called where it is chosen."""
    return words.text("None of these") if program is Program.OTHER else NAMES[program]


def recognition_told(words: Words, recognition: Recognition | None) -> str:
    """Return whose export a file looks like, "" for nobody's."""
    if recognition is None:
        return ""
    said = _BY_CERTAINTY[recognition.certainty][recognition.kind]
    return words.text(said, program=NAMES[recognition.program])


def remembered_told(words: Words, on: date | None) -> str:
    """Return that a file is read as the last one with its headings, "" where it is not."""
    return words.text("Mapped as last time, on {day}", day=words.date(on)) if on else ""
