"""What was raised in the talks of the story, as a proposal prints it: read by those who raised it."""

from __future__ import annotations

import re

from tests.application.sample.telling import talks, told

ABOUT_THEM = re.compile(r"\b(they|their|them)\b", re.IGNORECASE)
RAISED = [option for talk in talks(told()) for option in talk.raised]


def test_2_16_whose_words_are_quoted_is_the_one_who_raised_it() -> None:
    assert RAISED
    assert [option.text for option in RAISED if option.quote and option.raised_by is None] == []


def test_2_14_an_option_is_named_as_the_customer_may_read_it() -> None:
    assert [option.text for option in RAISED if ABOUT_THEM.search(option.text)] == []
