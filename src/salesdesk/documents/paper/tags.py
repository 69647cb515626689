"""The structure of a tagged PDF: what each piece of text is, for those who listen to the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from salesdesk.documents.paper import objects
from salesdesk.documents.paper.objects import Document, Reference
from salesdesk.documents.paper.pen import Element, PageRecord
from salesdesk.documents.paper.placing import Annotation

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


@dataclass(slots=True)
class _Node:
    """An element in the whole document: its kids are nodes, marks on a page, or what can be clicked there."""

    role: str
    attributes: str = ""
    alternative: str = ""
    kids: list[_Kid] = field(default_factory=list["_Kid"])


_Kid = _Node | tuple[int, int | Annotation]
"""An element, or the page (from 0) with a mark on it or with an annotation."""
_LAST = 1 << 31  # behind every mark of a page
_Spots = Sequence[Sequence[Sequence[Annotation]]]


@dataclass(frozen=True, slots=True)
class _Tree:
    """The whole structure; for each page, which node owns which mark; which node each annotation belongs to."""

    root: _Node
    owners: list[dict[int, _Node]]
    spots: list[tuple[Annotation, _Node]]


def tag(document: Document, pages: Sequence[Sequence[PageRecord]], spots: _Spots, title: str, author: str) -> None:
    """Give the drawn document its structure, before it is saved; `spots` are the annotations of each record."""
    _write(document, _tree(pages, spots))
    xmp = _XMP.format(title=_escaped(title), author=_escaped(author)).encode()
    document.catalog |= {
        "MarkInfo": "<< /Marked true >>",
        "ViewerPreferences": "<< /DisplayDocTitle true >>",
        "Metadata": document.stream("/Type /Metadata /Subtype /XML", xmp, deflated=False),
    }


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _tree(pages: Sequence[Sequence[PageRecord]], spots: _Spots) -> _Tree:
    """Join the elements of all pages into one tree."""
    tree = _Tree(_Node("Document"), [], [])
    kept: dict[object, _Node] = {}
    for at, records in enumerate(pages):
        owned: dict[int, _Node] = {}
        for record, clicked in zip(records, spots[at], strict=True):
            nodes: list[_Node] = []
            for element in record.elements:
                parent = nodes[element.parent] if element.parent >= 0 else tree.root
                node = _node_of(element, parent, kept)
                nodes.append(node)
                for mark in element.marks:
                    node.kids.append((at, mark))
                    owned[mark] = node
            for spot, annotation in zip(record.spots, clicked, strict=True):
                nodes[spot.owner].kids.append((at, annotation))
                tree.spots.append((annotation, nodes[spot.owner]))
            for node in nodes:
                if len(node.kids) > 1:
                    _in_order(node)
        tree.owners.append(owned)
    return tree


def _in_order(node: _Node) -> None:
    """Sort what an element holds as it was written: a link stands between the words around it."""
    inner = [kid for kid in node.kids if isinstance(kid, _Node)]
    if inner and len(inner) < len(node.kids):
        node.kids.sort(key=_first_mark)


def _first_mark(kid: _Kid) -> tuple[int, int]:
    """The page and the first mark of what an element holds."""
    if isinstance(kid, _Node):
        return min(map(_first_mark, kid.kids), default=(0, 0))
    at, what = kid
    return at, what if isinstance(what, int) else _LAST


def _node_of(element: Element, parent: _Node, kept: dict[object, _Node]) -> _Node:
    """The node of an element: the one it goes on from, else a new one under its parent."""
    if element.key is not None and element.key in kept:
        return kept[element.key]
    node = _Node(element.role, element.attributes, element.alternative)
    parent.kids.append(node)
    if element.key is not None:
        kept[element.key] = node
    return node


def _write(document: Document, tree: _Tree) -> None:
    """Write the tree, and for every page and annotation the way back to the elements."""
    pages = [document.page(at) for at in range(len(tree.owners))]
    top = objects.dictionary({"Type": "/StructTreeRoot"})
    references: dict[int, Reference] = {}
    top_reference = document.add(top)
    top.dict["K"] = objects.array([_write_node(document, tree.root, top_reference, pages, references)])
    numbers: list[object] = []
    for at, owned in enumerate(tree.owners):
        document.pages[at].dict |= {"StructParents": at, "Tabs": "/S"}
        numbers += [at, objects.array([references[id(owned[mark])] for mark in sorted(owned)])]
    for key, (annotation, node) in enumerate(tree.spots, len(tree.owners)):
        annotation.entries.dict["StructParent"] = key
        numbers += [key, references[id(node)]]
    top.dict["ParentTree"] = document.add(objects.dictionary({"Nums": objects.array(numbers)}))
    top.dict["ParentTreeNextKey"] = len(tree.owners) + len(tree.spots)
    document.catalog["StructTreeRoot"] = top_reference


def _write_node(
    document: Document, node: _Node, parent: Reference, pages: Sequence[Reference], references: dict[int, Reference]
) -> Reference:
    place = document.reserve()
    reference = references[id(node)] = Reference(f"{place} 0 R")
    first: int | None = None
    kids: list[str] = []
    for kid in node.kids:
        if isinstance(kid, _Node):
            kids.append(_write_node(document, kid, reference, pages, references))
        else:
            first = kid[0] if first is None else first
            kids.append(_content(kid, first, pages))
    said = f" /A << {node.attributes} >>" if node.attributes else ""
    if node.alternative:
        said += f" /Alt {objects.text(node.alternative)}"
    if first is not None:
        said += f" /Pg {pages[first]}"
    if kids:
        said += f" /K [{' '.join(kids)}]" if len(kids) > 1 else f" /K {kids[0]}"
    return document.fill(place, f"<< /S /{node.role} /P {parent}{said} >>")


def _content(kid: tuple[int, int | Annotation], first: int | None, pages: Sequence[Reference]) -> str:
    """What an element holds itself: a mark, or something that can be clicked."""
    at, what = kid
    if not isinstance(what, int):
        return f"<< /Type /OBJR /Obj {what.reference} /Pg {pages[at]} >>"
    return str(what) if at == first else f"<< /Type /MCR /Pg {pages[at]} /MCID {what} >>"
