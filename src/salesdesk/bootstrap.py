"""The composition root: opens a desk file and wires store, documents and imports to the use cases."""

from __future__ import annotations

import os
import random
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from salesdesk.application.changes import Announcements, Changes
from salesdesk.application.desk import Desk, desk_over
from salesdesk.application.everything.carrying import Folder, Progress, fill
from salesdesk.application.failures import DeskFault, DeskTrouble
from salesdesk.application.importing.troubles import FileNotRead, FileTrouble
from salesdesk.application.ports import Clock, Ids, Say, Stamp, untold
from salesdesk.application.returned_form import ProposalNotRead
from salesdesk.bootstrap_forecasts import LazyForecastPapers
from salesdesk.bootstrap_papers import LazyCalendarFiles, LazyPress
from salesdesk.domain.desk_settings import Company, DeskSettings
from salesdesk.domain.money import is_currency
from salesdesk.domain.objective import Lexicon
from salesdesk.domain.period import Period, WorkCalendar

if TYPE_CHECKING:
    from salesdesk.application.address_cards.cards import CardFile
    from salesdesk.application.calendar_file import CalendarFile
    from salesdesk.application.everything.folder import Manifest
    from salesdesk.application.importing.tables import Source
    from salesdesk.application.returned_form import ReturnedForm
    from salesdesk.store.desk_file import SqlStore

SUFFIX = ".salesdesk"
WORKING_MORNING = time(8, 15)


class MachineClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the present instant, UTC and aware."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class DayClock:
    """A clock that stands on a morning: for `--as-of`, the tour and pictures that stay the same."""

    day: date
    zone: str

    def now(self) -> datetime:
        """Return that morning."""
        return datetime.combine(self.day, WORKING_MORNING, tzinfo=ZoneInfo(self.zone)).astimezone(UTC)


class RandomIds:
    """Keys that nobody else makes."""

    def new(self) -> UUID:
        """Return a random key."""
        return uuid4()


class SeededIds:
    """Keys from a seed: the sample desk and the tour are the same every time."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def new(self) -> UUID:
        """Return the next key."""
        return UUID(int=self._random.getrandbits(128), version=4)


class HolidayCalendars:
    """Working days of the desk's country by the holidays library, loaded when first asked."""

    def of(self, settings: DeskSettings, period: Period) -> WorkCalendar:
        """Return the work calendar for the years of the period; a country nobody knows has no holidays."""
        import holidays

        try:
            years = range(period.first.year, period.last.year + 1)
            free: frozenset[date] = frozenset(holidays.country_holidays(settings.country, years=years))
        except (NotImplementedError, KeyError, AttributeError):
            free = frozenset()
        return WorkCalendar(weekdays=settings.weekdays, holidays=free, opens=settings.opens, closes=settings.closes)


class LazyReader:
    """The reader of foreign files, loaded when the first one is read."""

    def read(self, path: Path, *, encoding: str = "", delimiter: str = "") -> Source:
        """Return what is in a file. Raises FileNotRead, for a desk that is open without a look into it."""
        from salesdesk.imports.reader import FileReader
        from salesdesk.store.open_files import OPEN_FILES

        if OPEN_FILES.has(path):
            raise FileNotRead(str(path), FileTrouble.OPEN_DESK)
        return FileReader().read(path, encoding=encoding, delimiter=delimiter)

    def recognises(self, path: Path) -> bool:
        """Tell whether a file holds address cards; a desk that is open is not looked into."""
        from salesdesk.imports.cards import CardFileReader
        from salesdesk.store.open_files import OPEN_FILES

        return not OPEN_FILES.has(path) and CardFileReader().recognises(path)

    def read_cards(self, path: Path, say: Say = untold) -> CardFile:
        """Return the address cards of a file. Raises FileNotRead, for a desk that is open without a look into it."""
        from salesdesk.imports.cards import CardFileReader
        from salesdesk.store.open_files import OPEN_FILES

        if OPEN_FILES.has(path):
            raise FileNotRead(str(path), FileTrouble.OPEN_DESK)
        return CardFileReader().read_cards(path, say)


