"""The tags of a PDF as plain values, for claims about its structure."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf


@dataclass
class Tag:
    """One element of the structure: its kind, what its attributes say, and what lies within."""

    kind: str
    alternative: str
    language: str
    scope: str
    headers: int
    kids: list["Tag"] = field(default_factory=list)

    def every(self) -> Iterator["Tag"]:
        """This element and all below, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.every()

    def of(self, *kinds: str) -> list["Tag"]:
        """All elements of these kinds below, in reading order."""
        return [each for each in self.every() if each.kind in kinds]


def structure(content: bytes) -> Tag:
    """The tree of tags of a PDF."""
    with pikepdf.open(BytesIO(content)) as document:
        return _read(document.Root.StructTreeRoot.K[0])


def _read(element: pikepdf.Object) -> Tag:
    attributes = element.get("/A", pikepdf.Dictionary())
    tag = Tag(
        kind=str(element.S).removeprefix("/"),
        alternative=str(element.get("/Alt", "")),
        language=str(element.get("/Lang", "")),
        scope=str(attributes.get("/Scope", "")).removeprefix("/"),
        headers=len(attributes.get("/Headers", [])),
    )
    kids = element.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            tag.kids.append(_read(kid))
    return tag


def loose_marks(content: bytes) -> int:
    """How many pieces of text are neither content of the tree nor artefacts."""
    with pikepdf.open(BytesIO(content)) as document:
        numbers = document.Root.StructTreeRoot.ParentTree.Nums
        pages = len(document.pages)
        owners = [numbers[2 * page + 1] for page in range(pages)]
        marked = [_marks(page) for page in document.pages]
    return sum(
        owner is None
        for page, found in zip(owners, marked, strict=True)
        for owner in [page[each] for each in found]
    )


def _marks(page: pikepdf.Page) -> list[int]:
    return [int(properties.MCID) for _, properties in _begun(page) if "/MCID" in properties]


def furniture(content: bytes) -> list[str]:
    """The kinds of artefacts that carry text, one for each piece."""
    with pikepdf.open(BytesIO(content)) as document:
        return [
            str(properties.Type)
            for page in document.pages
            for tag, properties in _begun(page)
            if str(tag) == "/Artifact"
        ]


def _begun(page: pikepdf.Page) -> Iterator[tuple[pikepdf.Object, pikepdf.Object]]:
    """Each piece of content that begins: its tag and its properties."""
    for each in pikepdf.parse_content_stream(page, "BDC"):
        if isinstance(each, pikepdf.ContentStreamInstruction):
            yield each.operands[0], each.operands[1]
