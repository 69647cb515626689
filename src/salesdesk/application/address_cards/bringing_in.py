"""Address cards into the desk: look at a file, say what it would do, keep it in one transaction (1.13)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from salesdesk.application.address_cards.cards import CardFile, CardProblem, CardReader, CardWords
from salesdesk.application.address_cards.planning import NO_CARD_CHOICES, CardChoices, CardLine, CardPlan, CardPlanner
from salesdesk.application.bench import Bench
from salesdesk.application.importing.importing import Counts
from salesdesk.application.importing.kinds import FileKind
from salesdesk.application.importing.planning import Verdict
from salesdesk.application.importing.troubles import NothingToImport
from salesdesk.application.ports import Batch, ImportWork, Say, Stamp, untold
from salesdesk.domain.desk_settings import DeskSettings

_AT_ONCE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class CardsLooked:
    """What an import of address cards did, or would do: then there is no batch.

    `made_accounts` are accounts that cards bring by naming them, `alike` those of them that are like one here.
    """

    file: CardFile
    counts: Counts
    lines: tuple[CardLine, ...]
    problems: tuple[CardProblem, ...]
    made_accounts: tuple[str, ...]
    alike: tuple[str, ...]
    batch: UUID | None = None


@dataclass(frozen=True, slots=True)
class CardsIn:
    """What a person does with a file of address cards.

    `say` is told how much of how much is done; what it raises ends the work, and nothing of it stays.
    """

    bench: Bench
    reader: CardReader

    def recognises(self, path: Path) -> bool:
        """Tell whether a file holds address cards."""
        return self.reader.recognises(path)

    def read(self, path: Path, say: Say = untold) -> CardFile:
        """Return the cards of a file. Raises FileNotRead."""
        return self.reader.read_cards(path, say)

    def preview(
        self, file: CardFile, words: CardWords, choices: CardChoices = NO_CARD_CHOICES, say: Say = untold
    ) -> CardsLooked:
        """Say what an import would do to this desk. Raises NothingToImport when no card can be taken."""
        of = len(file.cards)
        with self.bench.changes.store.imports() as work:
            planner = CardPlanner(work, words, self.bench.new_id, choices)
            return _looked(file, planner.plan(file, lambda done: say(done, of)))

    def apply(
        self, file: CardFile, words: CardWords, choices: CardChoices = NO_CARD_CHOICES, say: Say = untold
    ) -> CardsLooked:
        """Import all of the cards that can be taken, in one transaction, or nothing; the batch takes them back.

        Raises NothingToImport, Conflict.
        """
        batch = self.bench.new_id()
        of = 2 * len(file.cards)
        with self.bench.changes.store.imports() as work:
            plan = CardPlanner(work, words, self.bench.new_id, choices).plan(file, lambda done: say(done, of))
            looked = _looked(file, plan, batch)
            self._write(plan, looked, work, batch, lambda share: say(round((1 + share) * of / 2), of))
        touched = [*plan.adds, *(after for _, after in plan.puts)]
        self.bench.changes.announcements.tell(frozenset((type(record), record.id) for record in touched))
        return looked

    def _write(
        self, plan: CardPlan, looked: CardsLooked, work: ImportWork, batch: UUID, written: Callable[[float], None]
    ) -> None:
        """Write a plan as a batch; `written` is told which share of it is."""
        settings = work.every(DeskSettings)[0]
        now = self.bench.now()
        stamp = Stamp(by=settings.me, at=now, on=self.bench.changes.today(settings), batch=batch)
        counts = looked.counts
        work.add_batch(
            Batch(
                id=batch,
                file_name=looked.file.name,
                file_hash=looked.file.sha256,
                kind=FileKind.CONTACTS,
                imported_at=now,
                added=counts.added,
                updated=counts.updated,
                skipped=counts.skipped,
            )
        )
        records = len(plan.adds) + len(plan.puts)
        for start in range(0, len(plan.adds), _AT_ONCE):
            written(start / records)
            work.add_many(plan.adds[start : start + _AT_ONCE], stamp)
        for start in range(0, len(plan.puts), _AT_ONCE):
            written((len(plan.adds) + start) / records)
            work.put_many(plan.puts[start : start + _AT_ONCE], stamp)
        written(1)


def _looked(file: CardFile, plan: CardPlan, batch: UUID | None = None) -> CardsLooked:
    verdicts = [line.verdict for line in plan.lines]
    if not verdicts:
        raise NothingToImport(str(file.path), file.count, ())
    counts = Counts(
        rows=file.count,
        read=file.count,
        added=verdicts.count(Verdict.ADDED),
        updated=verdicts.count(Verdict.UPDATED),
        unchanged=verdicts.count(Verdict.UNCHANGED),
    )
    return CardsLooked(
        file=file,
        counts=counts,
        lines=tuple(plan.lines),
        problems=file.problems,
        made_accounts=plan.made_accounts,
        alike=plan.alike,
        batch=batch,
    )