class LazyFormReader:
    """The reader of returned proposals, loaded when the first one comes back."""

    def read(self, path: Path) -> ReturnedForm:
        """Return what is in a file. Raises ProposalNotRead, for a desk that is open without a look into it."""
        return self.read_kept(self.content(path), str(path))

    def content(self, path: Path) -> bytes:
        """Return the bytes of a file. Raises ProposalNotRead, for a desk that is open without a look into it."""
        from salesdesk.imports.returned import FormReader
        from salesdesk.store.open_files import OPEN_FILES

        if OPEN_FILES.has(path):
            raise ProposalNotRead(str(path), FileTrouble.NOT_A_PDF)
        return FormReader().content(path)

    def read_kept(self, pdf: bytes, name: str) -> ReturnedForm:
        """Return what is in a PDF the desk keeps. Raises ProposalNotRead with `name` as its path."""
        from salesdesk.imports.returned import FormReader

        return FormReader().read_kept(pdf, name)


class LazyCalendarReader:
    """The reader of calendar files, loaded when the first one is read."""

    def read(self, path: Path, window: Period, zone: str) -> CalendarFile:
        """Return what is in a file. Raises FileNotRead, CalendarRefused."""
        from salesdesk.imports.calendars import CalendarFileReader
        from salesdesk.store.open_files import OPEN_FILES

        if OPEN_FILES.has(path):
            raise FileNotRead(str(path), FileTrouble.NOT_A_CALENDAR)
        return CalendarFileReader().read(path, window, zone)


@cache
def word_lists() -> Lexicon:
    """Return the word lists of the SMART lamps in every language we have."""
    from salesdesk.wording.lexicon import lexicon

    return lexicon()


def open_desk(path: Path, clock: Clock | None = None, ids: Ids | None = None) -> Desk:
    """Open a desk that exists. Raises DeskTrouble."""
    from salesdesk.store.desk_file import open_desk as opened

    try:
        store = opened(path)
    except DeskTrouble as error:
        if error.fault is DeskFault.IN_USE and not error.detail:
            raise DeskTrouble(error.fault, error.path, holder(path)) from error
        raise
    return _wired(store, path, clock or MachineClock(), ids or RandomIds())


def lock_path(desk: Path) -> Path:
    """Return the lock that a window puts beside the desk it holds, whatever link led there."""
    try:
        there = desk.resolve()
    except (OSError, RuntimeError):  # links that lead in a circle
        there = desk
    return there.with_name(f".{there.name}.lock")


def holder(desk: Path) -> str:
    """Return who holds a desk, as its lock tells it: "SalesDesk on laptop-7 (process 4242)"; nothing when unknown."""
    try:
        process, _program, machine = lock_path(desk).read_text(encoding="utf-8").splitlines()[:3]
    except (OSError, ValueError):
        return ""
    return f"SalesDesk on {machine} (process {process})"


def new_desk(
    path: Path, *, currency: str = "", name: str = "", clock: Clock | None = None, stages: bool = True
) -> Desk:
    """Make a desk where none is, with the usual stages unless an import brings its own. Raises DeskTrouble."""
    desk = _created(path, clock or MachineClock(), RandomIds(), name=name or path.stem, currency=currency, sample=False)
    if stages:
        desk.setting_up.add_default_stages()
    return desk


def discard_new_desk(desk: Desk) -> None:
    """Close a desk that was made a moment ago and take it away again: what it was made for did not come about."""
    from salesdesk.store import sqlite_file

    desk.close()
    sqlite_file.remove(desk.path)


def sample_desk(path: Path, as_of: date | None = None) -> Desk:
    """Make a sample desk, replacing an older sample of ours: its story is told up to the day. Raises DeskTrouble."""
    from salesdesk.application.sample import COMPANY, COUNTRY, SEED, ZONE, fill_sample
    from salesdesk.store.desk_file import remove_desk

    remove_desk(path)
    clock = DayClock(as_of, ZONE) if as_of else MachineClock()
    desk = _created(
        path,
        clock,
        SeededIds(SEED),
        name="Sample",
        currency="EUR",
        sample=True,
        zone=ZONE,
        country=COUNTRY,
        company=COMPANY,
    )
    day = as_of or desk.changes.today(desk.setting_up.view().settings)
    fill_sample(desk.changes.store, as_of=day, zone=ZONE, ids=SeededIds(SEED), press=LazyPress())
    return desk


