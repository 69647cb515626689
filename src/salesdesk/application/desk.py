"""The bundle a caller gets: everything that can be done with one desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from salesdesk.application.address_cards.bringing_in import CardsIn
from salesdesk.application.address_cards.cards import CardPress, CardReader
from salesdesk.application.address_cards.taking_out import CardsOut
from salesdesk.application.ageing import Ageing
from salesdesk.application.answering import Answering, AnswerWords
from salesdesk.application.bench import Bench
from salesdesk.application.boilerplate import Boilerplate
from salesdesk.application.booking import Booking
from salesdesk.application.buying import Buying
from salesdesk.application.calendar_file import CalendarReader
from salesdesk.application.calendars import CalendarFiles, Calendars
from salesdesk.application.catalogue import Catalogue
from salesdesk.application.changes import Changes
from salesdesk.application.deal_lists import DealLists
from salesdesk.application.deal_people import DealPeople
from salesdesk.application.discussing import Discussing
from salesdesk.application.evaluating import Evaluating
from salesdesk.application.everything.carrying import Carrying, FolderMaker, WholeLooker
from salesdesk.application.explaining import Explaining
from salesdesk.application.exporting import Exporting, Press
from salesdesk.application.favours import Favours
from salesdesk.application.following_up import FollowingUp
from salesdesk.application.forecast.accuracy import ForecastAccuracy
from salesdesk.application.forecast.calling import Calling
from salesdesk.application.forecast.catching_up import CatchingUp
from salesdesk.application.forecast.covering import Covering
from salesdesk.application.forecast.effort import Effort
from salesdesk.application.forecast.gap import Gap
from salesdesk.application.forecast.giving_up import GivingUp
from salesdesk.application.forecast.keeping import Snapshots
from salesdesk.application.forecast.looking_back import LookingBack
from salesdesk.application.forecast.outlooks import Outlooks
from salesdesk.application.forecast.pacing import Pacing
from salesdesk.application.forecast.pulse import Pulse
from salesdesk.application.forecast.pursuing import Pursuing
from salesdesk.application.forecast.quota import Quota
from salesdesk.application.forecast.review import ReviewPress, Reviews
from salesdesk.application.forecast.scopes import Scopes
from salesdesk.application.forecast.targeting import Targeting
from salesdesk.application.forecast.template import Templates
from salesdesk.application.forecast.week_changes import WeekChanges
from salesdesk.application.forecast.what_if import WhatIf
from salesdesk.application.forecasting import Forecasting
from salesdesk.application.groups import Groups
from salesdesk.application.guarding import Guarding
from salesdesk.application.handing_over import HandingOver
from salesdesk.application.holdings import Holdings
from salesdesk.application.impediments import Impediments
from salesdesk.application.importing.importing import Importing
from salesdesk.application.importing.tables import TableReader
from salesdesk.application.inviting import Inviting
from salesdesk.application.knowing_people import KnowingPeople
from salesdesk.application.leads import Leads
from salesdesk.application.letterheads import Letterheads, LogoReader
from salesdesk.application.letters import Letters
from salesdesk.application.library import Library
from salesdesk.application.logbook import Logbook
from salesdesk.application.loss_reporting import LossReporting
from salesdesk.application.marketing import Marketing
from salesdesk.application.ports import WorkCalendars
from salesdesk.application.preparing import Preparing
from salesdesk.application.proposing import Proposing
from salesdesk.application.researching import Researching
from salesdesk.application.returned_form import ReturnedReader
from salesdesk.application.searching import Searching
from salesdesk.application.selling import Selling
from salesdesk.application.setting_up import SettingUp
from salesdesk.application.staging import Staging
from salesdesk.application.stalled_deals import StalledDeals
from salesdesk.application.sweeping import Sweeping
from salesdesk.application.tending import Tending
from salesdesk.application.thanking import Thanking
from salesdesk.application.timelines import Timelines
from salesdesk.application.today import Today
from salesdesk.application.whole import check_whole
from salesdesk.domain.objective import Lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One desk file, open: its use cases, and how it is closed."""

    path: Path
    changes: Changes
    today: Today
    selling: Selling
    preparing: Preparing
    discussing: Discussing
    evaluating: Evaluating
    buying: Buying
    impediments: Impediments
    leads: Leads
    marketing: Marketing
    logbook: Logbook
    loss_reporting: LossReporting
    deal_lists: DealLists
    deal_people: DealPeople
    timelines: Timelines
    library: Library
    catalogue: Catalogue
    holdings: Holdings
    researching: Researching
    proposing: Proposing
    answering: Answering
    handing_over: HandingOver
    boilerplate: Boilerplate
    following_up: FollowingUp
    booking: Booking
    inviting: Inviting
    calendars: Calendars
    guarding: Guarding
    favours: Favours
    groups: Groups
    thanking: Thanking
    forecasting: Forecasting
    outlooks: Outlooks
    calling: Calling
    what_if: WhatIf
    targeting: Targeting
    week_changes: WeekChanges
    snapshots: Snapshots
    pacing: Pacing
    accuracy: ForecastAccuracy
    looking_back: LookingBack
    pulse: Pulse
    explaining: Explaining
    ageing: Ageing
    sweeping: Sweeping
    stalled: StalledDeals
    tending: Tending
    scopes: Scopes
    templates: Templates
    reviews: Reviews
    catching_up: CatchingUp
    quota: Quota
    covering: Covering
    effort: Effort
    gap: Gap
    pursuing: Pursuing
    giving_up: GivingUp
    searching: Searching
    setting_up: SettingUp
    staging: Staging
    letterheads: Letterheads
    letters: Letters
    exporting: Exporting
    importing: Importing
    people: KnowingPeople
    cards_in: CardsIn
    cards_out: CardsOut
    everything: Carrying
    check: Callable[[], None]
    close: Callable[[], None]


