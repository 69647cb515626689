"""What a returned proposal says, and when two texts of a page are the same."""

from __future__ import annotations

from salesdesk.application.returned_form import ReturnedForm, comparable


def test_b1_fields_are_asked_for_by_name_and_missing_ones_are_empty() -> None:
    form = ReturnedForm(pages=("",), fields=(("name", " Eva Lind "), ("number", "SD-7"), ("colour", "red")))
    assert (form.name, form.number, form.hash, form.remarks) == ("Eva Lind", "SD-7", "", "")


def test_b1_values_that_contradict_each_other_are_both_told() -> None:
    form = ReturnedForm(pages=("",), fields=(("hash", "aa"), ("hash", "bb"), ("revision", "2"), ("revision", "2")))
    assert (form.hash, form.revision) == ("aa / bb", "2")


def test_b1_pages_are_compared_without_regard_to_blanks_and_alike_signs() -> None:
    ours = ("Total\n  61,362.00\u00a0EUR", "ﬁrst year", "")
    theirs = ("Total 61,362.00 EUR\r\n", "first\u200b ye\u00adar ", " \n")
    assert comparable(ours) == comparable(theirs) == ("Total 61,362.00 EUR", "first year", "")


def test_b1_another_figure_another_order_or_another_page_is_another_text() -> None:
    pages = ("Option A 61,362", "Option B 44,090")
    assert comparable(pages) != comparable(("Option A 61,362", "Option B 44,009"))
    assert comparable(pages) != comparable(reversed(pages))
    assert comparable(pages) != comparable((*pages, ""))
    assert comparable(("1 200",)) != comparable(("12 00",))
