"""Reading a PDF in the child: what its pages print and look like, what its form says, what is beside it, as lines."""

from __future__ import annotations

import codecs
import io
import logging
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from salesdesk.imports.confined import Locked, TooLarge, shut
from salesdesk.imports.form_fields import FormWalk
from salesdesk.imports.page_looks import painter

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_STREAM_BYTES = 16 << 20
_WORK = 64 << 20
_WORDS = 1_000_000
_DRAWINGS = 500
_CODECS = ("charmap", "cp1252", "mac_roman", "utf_16", "utf_16_be", "utf_16_le", "utf_8_sig", "gbk", "gb18030", "cp932")


def lines(content: bytes, pages: int, chars: int, fields: int, field_chars: int) -> Iterator[Any]:
    """Yield the text of each page, the form's fields and marks, notes, and at the end how many pages there were.

    How each page looks is yielded where there is a form: without one, a person looks anyway.

    At most `pages` pages with `chars` characters together, `fields` fields and notes of `field_chars` characters.
    Raises TooLarge and Locked, and whatever a broken file makes pypdf raise.
    """
    reader, paint, content = _opened(content)
    walk = FormWalk(fields, field_chars)
    walk.tree(reader.trailer.get("/Root"))
    count = 0
    for count, page in enumerate(reader.pages, start=1):
        text = _printed(page)
        chars -= len(text)
        if count > pages or chars < 0:
            raise TooLarge
        yield {"page": text}
        walk.page(page)
    if not count:
        raise ValueError("a file without pages")
    yield from walk.lines()
    if walk.has_form:
        yield from ({"look": look} for look in paint(content))
    yield {"end": count}


def _opened(content: bytes) -> tuple[PdfReader, Callable[[bytes], Iterator[str]], bytes]:
    """Load all that reading needs, shut the door, and only then look into the file; return it as it was unlocked."""
    # pypdf loads the last of these when it first needs them, which is behind the shut door.
    from pypdf import PdfReader, filters, overwrite_configuration  # noqa: F401  # pyright: ignore[reportUnusedImport]
    from pypdf._codecs import _codecs  # noqa: F401  # pyright: ignore[reportUnusedImport, reportPrivateUsage]

    paint = painter()
    unlock = _unlocker() if b"/Encrypt" in content else None
    for name in _CODECS:
        codecs.lookup(name)
    logging.disable()
    shut()
    overwrite_configuration(
        disable_legacy_handling=True,
        zlib_maximum_output_length=_STREAM_BYTES,
        lzw_maximum_output_length=_STREAM_BYTES,
        run_length_maximum_output_length=_STREAM_BYTES,
        array_based_stream_maximum_output_length=_STREAM_BYTES,
        stream_decoding_work_maximum_length=_WORK,
        stream_parsing_work_maximum_count=_WORDS,
        xform_maximum_invocations_per_extraction=_DRAWINGS,
        jbig2dec_binary=None,
    )
    if unlock is not None:
        content = unlock(content)
    return PdfReader(io.BytesIO(content), strict=False), paint, content


def _printed(page: PageObject) -> str:
    """Return the text of a page's own content; "" where it cannot be made out: it is then not what we printed."""
    try:
        return page.extract_text()
    except MemoryError:
        raise
    except Exception:  # pypdf raises many kinds for a broken page; the rest of the file may be whole
        return ""


def _unlocker() -> Any:  # noqa: ANN401 (a function, of a library without types)
    """Return what writes a file anew that anybody may open but that is encrypted all the same.

    pdfium knows every cipher; pypdf would need one more library for the newer ones.
    """
    import pypdfium2  # type: ignore[import-untyped]  # pyright: ignore[reportMissingTypeStubs]
    from pypdfium2 import raw  # pyright: ignore[reportMissingTypeStubs]

    def unlock(content: bytes) -> bytes:
        try:
            document: Any = pypdfium2.PdfDocument(content, password="")
        except pypdfium2.PdfiumError as error:
            if getattr(error, "err_code", None) in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}:
                raise Locked from error
            return content  # pypdf is the more patient reader
        written = io.BytesIO()
        document.save(written, flags=raw.FPDF_REMOVE_SECURITY)
        return written.getvalue()

    return unlock
