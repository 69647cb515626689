"""What a desk holds to: the limits of the pest guard make sense together (B4)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.courtesy import Courtesy, limits_checked
from salesdesk.domain.money import Money
from salesdesk.domain.refusals import OutOfRange


@pytest.mark.parametrize(
    ("courtesy", "what"),
    [
        (Courtesy(stop_after=1), "stop_after"),
        (Courtesy(stop_after=11), "stop_after"),
        (Courtesy(caution_after=0), "caution_after"),
        (Courtesy(caution_after=3), "caution_after"),
        (Courtesy(voicemails=0), "voicemails"),
        (Courtesy(voicemail_days=91), "voicemail_days"),
        (Courtesy(gift_limit=Money(-1, "EUR")), "gift_limit"),
    ],
)
def test_b4_limits_that_would_never_stop_are_refused(courtesy: Courtesy, what: str) -> None:
    with pytest.raises(OutOfRange) as refused:
        limits_checked(courtesy)
    assert refused.value.what == what


@given(st.integers(2, 10), st.integers(1, 10), st.integers(1, 90), st.data())
def test_b4_a_caution_before_the_stop_is_kept(stop: int, voicemails: int, days: int, data: st.DataObject) -> None:
    caution = data.draw(st.integers(1, stop - 1))
    limits = Courtesy(caution_after=caution, stop_after=stop, voicemails=voicemails, voicemail_days=days)
    assert limits_checked(limits) is limits
