"""Set-up speaks plainly: what is missing, and the one line that brings it; and it asks nothing of pip for no reason."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.project.linked import outside as linked_outside
from tests.project.sources import load

PLUGINS = (
    "platforms/libq[owx]*.so", "xcbglintegrations/*.so", "wayland-shell-integration/*.so", "imageformats/libq[js]*.so",
    "wayland-graphics-integration-client/*.so", "platforminputcontexts/lib[ci]*.so", "iconengines/*.so",
)  # fmt: skip
OF_THE_C_LIBRARY = {
    "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1", "libc.so.6", "libdl.so.2", "libm.so.6", "libpthread.so.0",
    "libresolv.so.2", "librt.so.1",
}  # fmt: skip
# In the package of libbrotlidec, of libstdc++ (by dependency) and of libglib-2.0.
COMES_WITH_A_CHECKED_ONE = {"libbrotlicommon.so.1", "libgcc_s.so.1", "libgthread-2.0.so.0"}


@pytest.fixture
def libraries() -> Any:
    return load("packaging/linux/system_libraries")


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Load the set-up over an empty checkout whose pip and venv only note what they were asked."""
    module: Any = load("packaging/environment")
    for name in ("packaging/requirements/run.txt", "packaging/requirements/dev.txt", "pyproject.toml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"{name} as it was\n")
    asked: list[str] = []
    monkeypatch.setattr(module, "ROOT", str(tmp_path))
    monkeypatch.setattr(module, "VENV", str(tmp_path / ".venv"))
    monkeypatch.setattr(module, "STAMP", str(tmp_path / "stamp.json"))
    monkeypatch.setattr(module, "VENV_PYTHON", sys.executable)
    monkeypatch.setattr(module, "_make_venv", lambda: asked.append("venv"))
    monkeypatch.setattr(module, "_pip", lambda *arguments: asked.append(arguments[-1].rsplit("/", 1)[-1]))
    module.asked = asked
    return module


def test_the_first_set_up_installs_requirements_and_program(environment: Any, tmp_path: Path) -> None:
    assert environment.main(["run"]) == 0
    assert environment.asked == ["venv", "run.txt", tmp_path.name]


def test_a_second_set_up_asks_nothing_of_pip(environment: Any) -> None:
    environment.main(["dev"])
    environment.asked.clear()
    assert environment.main(["dev"]) == 0
    assert environment.main(["run"]) == 0
    assert environment.asked == []


def test_the_tools_come_on_top_of_what_running_needs(environment: Any, tmp_path: Path) -> None:
    environment.main(["run"])
    environment.asked.clear()
    assert environment.main(["dev"]) == 0
    assert environment.asked == ["dev.txt", tmp_path.name]


def test_new_requirements_are_installed_whatever_the_clock_says(environment: Any, tmp_path: Path) -> None:
    environment.main(["run"])
    environment.asked.clear()
    (tmp_path / "packaging/requirements/run.txt").write_text("another version\n")
    assert environment.main(["run"]) == 0
    assert environment.asked == ["run.txt", tmp_path.name]


def test_a_touched_or_windows_ended_file_changes_nothing(environment: Any, tmp_path: Path) -> None:
    environment.main(["run"])
    environment.asked.clear()
    (tmp_path / "pyproject.toml").write_bytes(b"pyproject.toml as it was\r\n")
    assert environment.main(["run"]) == 0
    assert environment.asked == []


def test_a_checkout_that_was_moved_gets_a_new_environment(environment: Any, tmp_path: Path) -> None:
    environment.main(["run"])
    stamp = json.loads((tmp_path / "stamp.json").read_text())
    (tmp_path / "stamp.json").write_text(json.dumps({**stamp, "where": "somewhere else"}))
    environment.asked.clear()
    assert environment.main(["run"]) == 0
    assert environment.asked[0] == "venv"


def test_a_failed_install_says_so_and_is_tried_again(
    environment: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(environment, "_pip", lambda *_: 1)
        assert environment.main(["run"]) == 1
    assert "run the same command again" in capsys.readouterr().err
    assert environment.main(["run"]) == 0
    assert "run.txt" in environment.asked


def test_an_old_python_is_named_with_the_way_out(
    environment: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(environment.sys, "version_info", (3, 9, 2, "final", 0))
    monkeypatch.setattr(environment.shutil, "which", lambda _: None)
    assert environment.main(["run"]) == 1
    said = capsys.readouterr().err
    assert "needs Python 3.11 to 3.14; this is Python 3.9" in said
    assert "make setup PYTHON=" in said


def test_missing_libraries_are_named_with_one_line_to_install_them(libraries: Any) -> None:
    missing, packages = ["libEGL.so.1", "libxcb-cursor.so.0"], ["libegl1", "libxcb-cursor0"]
    said = libraries.sentence(missing, packages, as_root=False, with_apt=True)
    assert "libEGL.so.1, libxcb-cursor.so.0" in said
    assert [line.strip() for line in said.splitlines() if "apt-get" in line] == [
        "sudo apt-get install -y libegl1 libxcb-cursor0"
    ]


def test_without_apt_the_sentence_names_the_libraries_alone(libraries: Any) -> None:
    said = libraries.sentence(["libEGL.so.1"], ["libegl1"], as_root=True, with_apt=False)
    assert "libEGL.so.1" in said
    assert "apt-get" not in said


def test_a_window_needs_more_than_a_picture(libraries: Any) -> None:
    offscreen = libraries.needed("offscreen", {})
    on_x11 = libraries.needed("screen", {"DISPLAY": ":0"})
    on_wayland = libraries.needed("screen", {"WAYLAND_DISPLAY": "wayland-0"})
    assert offscreen.keys() < on_x11.keys() < on_wayland.keys()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has the check")
def test_a_library_that_is_not_there_is_found_missing(libraries: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "EVERYWHERE", {"libno-such-thing.so.7": "libno-such-thing7"})
    assert libraries.main(["offscreen"]) == 1
    monkeypatch.setattr(libraries, "EVERYWHERE", {"libc.so.6": "libc6"})
    assert libraries.main(["offscreen"]) == 0


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has the check")
def test_every_library_that_qt_links_to_and_does_not_bring_is_checked(libraries: Any) -> None:
    (qt,) = importlib.import_module("PySide6").__path__
    folder = Path(qt)
    parts = [folder / f"Qt{part}.abi3.so" for part in ("Core", "Gui", "Widgets", "Svg", "Network", "PrintSupport")]
    plugins = [one for pattern in PLUGINS for one in (folder / "Qt/plugins").glob(pattern)]
    assert len(plugins) > len(PLUGINS)
    brought_along = [folder, folder / "Qt/lib", folder.parent / "shiboken6"]
    linked = linked_outside([*parts, *plugins], brought_along=brought_along)
    assert {"libEGL.so.1", "libxcb-cursor.so.0", "libc.so.6"} <= linked
    checked = libraries.needed("screen", {"WAYLAND_DISPLAY": "wayland-0"}).keys()
    assert linked - checked - OF_THE_C_LIBRARY - COMES_WITH_A_CHECKED_ONE == set()
