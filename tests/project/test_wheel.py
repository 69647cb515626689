"""The wheel carries all it needs: installed into an empty environment, away from the sources, it does the tour."""

from __future__ import annotations

import importlib.metadata
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from packaging.requirements import Requirement
from tests.project.sources import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.slow

LEFT_BY_THE_TOUR = (
    *("desk.salesdesk", "call-sheet.pdf", "call-sheet-battlecard.pdf"),
    *("proposal-internal.pdf", "proposal.eml", "agreement.pdf"),
    *("proposal.pdf", "pipeline.xlsx", "follow-up.ics"),
    *("review.pdf", "review.xlsx", "quota.pdf", "forecast-template.xlsx"),
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), at=ROOT)
    (built,) = folder.glob("salesdesk-*-py3-none-any.whl")
    return built


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel beside the packages of run.txt and nothing else, without the network; return the program."""
    venv = tmp_path_factory.mktemp("empty") / "venv"
    _run(sys.executable, "-m", "venv", "--without-pip", str(venv))
    bin_folder = venv / ("Scripts" if os.name == "nt" else "bin")
    python = bin_folder / ("python.exe" if os.name == "nt" else "python")
    site_packages = Path(_ask(python, "import sysconfig; print(sysconfig.get_path('purelib'))"))
    for name, place in _top_levels_of_run_requirements():
        (site_packages / name).symlink_to(place)
    _run(sys.executable, "-m", "pip", "--python", str(python), "install", "-q", "--no-index", "--no-deps", str(wheel))
    return bin_folder / "salesdesk"


def test_the_wheel_holds_every_resource_and_source_file(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        names = set(packed.namelist())
    resources = {f"salesdesk/{path.relative_to(ROOT).as_posix()}" for path in _files(ROOT / "resources")}
    sources = {path.relative_to(ROOT / "src").as_posix() for path in _files(ROOT / "src")}
    assert resources
    assert (resources | sources) - names == set()


def test_the_installed_program_is_the_one_from_the_wheel(program: Path) -> None:
    python = program.parent / "python"
    place = _ask(python, "import salesdesk; print(salesdesk.__file__)")
    assert str(ROOT / "src") not in place
    assert _run(str(program), "--version").strip() == f"SalesDesk {importlib.metadata.version('salesdesk')}"


@pytest.mark.timeout(300)
def test_the_tour_runs_from_the_wheel_with_the_network_blocked(program: Path, tmp_path: Path) -> None:
    _run(str(program), "tour", "made", "--pages", "first-run,pipeline,call-plan,proposal-issued", at=tmp_path)
    made = tmp_path / "made"
    assert [name for name in LEFT_BY_THE_TOUR if not (made / name).is_file()] == []
    assert len(list((made / "windows").glob("*.png"))) == 4 * 4


def _top_levels_of_run_requirements() -> Iterator[tuple[str, Path]]:
    seen: set[str] = set()
    for name in _run_requirements():
        distribution = importlib.metadata.distribution(name)
        for file in distribution.files or ():
            top = file.parts[0]
            if top in seen or top in {"..", "__pycache__"}:
                continue
            seen.add(top)
            yield top, Path(str(distribution.locate_file(top)))


def _run_requirements() -> Iterator[str]:
    for line in (ROOT / "packaging/requirements/run.txt").read_text(encoding="utf-8").splitlines():
        if "==" in line:
            requirement = Requirement(line.rstrip(" \\"))
            if requirement.marker is None or requirement.marker.evaluate():
                yield requirement.name


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"]


def _ask(python: Path, code: str) -> str:
    return _run(str(python), "-c", code).strip()


def _run(*command: str, at: Path | None = None) -> str:
    done = subprocess.run(command, cwd=at, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command} said:\n{done.stdout}\n{done.stderr}"
    return done.stdout
