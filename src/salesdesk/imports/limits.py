"""How much a file may ask of the machine before it is refused; everything a company really exports is far below."""

from __future__ import annotations

from typing import Final

MIB: Final = 1024 * 1024

FILE_BYTES: Final = 64 * MIB
UNPACKED_BYTES: Final = 200 * MIB
UNPACKED_RATIO: Final = 200
PARTS: Final = 500
COLUMNS: Final = 16_384
CELLS: Final = 5_000_000
ROWS: Final = 250_000
CELL_CHARS: Final = 40_000

CHILD_BYTES: Final = 768 * MIB
CHILD_SECONDS: Final = 20
LINE_BYTES: Final = 32 * MIB

PAGES: Final = 200
PAGE_CHARS: Final = 4_000_000
FIELDS: Final = 20_000
FIELD_CHARS: Final = 20_000
FORM_CHARS: Final = 2_000_000

EVENTS: Final = 20_000
EVENTS_OF_SERIES: Final = 400
"""Every day of a year, and a few more."""

CARDS: Final = 20_000
CARD_FIELDS: Final = 500

MANIFEST_BYTES: Final = 4 * MIB
RECORD_BYTES: Final = 32 * MIB
ANSWER_BYTES: Final = 4 * RECORD_BYTES
BYTES_A_SECOND: Final = MIB
"""A folder of a whole desk may be as large as a desk: it has a second more for each MiB."""
