"""What is committed names no machine and no place to download from; the locked requirements fit the program's."""

from __future__ import annotations

import re
import tomllib

import pytest
from packaging.utils import canonicalize_name

from packaging.requirements import Requirement
from tests.project.sources import ROOT, committed_files

# Written in pieces, so that this file does not name what it forbids.
HOSTS = (
    "py" + "pi.org",
    "python" + "hosted.org",
    "npm" + "js.org",
    "npm" + "js.com",
    "deb" + "ian.org",
    "ub" + "untu.com",
)
MACHINE_PATH = re.compile(r"(?<![\w.~])/(?:root|home|opt|Users|work|mnt|srv)/[\w.]|\b[A-Z]:\\(?:Users|Program)")
DOWNLOAD = re.compile(
    r"https?://\S+\.(?:whl|zip|gz|xz|bz2|deb|rpm|exe|msi|dmg|jar)\b|--(?:extra-)?index-url|--find[-]links|git\+http"
)
BINARY = {".ttf", ".otf", ".png", ".pdf", ".ico", ".icns", ".xlsx", ".salesdesk", ".mo"}


def faults(text: str) -> list[str]:
    """Return what of a text must not be committed: machine paths, registry hosts, download addresses."""
    found = [host for host in HOSTS if host in text]
    found += MACHINE_PATH.findall(text)
    return found + DOWNLOAD.findall(text)


@pytest.mark.parametrize(
    "text",
    [
        "see /ro" + "ot/.cache/x",
        '"/ho' + 'me/ada/desk"',
        "C:\\Us" + "ers\\Ada",
        "get it from py" + "pi.org/simple",
        "https://files.example/a-1.0.wh" + "l",
        "--index" + "-url somewhere",
    ],
)
def test_the_scan_sees_what_must_not_be_committed(text: str) -> None:
    assert faults(text)


@pytest.mark.parametrize(
    "text", ["../shared/data", "~/Documents/my.salesdesk", "https://openfontlicense.example", "a/home/x"]
)
def test_the_scan_leaves_ordinary_text_alone(text: str) -> None:
    assert faults(text) == []


def test_no_committed_file_names_a_machine_a_registry_or_a_download() -> None:
    texts = {name: (ROOT / name).read_text(encoding="utf-8") for name in committed_files() if _is_text(name)}
    assert "pyproject.toml" in texts
    assert {name: faults(text) for name, text in texts.items() if faults(text)} == {}


@pytest.mark.parametrize("lock", ["run.txt", "dev.txt", "bench.txt"])
def test_every_locked_requirement_has_one_version_and_hashes(lock: str) -> None:
    pinned = _pinned(lock)
    assert pinned
    assert [name for name, (_, hashes) in pinned.items() if not hashes] == []


def test_the_locks_fit_what_the_program_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = project["project"]["dependencies"] + project["dependency-groups"]["build"]
    run, dev = _pinned("run.txt"), _pinned("dev.txt")
    assert _unmet(asked, run) == []
    assert _unmet(asked + project["dependency-groups"]["dev"], dev) == []
    assert {name: dev.get(name) for name in run} == run
    assert _unmet(project["dependency-groups"]["bench"], _pinned("bench.txt")) == []


def test_one_desk_needs_no_team_database() -> None:
    assert "psycopg" not in _pinned("run.txt")


def _unmet(asked: list[str], pinned: dict[str, tuple[str, tuple[str, ...]]]) -> list[str]:
    requirements = [Requirement(line) for line in asked]
    return [
        str(requirement)
        for requirement in requirements
        if (name := canonicalize_name(requirement.name)) not in pinned or pinned[name][0] not in requirement.specifier
    ]


def _pinned(lock: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    text = (ROOT / "packaging/requirements" / lock).read_text(encoding="utf-8")
    entries = re.findall(r"^([\w.-]+)==([^\s;]+)([^\n]*(?:\n    [^\n]*)*)", text, re.MULTILINE)
    return {
        canonicalize_name(name): (version, tuple(re.findall(r"sha256:[0-9a-f]{64}", rest)))
        for name, version, rest in entries
    }


def _is_text(name: str) -> bool:
    return (ROOT / name).suffix.lower() not in BINARY
