"""Say which system libraries Qt lacks on this Linux, and the one command that installs them.

Usage: python3 packaging/linux/system_libraries.py offscreen|screen [--packages]

`offscreen` is what the tour and the tests need, `screen` what a window needs on top. The libraries are those that the
Qt of PySide6-Essentials links to and does not bring along; the names of the packages are Debian's and Ubuntu's.
Standard library only; silent and 0 when nothing is missing.
"""

import ctypes
import os
import shutil
import sys

EVERYWHERE = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libstdc++.so.6": "libstdc++6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
ON_X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
ON_WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}


def main(arguments):
    """Check the libraries of one way to draw; return 0 when all are there, 1 when some are missing, 2 for wrong use."""
    only_packages = arguments[1:] == ["--packages"]
    if not arguments or arguments[0] not in ("offscreen", "screen") or (arguments[1:] and not only_packages):
        sys.stderr.write("usage: system_libraries.py offscreen|screen [--packages]\n")
        return 2
    if not sys.platform.startswith("linux"):
        return 0
    wanted = needed(arguments[0], os.environ)
    libraries = [library for library in wanted if not _loads(library)]
    packages = sorted({wanted[library] for library in libraries})
    if only_packages:
        print(" ".join(packages))
        return 0
    if not packages:
        return 0
    sys.stderr.write(sentence(libraries, packages, as_root=os.geteuid() == 0, with_apt=bool(shutil.which("apt-get"))))
    return 1


def needed(way, environment):
    """Name library and package of everything that `way` (offscreen or screen) needs in this environment."""
    wanted = dict(EVERYWHERE)
    if way == "screen":
        wanted.update(ON_X11)
        if environment.get("WAYLAND_DISPLAY"):
            wanted.update(ON_WAYLAND)
    return wanted


def sentence(libraries, packages, *, as_root, with_apt):
    """Say what is missing and what to do about it, in one copyable line where the system has apt-get."""
    missing = "SalesDesk draws with Qt, and Qt misses system libraries here: %s.\n" % ", ".join(libraries)
    if not with_apt:
        return missing + "Install the packages of your system that hold them, then run the same command again.\n"
    command = "%sapt-get install -y %s" % ("" if as_root else "sudo ", " ".join(packages))
    return missing + "This installs them; then run the same command again:\n    %s\n" % command


def _loads(library):
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
