"""Make or renew `.venv`: the pinned requirements by their hashes, then SalesDesk itself; standard library only.

Usage: python3 packaging/environment.py [run|dev]

Nothing is asked of pip (and so of the network) while the content of the requirement files and of pyproject.toml is the
same as when `.venv` was last made. This file keeps to the syntax of old Pythons, so that one of those can say that it
is too old.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys

OLDEST = (3, 11)
NEWEST = (3, 14)
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
STAMP = os.path.join(VENV, "salesdesk-setup.json")
ON_WINDOWS = sys.platform == "win32"
VENV_PYTHON = os.path.join(VENV, "Scripts" if ON_WINDOWS else "bin", "python.exe" if ON_WINDOWS else "python")


def main(arguments):
    """Bring `.venv` up to date for running (`run`) or for working on SalesDesk (`dev`); return the exit code."""
    wanted = arguments[0] if arguments else "run"
    if wanted not in ("run", "dev") or len(arguments) > 1:
        return _refuse("Say `run` or `dev`: python3 packaging/environment.py [run|dev]")
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        return _go_on_with_another_python(arguments)
    stamp = _read_stamp()
    if stamp.get("where") != VENV or not _works(VENV_PYTHON):
        stamp = {}
        refused = _make_venv()
        if refused:
            return refused
    return _install(wanted, stamp)


def _install(wanted, stamp):
    files = {"run": _digest("packaging/requirements/run.txt"), "dev": _digest("packaging/requirements/dev.txt")}
    project = _digest("pyproject.toml")
    # dev.txt holds all of run.txt with the same pins: whoever has dev has run.
    if files[wanted] != stamp.get(wanted):
        print("Installing what SalesDesk needs (%s.txt). This takes a minute the first time." % wanted, flush=True)
        requirements = os.path.join(ROOT, "packaging", "requirements", wanted + ".txt")
        if _pip("--require-hashes", "--only-binary", ":all:", "-r", requirements):
            return _refuse(
                "The requirements could not be installed; pip says why above. Nothing outside .venv was touched.\n"
                "Check the network connection, then run the same command again: it goes on where it stopped."
            )
        stamp["run"] = files["run"]
        stamp[wanted] = files[wanted]
        stamp.pop("project", None)
    if project != stamp.get("project"):
        if _pip("--no-deps", "--no-build-isolation", "-e", ROOT):
            return _refuse("SalesDesk itself could not be installed into .venv; pip says why above.")
        stamp["project"] = project
        print("Ready: %s" % os.path.join(os.path.dirname(VENV_PYTHON), "salesdesk"), flush=True)
    stamp["where"] = VENV
    with open(STAMP, "w", encoding="utf-8") as file:
        json.dump(stamp, file, indent=1)
    return 0


def _go_on_with_another_python(arguments):
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        other = shutil.which("python3.%d" % minor)
        if other and _works(other):
            return subprocess.call([other, os.path.abspath(__file__), *arguments])
    return _refuse(
        "SalesDesk needs Python 3.%d to 3.%d; this is Python %d.%d (%s), and no other was found.\n"
        "Install one of those and run the same command again, or name it: make setup PYTHON=/path/to/python3.11"
        % (OLDEST[1], NEWEST[1], sys.version_info[0], sys.version_info[1], sys.executable)
    )


def _make_venv():
    try:
        import ensurepip  # noqa: F401  Debian ships Python without it
        import venv  # noqa: F401
    except ImportError:
        return _refuse(
            "Python's own venv is not installed here, and SalesDesk needs it. On Debian and Ubuntu this installs it:\n"
            "    %sapt-get install -y python3-venv\n"
            "Then run the same command again." % ("" if getattr(os, "geteuid", int)() == 0 else "sudo ")
        )
    print("Making .venv with Python %d.%d." % sys.version_info[:2], flush=True)
    if subprocess.call([sys.executable, "-m", "venv", "--clear", VENV]):
        return _refuse("The environment could not be made in %s; Python says why above." % VENV)
    return 0


def _pip(*arguments):
    quietly = ["-qq", "--disable-pip-version-check", "--no-input"]
    return subprocess.call([VENV_PYTHON, "-m", "pip", "install", *quietly, *arguments])


def _works(python):
    try:
        return subprocess.call([python, "-c", "import sys"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def _digest(name):
    with open(os.path.join(ROOT, *name.split("/")), "rb") as file:
        # A checkout on Windows may have other line ends: they change nothing that is installed.
        return hashlib.sha256(file.read().replace(b"\r\n", b"\n")).hexdigest()


def _read_stamp():
    try:
        with open(STAMP, encoding="utf-8") as file:
            stamp = json.load(file)
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def _refuse(sentence):
    sys.stderr.write(sentence + "\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