def desk_over(
    changes: Changes,
    *,
    path: Path,
    press: Press,
    reader: TableReader,
    card_reader: CardReader,
    card_press: CardPress,
    calendar_reader: CalendarReader,
    calendar_files: CalendarFiles,
    logos: LogoReader,
    returned: ReturnedReader,
    answer_words: AnswerWords,
    calendars: WorkCalendars,
    forecast_papers: ReviewPress,
    lexicon: Callable[[], Lexicon],
    copying: Callable[[Path], None],
    looking: WholeLooker,
    folders: FolderMaker,
    program: str,
    check: Callable[[], None],
    close: Callable[[], None],
) -> Desk:
    """Wire the use cases over one store."""
    bench = Bench(changes)
    selling = Selling(bench)
    preparing = Preparing(bench, lexicon)
    proposing = Proposing(bench, press)
    following_up = FollowingUp(bench)
    logbook, groups = Logbook(bench), Groups(bench)
    forecasting = Forecasting(bench, calendars)
    return Desk(
        path=path,
        changes=changes,
        today=Today(bench, forecasting, lexicon),
        selling=selling,
        preparing=preparing,
        discussing=Discussing(bench),
        evaluating=Evaluating(bench),
        buying=Buying(bench),
        impediments=Impediments(bench),
        leads=Leads(bench, calendars, selling),
        marketing=Marketing(bench, press),
        logbook=logbook,
        loss_reporting=LossReporting(bench),
        deal_lists=DealLists(bench),
        deal_people=DealPeople(bench),
        timelines=Timelines(bench),
        library=Library(bench),
        catalogue=Catalogue(bench),
        holdings=Holdings(bench),
        researching=Researching(bench),
        proposing=proposing,
        answering=Answering(bench, returned, answer_words),
        handing_over=HandingOver(proposing, press),
        boilerplate=Boilerplate(bench),
        following_up=following_up,
        booking=Booking(bench, calendars),
        inviting=Inviting(bench, calendar_files, calendar_files),
        calendars=Calendars(bench, calendar_reader, calendar_files, calendar_files),
        guarding=Guarding(bench),
        favours=Favours(bench),
        groups=groups,
        thanking=Thanking(bench, press),
        forecasting=forecasting,
        outlooks=Outlooks(bench, calendars),
        calling=Calling(bench),
        what_if=WhatIf(bench),
        targeting=Targeting(bench),
        week_changes=WeekChanges(bench, calendars),
        snapshots=Snapshots(bench, calendars),
        pacing=Pacing(bench, calendars),
        accuracy=ForecastAccuracy(bench, calendars),
        looking_back=LookingBack(bench, calendars),
        pulse=Pulse(bench, calendars),
        explaining=Explaining(bench, forecasting),
        ageing=Ageing(bench),
        sweeping=Sweeping(bench, forecasting, following_up),
        stalled=StalledDeals(bench),
        tending=Tending(bench),
        scopes=Scopes(bench),
        templates=Templates(bench, calendars, forecast_papers),
        reviews=Reviews(bench, calendars, forecast_papers),
        catching_up=CatchingUp(bench, calendars, logbook, groups),
        quota=Quota(bench, calendars, following_up, press, calendar_files),
        covering=Covering(bench, calendars),
        effort=Effort(bench, calendars),
        gap=Gap(bench, calendars),
        pursuing=Pursuing(bench, calendars),
        giving_up=GivingUp(bench, calendars),
        searching=Searching(bench),
        setting_up=SettingUp(bench),
        staging=Staging(bench),
        letterheads=Letterheads(bench, logos),
        letters=Letters(bench, press),
        exporting=Exporting(bench, preparing, proposing, forecasting, press, copying),
        importing=Importing(bench, reader),
        people=KnowingPeople(bench),
        cards_in=CardsIn(bench, card_reader),
        cards_out=CardsOut(bench, card_press),
        everything=Carrying(bench, looking, folders, program),
        check=partial(check_whole, bench, path, check),
        close=close,
    )
