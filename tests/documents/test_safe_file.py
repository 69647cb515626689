"""The safe write: old or new, never half; names that stay in their folder."""

from __future__ import annotations

import errno
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesdesk.application.files import FileNotWritten, WriteFault, safe_name
from salesdesk.documents.safe_file import write_safely, write_with


def test_a_file_is_written_and_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "paper ü 契約 #1?.pdf"
    write_safely(path, b"old")
    path.chmod(0o640)
    write_safely(path, b"new", verify=lambda part: part.read_bytes().index(b"new"))
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def _refuse(_part: Path) -> None:
    raise ValueError("cannot be opened again")


def test_a_part_that_cannot_be_opened_again_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    write_safely(path, b"old")
    with pytest.raises(FileNotWritten) as caught:
        write_safely(path, b"new", verify=_refuse)
    assert caught.value.fault is WriteFault.NOT_READABLE_AGAIN
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        (errno.ENOSPC, WriteFault.FULL),
        (errno.EROFS, WriteFault.READ_ONLY),
        (errno.EACCES, WriteFault.READ_ONLY),
        (errno.EIO, WriteFault.OTHER),
    ],
)
@pytest.mark.parametrize("at", ["write", "sync", "replace"])
def test_a_failing_disk_leaves_the_old_file_and_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, fault: WriteFault, at: str
) -> None:
    path = tmp_path / "paper.pdf"
    write_safely(path, b"old")

    def fail(*_args: object) -> None:
        raise OSError(code, os.strerror(code))

    if at == "sync":
        monkeypatch.setattr("salesdesk.documents.safe_file.os.fsync", fail)
    if at == "replace":
        monkeypatch.setattr(Path, "replace", fail)
    make = fail if at == "write" else lambda part: part.write_bytes(b"new")
    with pytest.raises(FileNotWritten) as caught:
        write_with(path, make)
    monkeypatch.undo()
    assert caught.value.fault is fault
    assert caught.value.path == path
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_is_named_and_harms_nothing(tmp_path: Path) -> None:
    """A real limit on the size of files, in a child of its own."""
    path = tmp_path / "paper.pdf"
    write_safely(path, b"old")
    code = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from salesdesk.documents.safe_file import write_safely\n"
        "from salesdesk.application.files import FileNotWritten\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try: write_safely(Path(sys.argv[1]), b'x' * 100_000)\n"
        "except FileNotWritten as refused: print(refused.fault)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "full"
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_program_killed_while_it_writes_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    write_safely(path, b"old" * 1000)
    code = (
        "import os, signal, sys; from pathlib import Path\n"
        "from salesdesk.documents.safe_file import write_with\n"
        "def make(part):\n"
        "    part.write_bytes(b'half'); os.kill(os.getpid(), signal.SIGKILL)\n"
        "write_with(Path(sys.argv[1]), make)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert path.read_bytes() == b"old" * 1000
    [left] = [p for p in tmp_path.iterdir() if p != path]
    os.utime(left, (1, 1))
    write_safely(path, b"new")
    assert list(tmp_path.iterdir()) == [path]


def test_a_part_that_another_program_is_writing_now_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / ".0123456789ab.salesdesk-part"
    other.write_bytes(b"someone is at it")
    write_safely(tmp_path / "paper.pdf", b"new")
    assert other.exists()


def test_no_folder_and_a_folder_in_the_place_of_the_file_are_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotWritten) as missing:
        write_safely(tmp_path / "not" / "there.pdf", b"x")
    assert missing.value.fault is WriteFault.MISSING_FOLDER
    with pytest.raises(FileNotWritten) as folder:
        write_safely(tmp_path, b"x")
    assert folder.value.fault is WriteFault.NOT_A_FILE
    assert not (tmp_path / "not").exists()


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "real.pdf"
    real.write_bytes(b"old")
    link = tmp_path / "link.pdf"
    link.symlink_to(real)
    write_safely(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)


@settings(max_examples=2000)
@given(st.one_of(st.text(max_size=80), st.text(alphabet="./\\:~ -con.pruxl1", max_size=20)))
def test_a_name_made_from_any_text_stays_in_its_folder(text: str) -> None:
    name = safe_name(text)
    assert name
    assert Path(name).name == name
    assert not set(name) & set('<>:"/\\|?*\x00\n\r\t')
    assert name[0] not in ".-~ "
    assert name[-1] not in ". "
    assert not RESERVED.fullmatch(name)
    assert len(name.encode()) <= 170


def test_names_keep_what_people_wrote() -> None:
    assert safe_name("Ζωή & Söhne: Angebot 1/2") == "Ζωή & Söhne- Angebot 1-2"
    assert safe_name("con") == "_con"
    assert safe_name("  ...  ", fallback="proposal") == "proposal"


def test_a_folder_without_write_permission_is_named(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("the superuser may write anywhere, so this machine cannot show it")
    tmp_path.chmod(0o500)
    with pytest.raises(FileNotWritten) as caught:
        write_safely(tmp_path / "paper.pdf", b"x")
    assert caught.value.fault is WriteFault.READ_ONLY
