"""What a packed spreadsheet says of itself before anything is unpacked: enough to refuse a bomb without a child."""

from __future__ import annotations

import io
import struct
import zipfile

from salesdesk.application.importing.troubles import FileTrouble
from salesdesk.imports import limits

_END = b"PK\x05\x06"
_END_BYTES = 22
_COMMENT_BYTES = 0xFFFF
_DIRECTORY_BYTES = 1024 * 1024
_ENCRYPTED = 0x1
_PACKAGES = frozenset({"[content_types].xml", "content.xml"})
_OTHER_DOCUMENTS = ("word/", "ppt/", "visio/")


def trouble_with(content: bytes) -> FileTrouble | None:
    """Return why a zip file is not opened, None when its directory looks like a spreadsheet of a sane size."""
    directory = _directory_bytes(content)
    if directory is None or directory > _DIRECTORY_BYTES:
        return FileTrouble.UNPACKS_TOO_LARGE if directory else FileTrouble.DAMAGED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, struct.error):
        return FileTrouble.DAMAGED
    return _trouble_with_parts(parts, len(content))


def _directory_bytes(content: bytes) -> int | None:
    """Return how large the directory says it is, None without one: a hostile one takes a gigabyte as objects."""
    at = content.rfind(_END, max(0, len(content) - _END_BYTES - _COMMENT_BYTES))
    if at < 0 or at + _END_BYTES > len(content):
        return None
    size: int = struct.unpack_from("<L", content, at + 12)[0]
    return size


def _trouble_with_parts(parts: list[zipfile.ZipInfo], packed: int) -> FileTrouble | None:
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > limits.PARTS or unpacked > limits.UNPACKED_BYTES or unpacked > packed * limits.UNPACKED_RATIO:
        return FileTrouble.UNPACKS_TOO_LARGE
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        return FileTrouble.PASSWORD
    names = {part.filename.lower() for part in parts}
    other = any(name.startswith(_OTHER_DOCUMENTS) for name in names)
    return FileTrouble.NOT_A_TABLE if other or not names & _PACKAGES else None
