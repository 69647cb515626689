"""A call that is on the line, written as one text, so that a start later knows of it."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from salesdesk.domain.moment import Moment, zone_named
from salesdesk.domain.refusals import OutOfRange
from salesdesk.domain.running_call import RunningCall

_KEYS: Final = tuple(field.name for field in fields(RunningCall) if field.name.endswith("_id"))


def written(call: RunningCall | None) -> str:
    """Return a call as a text; nothing for none."""
    if call is None:
        return ""
    keys = {name: str(key) for name in _KEYS if (key := getattr(call, name)) is not None}
    return json.dumps(
        {
            "began": call.began.at.isoformat(),
            "zone": call.began.zone,
            "whom": call.whom,
            "despite": call.despite,
            **keys,
        }
    )


def read(text: str) -> RunningCall | None:
    """Return the call that a text tells of, None for what tells of none."""
    try:
        told: Any = json.loads(text or "null")
        began = datetime.fromisoformat(str(told["began"]))
        zone = str(told["zone"])
        zone_named(zone)
        keys = {name: UUID(told[name]) for name in _KEYS if name in told}
        if began.tzinfo is None:
            return None
        return RunningCall(
            began=Moment(began, zone), whom=str(told.get("whom", "")), despite=str(told.get("despite", "")), **keys
        )
    except (ValueError, KeyError, TypeError, AttributeError, OutOfRange):
        return None
