"""The budgets of CONTRIBUTING.md hold: what is too long is cut where it has a name of its own, never loosened here."""

from __future__ import annotations

import tomllib
from statistics import median, quantiles

from tests.project import measures
from tests.project.sources import ROOT, SOURCE, committed_files, imported_names, python_files

TOP_FOLDERS = {"src", "resources", "tests", "packaging"}
# They put off heavy imports until a command or a window needs them.
MAY_IMPORT_LATE = (
    *("src/salesdesk/cli", "src/salesdesk/app/", "src/salesdesk/bootstrap"),
    "src/salesdesk/ui/making_pages.py",
)


def test_no_file_is_longer_than_400_lines() -> None:
    lengths = {path: _lines_of(path) for path, _ in python_files("src", "tests", "packaging")}
    assert {path: lines for path, lines in lengths.items() if lines > 400} == {}


def test_half_of_the_files_have_about_100_lines_at_most() -> None:
    lengths = [_lines_of(path) for path, tree in python_files("src") if tree.body[1:]]
    assert median(lengths) <= 120


def test_functions_are_short_half_of_them_8_lines_and_99_in_100_within_50() -> None:
    lengths = [length.lines for path, tree in python_files("src") for length in measures.function_lengths(path, tree)]
    assert median(lengths) <= 8
    assert quantiles(lengths, n=100)[98] <= 50


def test_no_class_is_longer_than_300_lines_or_has_more_than_25_methods() -> None:
    source = python_files("src")
    assert [one for path, tree in source for one in measures.class_lengths(path, tree) if one.lines > 300] == []
    assert [one for path, tree in source for one in measures.method_counts(path, tree) if one.lines > 25] == []


def test_no_function_is_excused_from_the_complexity_of_8() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert settings["tool"]["ruff"]["lint"]["mccabe"]["max-complexity"] == 8
    assert "C90" in settings["tool"]["ruff"]["lint"]["select"]
    excused = [path.name for path in SOURCE.rglob("*.py") if "C901" in path.read_text(encoding="utf-8")]
    assert excused == []


def test_our_own_code_is_imported_at_the_top_of_a_file() -> None:
    late = [one for path, tree in python_files("src") for one in measures.imports_inside_functions(path, tree)]
    assert [one for one in late if not one.startswith(MAY_IMPORT_LATE)] == []


def test_nothing_is_called_manager_helper_or_util() -> None:
    assert [one for path, tree in python_files("src") for one in measures.vague_names(path, tree)] == []


def test_no_module_keeps_state_that_can_change() -> None:
    assert [one for path, tree in python_files("src") for one in measures.mutable_state(path, tree)] == []


def test_no_exception_is_frozen() -> None:
    assert [one for path, tree in python_files("src") for one in measures.frozen_exceptions(path, tree)] == []


def test_the_domain_needs_only_the_standard_library() -> None:
    foreign = [
        f"{path}: {name}"
        for path, tree in python_files("src/salesdesk/domain")
        for name in imported_names(tree)
        if name.split(".")[0] not in measures.STANDARD_LIBRARY and not name.startswith("salesdesk.domain")
    ]
    assert foreign == []


def test_the_top_has_four_folders_and_no_more() -> None:
    tops = {name.split("/")[0] for name in committed_files() if "/" in name}
    assert {top for top in tops if not top.startswith(".")} == TOP_FOLDERS


def _lines_of(path: str) -> int:
    return len((ROOT / path).read_text(encoding="utf-8").splitlines())