def _created(
    path: Path,
    clock: Clock,
    ids: Ids,
    *,
    name: str,
    currency: str,
    sample: bool,
    zone: str = "",
    country: str = "",
    company: Company | None = None,
) -> Desk:
    from salesdesk.store.desk_file import create_desk

    home = _home()
    settings = DeskSettings(
        id=ids.new(),
        name=name,
        currency=currency if is_currency(currency) else home.currency,
        zone=zone or home.zone,
        country=country or home.country,
        company=company or Company(),
        paper="Letter" if (country or home.country) in {"US", "CA", "MX"} else "A4",
        sample=sample,
    )
    now = clock.now()
    stamp = Stamp(by=None, at=now, on=now.astimezone(ZoneInfo(settings.zone)).date(), batch=ids.new())
    return _wired(create_desk(path, settings, stamp), path, clock, ids)


def _wired(store: SqlStore, path: Path, clock: Clock, ids: Ids) -> Desk:
    changes = Changes(store, clock, ids, Announcements())
    return desk_over(
        changes,
        path=path,
        press=LazyPress(),
        logos=LazyPress(),
        reader=LazyReader(),
        card_reader=LazyReader(),
        card_press=LazyPress(),
        calendar_reader=LazyCalendarReader(),
        calendar_files=LazyCalendarFiles(),
        returned=LazyFormReader(),
        answer_words=LazyPress(),
        calendars=HolidayCalendars(),
        forecast_papers=LazyForecastPapers(),
        lexicon=word_lists,
        copying=store.backup,
        looking=store.everything,
        folders=_folder_at,
        program=program(),
        check=store.check,
        close=store.close,
    )


def program() -> str:
    """Return which program this is, with its version."""
    from importlib.metadata import version

    return f"SalesDesk {version('salesdesk')}"


def _folder_at(path: Path) -> AbstractContextManager[Folder]:
    from salesdesk.documents.desk_folder import folder_at

    return folder_at(path)


def bring_back(folder: Path, path: Path, progress: Progress | None = None) -> tuple[Desk, Manifest]:
    """Make a desk of what a folder holds and open it; it is there whole, or not at all (B20).

    Raises FolderNotRead, DeskTrouble, and what `progress` raises.
    """
    from salesdesk.imports.desk_folder import DeskFolderReader
    from salesdesk.store.desk_file import create_filled

    source = DeskFolderReader(folder)
    schema = source.manifest.schema
    store = create_filled(path, lambda filling: fill(source, str(folder), filling, progress), schema)
    return _wired(store, path, MachineClock(), RandomIds()), source.manifest


def bring_back_into(folder: Path, path: Path, progress: Progress | None = None) -> tuple[Desk, Manifest]:
    """Fill an empty desk that exists with what a folder holds, and open it. Raises as bring_back does."""
    from salesdesk.imports.desk_folder import DeskFolderReader
    from salesdesk.store.desk_file import open_desk as opened

    source = DeskFolderReader(folder)
    store = opened(path)
    try:
        with store.refilling(source.manifest.schema) as filling:
            fill(source, str(folder), filling, progress)
    except BaseException:
        store.close()
        raise
    return _wired(store, path, MachineClock(), RandomIds()), source.manifest


@dataclass(frozen=True, slots=True)
class _Home:
    country: str
    currency: str
    zone: str


def _home() -> _Home:
    """Return where this machine stands: country and currency by its region setting, zone by its clock."""
    from babel import Locale, UnknownLocaleError
    from babel.numbers import get_territory_currencies

    country = ""
    for variable in ("LC_ALL", "LC_MONETARY", "LANG"):
        try:
            country = country or (Locale.parse(os.environ.get(variable, "").split(".")[0]).territory or "")
        except (UnknownLocaleError, ValueError, TypeError):
            continue
    currencies = get_territory_currencies(country) if country else []
    return _Home(country=country, currency=currencies[0] if currencies else "EUR", zone=_machine_zone())


def _machine_zone() -> str:
    from babel.localtime import get_localzone

    return str(getattr(get_localzone(), "key", "") or "UTC")


def desks_folder() -> Path:
    """Return where desks lie unless a person says otherwise: the documents folder."""
    from platformdirs import user_documents_path

    return user_documents_path() / "SalesDesk"
