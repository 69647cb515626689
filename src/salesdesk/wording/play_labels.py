"""The words for what closes a gap: plays, verdicts, reasons to call, stops."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from salesdesk.domain.closing_in_time import Landing
from salesdesk.domain.gap_plan import LeftOutWhy
from salesdesk.domain.play_gap import Uncounted
from salesdesk.domain.play_run import CallState
from salesdesk.domain.plays import Play
from salesdesk.domain.stop_order import Stop, StopState
from salesdesk.domain.why_now import Changed, Trigger
from salesdesk.wording.marking import N_

PLAY_LABELS: Final[Mapping[type[StrEnum], Mapping[StrEnum, str]]] = {
    Play: {
        Play.COLD_CALLING: N_("Intensify cold calling"),
        Play.EXISTING_CUSTOMERS: N_("Call existing customers"),
        Play.FORMER_CUSTOMERS: N_("Call former customers"),
        Play.NETWORKING: N_("Network for referrals and introductions"),
        Play.INBOUND_MARKETING: N_("Inbound marketing"),
        Play.EMAILS: N_("Send out e-mails"),
        Play.REVISIT_NOES: N_("Revisit noes"),
        Play.EVENT: N_("Host an event"),
        Play.TRADE_SHOW: N_("Take part in a trade show"),
        Play.ACCEPT_MISS: N_("Accept the miss"),
        Play.TAKE_OVER: N_("Fill the gap yourself"),
    },
    Landing: {
        Landing.LANDS: N_("Lands"),
        Landing.MAY: N_("May land"),
        Landing.TOO_LATE: N_("Too late"),
        Landing.ONGOING: N_("Ongoing"),
        Landing.REFUSED: N_("Not for selling"),
        Landing.CANNOT_SAY: N_("Cannot say"),
    },
    Uncounted: {
        Uncounted.OMITTED: N_("Omitted from the forecast"),
        Uncounted.NO_VALUE: N_("No value yet"),
        Uncounted.NO_CHANCE: N_("No chance given"),
        Uncounted.OTHER_CURRENCY: N_("Another currency"),
    },
    Trigger: {
        Trigger.RENEWAL: N_("Renewal"),
        Trigger.ADD_ON: N_("Add-on"),
        Trigger.PRODUCT_GAP: N_("Product gap"),
        Trigger.REASON_CHANGED: N_("The reason for their no can have changed"),
        Trigger.BOUGHT_BEFORE: N_("Bought before"),
        Trigger.FAVOUR_OWED: N_("Owes us a favour"),
        Trigger.FITS: N_("Fits our customers"),
    },
    Changed: {
        Changed.TIMING: N_("Timing"),
        Changed.BUDGET: N_("Budget"),
        Changed.CONTACT_LEFT: N_("Contact left"),
        Changed.CONTRACT_ENDS: N_("Contract with the competitor ends"),
    },
    LeftOutWhy: {
        LeftOutWhy.DO_NOT_CONTACT: N_("Not to be contacted"),
        LeftOutWhy.PEST_GUARD: N_("Tried often enough for now"),
        LeftOutWhy.PLAY_DOES_NOT_COUNT: N_("The play closes no gap"),
        LeftOutWhy.TOO_LATE: N_("Too late for this period"),
        LeftOutWhy.NO_VALUE: N_("No value or chance known"),
        LeftOutWhy.OTHER_CURRENCY: N_("Another currency"),
        LeftOutWhy.SAME_PERSON: N_("Called already in this plan"),
        LeftOutWhy.SAME_BUSINESS: N_("A colleague is called for it"),
        LeftOutWhy.NO_HOURS: N_("No hours left in time"),
    },
    CallState: {
        CallState.TO_CALL: N_("To call"),
        CallState.CALLED: N_("Called"),
        CallState.MET: N_("Spoken with"),
        CallState.SKIPPED: N_("Passed over"),
    },
    Stop: {
        Stop.CUSTOMERS: N_("Existing customers"),
        Stop.STALLED: N_("Stalled deals"),
        Stop.NETWORK: N_("Network"),
    },
    StopState: {
        StopState.OPEN: N_("Open"),
        StopState.OVERRIDDEN: N_("Opened early"),
        StopState.WAITING: N_("Waits for its turn"),
        StopState.DONE: N_("Done"),
    },
}
