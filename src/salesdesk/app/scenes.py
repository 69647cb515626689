"""Which pages the tour takes pictures of, and the way to each; no Qt, so that the command line can know their names."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from salesdesk.app.working_day import Done


@dataclass(frozen=True, slots=True)
class Scene:
    """A page as it is to be seen: its name in the file, the way there, and what is done once it is loaded."""

    name: str
    page: str
    target: str = ""
    action: str = ""


SCENES: Final = (
    Scene("today", "today"),
    Scene("accounts", "accounts"),
    Scene("account", "accounts", "account"),
    Scene("people", "people"),
    Scene("call-plans", "plans"),
    Scene("call-plan", "plans", "plan"),
    Scene("talk", "talk", "talk"),
    Scene("talk-evaluation", "talk", "evaluation"),
    Scene("calls", "calls"),
    Scene("proposals", "proposals"),
    Scene("proposal-heard", "proposals", "draft", "proposals.heard"),
    Scene("proposal-options", "proposals", "draft", "proposals.options"),
    Scene("proposal-investment", "proposals", "draft", "proposals.investment"),
    Scene("proposal-next-step", "proposals", "draft", "proposals.next_step"),
    Scene("proposal-item", "proposals", "draft", "proposals.item"),
    Scene("proposal-issued", "proposals", "proposal", "proposals.options"),
    Scene("proposal-answered", "proposals", "answered", "proposals.investment"),
    Scene("proposal-expired", "proposals", "expired", "proposals.options"),
    Scene("returned", "returned", "returned"),
    Scene("pipeline", "pipeline", "", "pipeline.table"),
    Scene("board", "pipeline", "", "pipeline.board"),
    Scene("sweep", "sweep"),
    Scene("stalled", "stalled"),
    Scene("won-lost", "losses"),
    Scene("forecast", "forecast", "now"),
    Scene("coverage", "coverage", "now"),
    Scene("gap", "gap", "now"),
    Scene("catch-up", "catch-up", "now"),
    Scene("effort", "effort", "now"),
    Scene("accuracy", "accuracy", "now"),
    Scene("quota", "quota", "now"),
    Scene("gap-ahead", "gap", "ahead"),
    Scene("leads", "leads"),
    Scene("activities", "activities"),
    Scene("favours", "favours"),
    Scene("groups", "groups"),
    Scene("deal", "deal", "deal"),
    Scene("deal-moving", "deal", "deal", "deal.forward"),
    Scene("library-competitor", "library", "", "library.competitors"),
    Scene("library-objection", "library", "", "library.objections"),
    Scene("library-material", "library", "", "library.materials"),
    Scene("library-playbook", "library", "", "library.playbooks"),
    Scene("library-product", "library", "", "library.products"),
    Scene("library-snippet", "library", "", "library.snippets"),
    Scene("library-template", "library", "", "library.templates"),
    Scene("settings", "settings"),
    Scene("palette", "pipeline", "", "palette"),
)
"""Every page the tour takes a picture of; a target is what the working day made under that name."""

FIRST: Final = "first-run"
NAMES: Final = (FIRST, *(scene.name for scene in SCENES))
"""What a picture can be asked for by."""


def scenes(did: Done, only: Collection[str] = ()) -> tuple[Scene, ...]:
    """Return the pages of those names, all of them where none is named, with what the working day made on them."""
    return tuple(
        replace(scene, target=str(getattr(did, scene.target)) if scene.target else "")
        for scene in SCENES
        if not only or scene.name in only
    )
