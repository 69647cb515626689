"""The form of a PDF: fields that look as they are printed until somebody fills them in, and carry their own face.

What a program fills in shows everywhere. What is typed by hand a viewer may set in a face of its own: where that has
no Greek, a browser shows gaps, and the name is in the file all the same.
"""

from __future__ import annotations

from salesdesk.documents.paper import objects
from salesdesk.documents.paper.colours import INK, RULE
from salesdesk.documents.paper.form_face import NAME, embed, form_face
from salesdesk.documents.paper.objects import Array, Document, Reference
from salesdesk.documents.paper.operators import circle, number, rgb
from salesdesk.documents.paper.spots import WRITTEN, RadioButton, TextField

_READ_ONLY, _SEVERAL_LINES, _ONE_OF_SEVERAL = 1, 1 << 12, 1 << 15
PRINTED = 4
"""An annotation without this flag does not come out of the printer."""
_INSET = 4.0
_DOT = 0.29  # the radius of the dot in a chosen circle, as a share of the circle's width
_RULE_WIDTH = 0.7


class Form:
    """The fields of one file; nothing is chosen, and no viewer is asked to draw them anew."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._fields: list[Reference] = []
        self._groups: dict[str, tuple[Reference, list[object]]] = {}
        self._face: Reference | None = None

    def put(
        self, what: TextField | RadioButton, annotation: Reference, width: float, height: float
    ) -> dict[str, object]:
        """Add a field that an annotation so wide and high shows; return what the annotation has to hold."""
        if isinstance(what, TextField):
            self._fields.append(annotation)
            return self._text(what, width, height)
        return self._button(what, width, height) | {"Parent": self._group(what, annotation)}

    def finish(self) -> None:
        """Tell the file of its form, if it has one."""
        if self._fields:
            fonts = f"<< /Font << /{NAME} {self._embedded()} >> >>"
            self._document.catalog["AcroForm"] = self._document.add(
                f"<< /Fields [{' '.join(self._fields)}] /DR {fonts} /DA ({_appearance(WRITTEN)}) >>"
            )

    def _embedded(self) -> Reference:
        if self._face is None:
            self._face = embed(self._document)
        return self._face

    def _drawn(self, width: float, height: float, code: str, resources: str = "") -> Reference:
        entries = f"/Type /XObject /Subtype /Form /BBox [0 0 {number(width)} {number(height)}]"
        return self._document.stream(f"{entries} /Resources << {resources} >>", code.encode("ascii"), deflated=False)

    def _text(self, what: TextField, width: float, height: float) -> dict[str, object]:
        flags = _READ_ONLY * what.is_read_only | _SEVERAL_LINES * bool(what.ruled)
        entries: dict[str, object] = {
            "Subtype": "/Widget",
            "FT": "/Tx",
            "T": f"({what.name})",
            "TU": objects.text(what.said),
            "Ff": flags,
            "DA": f"({_appearance(what.size)})",
        }
        if what.value:
            entries["V"] = objects.text(what.value)
        code = _written(what, width, height) if what.value else _ruled(what, width, height)
        drawn = self._drawn(width, height, f"/Tx BMC {code} EMC", f"/Font << /{NAME} {self._embedded()} >>")
        return entries | {"AP": f"<< /N {drawn} >>"}

    def _button(self, what: RadioButton, width: float, height: float) -> dict[str, object]:
        dot = f"{rgb(what.colour)} rg {circle(width / 2, height / 2, width * _DOT)} f"
        states = f"/{what.state} {self._drawn(width, height, dot)} /Off {self._drawn(width, height, '')}"
        return {
            "Subtype": "/Widget",
            "TU": objects.text(what.said),
            "MK": "<< /CA (l) >>",
            "AS": "/Off",
            "AP": f"<< /N << {states} >> >>",
        }

    def _group(self, what: RadioButton, button: Reference) -> Reference:
        """The field of which the button is a part."""
        found = self._groups.get(what.group)
        if found is None:
            buttons: list[object] = []
            group = objects.dictionary(
                {
                    "FT": "/Btn",
                    "Ff": _ONE_OF_SEVERAL,
                    "T": f"({what.group})",
                    "TU": objects.text(what.group_said),
                    "Kids": Array(buttons),
                }
            )
            found = self._groups[what.group] = (self._document.add(group), buttons)
            self._fields.append(found[0])
        found[1].append(button)
        return found[0]


def _appearance(size: float) -> str:
    """How a viewer sets what is typed."""
    return f"/{NAME} {size:g} Tf {rgb(INK)} rg"


def _written(what: TextField, width: float, height: float) -> str:
    """The value on one line, half way up; what is wider than the field is not seen beyond it."""
    base = (height - what.size * form_face().cap_height) / 2
    clip = f"0 0 {number(width)} {number(height)} re W n"
    start = 0 if what.is_read_only else _INSET
    place = f"{number(start)} {number(base)} Td"
    return f"q {clip} BT {_appearance(what.size)} {place} {form_face().codes(what.value)} Tj ET Q"


def _ruled(what: TextField, width: float, height: float) -> str:
    """Lines to write on with a pen."""
    if not what.ruled:
        return ""
    count = round(height / what.ruled)
    levels = (number(height - line * what.ruled) for line in range(1, count))
    lines = " ".join(f"{number(_INSET)} {y} m {number(width - _INSET)} {y} l" for y in levels)
    return f"q {rgb(RULE)} RG {_RULE_WIDTH} w {lines} S Q"
