"""The pages of the window, in the order of the sidebar, and what the palette finds in a desk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from salesdesk.application.groups import asking
from salesdesk.application.rows import Hit, HitKind
from salesdesk.ui import making_pages
from salesdesk.ui.pages import PageSpec
from salesdesk.ui.ranking import Entry
from salesdesk.wording.labels import N_

if TYPE_CHECKING:
    from salesdesk.application.desk import Desk
    from salesdesk.ui.proposing.preview import Previewer
    from salesdesk.ui.workbench import Workbench
    from salesdesk.wording import Words

FOUND = 12


def page_specs(desk: Desk, words: Words, previewer: Previewer | None = None) -> tuple[PageSpec, ...]:
    """Return the pages that work; a deal stands under the pipeline, a talk under the call plans.

    `previewer` makes the document beside a proposal's form.
    """
    return (
        PageSpec(id="today", title=words.text("Today"), picture="sun", make=making_pages.today, count=desk.today.due),
        PageSpec(id="accounts", title=words.text("Accounts"), picture="building-2", make=making_pages.accounts),
        PageSpec(id="people", title=words.text("People"), picture="users", make=making_pages.people, under="accounts"),
        PageSpec(
            id="plans",
            title=words.text("Call plans"),
            picture="clipboard-list",
            make=making_pages.plans,
            count=desk.preparing.coming,
        ),
        PageSpec(
            id="proposals",
            title=words.text("Proposals"),
            picture="file-text",
            make=partial(making_pages.proposals, previewer=previewer),
            count=desk.proposing.waiting,
        ),
        PageSpec(id="library", title=words.text("Library"), picture="lightbulb", make=making_pages.library),
        PageSpec(id="pipeline", title=words.text("Pipeline"), picture="square-kanban", make=making_pages.pipeline),
        PageSpec(id="forecast", title=words.text("Forecast"), picture="target", make=making_pages.forecast),
        PageSpec(
            id="leads", title=words.text("Leads"), picture="phone", make=making_pages.leads, count=desk.leads.count
        ),
        PageSpec(id="activities", title=words.text("Activities"), picture="history", make=making_pages.activities),
        PageSpec(
            id="favours",
            title=words.text("Favours"),
            picture="handshake",
            make=making_pages.favours,
            count=lambda: len(desk.favours.owed()),
        ),
        PageSpec(
            id="groups",
            title=words.text("Groups"),
            picture="users",
            make=making_pages.groups,
            count=lambda: len(asking(desk.groups.view())),
        ),
        PageSpec(
            id="deal", title=words.text("Deal"), picture="square-kanban", make=making_pages.deal, under="pipeline"
        ),
        PageSpec(id="sweep", title=words.text("Sweep"), picture="hourglass", make=making_pages.sweep, under="pipeline"),
        PageSpec(
            id="losses", title=words.text("Won and lost"), picture="trophy", make=making_pages.losses, under="pipeline"
        ),
        PageSpec(id="gap", title=words.text("The gap"), picture="flag", make=making_pages.gap, under="forecast"),
        PageSpec(
            id="stalled",
            title=words.text("Stalled deals"),
            picture="clock",
            make=making_pages.stalled,
            under="pipeline",
        ),
        PageSpec(
            id="talk", title=words.text("Talk"), picture="message-square-quote", make=making_pages.talk, under="plans"
        ),
        PageSpec(
            id="returned",
            title=words.text("Look at what came back"),
            picture="import",
            make=making_pages.returned,
            under="proposals",
        ),
        PageSpec(
            id="calls", title=words.text("How calls go"), picture="trophy", make=making_pages.calls, under="plans"
        ),
        PageSpec(
            id="coverage", title=words.text("Coverage"), picture="target", make=making_pages.coverage, under="forecast"
        ),
        PageSpec(
            id="catch-up", title=words.text("Catch up"), picture="phone", make=making_pages.catch_up, under="forecast"
        ),
        PageSpec(
            id="accuracy", title=words.text("Accuracy"), picture="history", make=making_pages.accuracy, under="forecast"
        ),
        PageSpec(id="quota", title=words.text("Quota"), picture="target", make=making_pages.quota, under="forecast"),
        PageSpec(
            id="effort", title=words.text("Activity"), picture="list-checks", make=making_pages.effort, under="forecast"
        ),
        PageSpec(
            id="settings",
            title=words.text("Settings"),
            picture="settings",
            make=partial(making_pages.settings, previewer=previewer),
            bottom=True,
            keys="Ctrl+,",
        ),
    )


_FOUND: Mapping[HitKind, tuple[str, str, str]] = {
    HitKind.ACCOUNT: ("accounts", "building-2", N_("Account")),
    HitKind.PERSON: ("accounts", "user", N_("Person")),
    HitKind.DEAL: ("deal", "square-kanban", N_("Deal")),
    HitKind.PROPOSAL: ("proposals", "file-text", N_("Proposal")),
    HitKind.LEAD: ("leads", "phone", N_("Lead")),
    HitKind.COMPETITOR: ("library", "swords", N_("Competitor")),
    HitKind.OBJECTION: ("library", "message-square-warning", N_("Objection")),
    HitKind.MATERIAL: ("library", "file-text", N_("Material")),
    HitKind.ACTIVITY: ("activities", "history", N_("Activity")),
}
"""Page, icon and grey word of each kind of find."""


def found(workbench: Workbench, typed: str) -> Sequence[Entry]:
    """Return what the desk holds for the letters typed; asked in the worker."""
    hits = workbench.desk.searching.find(typed, FOUND)
    return [_entry(workbench, hit) for hit in hits]


def _entry(workbench: Workbench, hit: Hit) -> Entry:
    page, picture, group = _FOUND[hit.kind]
    target = str(hit.id)
    if hit.kind is HitKind.PERSON and hit.account_id is None:
        page = "people"  # somebody without an account
    elif hit.kind is HitKind.PERSON:
        target = f"{hit.account_id}/{hit.id}"
    elif hit.kind is HitKind.ACTIVITY:
        target = f"entry/{hit.id}"
    words = workbench.words
    beside = (words.text(group), words.date(hit.on) if hit.on else "", hit.detail)
    return Entry(
        id=f"found.{hit.id}",
        text=hit.title,
        group=", ".join(filter(None, beside)),
        picture=picture,
        do=partial(workbench.navigate, page, target),
        found=True,
    )
