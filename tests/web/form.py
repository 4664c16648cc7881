"""A form as a browser fills and sends it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode
from xml.etree.ElementTree import Element

BOUNDARY = "a-line-between-parts"
MULTIPART = f"multipart/form-data; boundary={BOUNDARY}"
LONGEST_FIGURE = 3
LENGTHY = 4000
CONTROLS = ("input", "select", "textarea")
Value = str | Sequence[str] | None
"""What a person gives for a field: a text or a choice, several choices, or None to leave it empty."""


def controls_of(element: Element) -> Iterator[Element]:
    """Every control below an element, in the order of the page."""
    return (each for each in element.iter() if each.tag in CONTROLS)


@dataclass(frozen=True, slots=True)
class Form:
    """What pressing one button would send."""

    action: str
    pairs: tuple[tuple[str, str], ...]
    offered: Mapping[str, frozenset[str] | None]
    is_multipart: bool

    @classmethod
    def of(cls, form: Element, button: Element) -> "Form":
        """A form with what the page put into it, and the button pressed."""
        assert form.get("method") == "post", "only forms that post are pressed"
        named = [each for each in controls_of(form) if each.get("name")]
        pairs = [pair for each in named for pair in _pair(each)]
        if button.get("name"):
            pairs.append((button.get("name", ""), button.get("value", "")))
        return cls(
            action=form.get("action", ""),
            pairs=tuple(pairs),
            offered=_offered(named),
            is_multipart=form.get("enctype") == "multipart/form-data",
        )

    def filled(self, given: Mapping[str, Value]) -> "Form":
        """The form with what a person typed and chose; only what the page offers can be given."""
        form = self
        for name, value in given.items():
            assert name in self.offered, f"the form has no field “{name}”"
            values = _listed(value)
            offered = self.offered[name]
            assert offered is None or offered.issuperset(values), f"{name} does not offer {values}"
            form = form.forged(name, *values)
        return form

    def forged(self, name: str, *values: str) -> "Form":
        """The form with whatever values under a name, as only a program could send them."""
        kept = tuple(pair for pair in self.pairs if pair[0] != name)
        return replace(self, pairs=kept + tuple((name, each) for each in values))

    def value(self, name: str) -> str:
        """What the form would send under a name."""
        return dict(self.pairs)[name]

    def own_words(self) -> Iterator[str]:
        """What was typed, as far as it is longer than a figure and no test of length."""
        free = (value for name, value in self.pairs if self.offered.get(name) is None)
        return (value for value in free if LONGEST_FIGURE < len(value) < LENGTHY)

    def body(self) -> bytes:
        """The form as bytes; a lone surrogate goes out as the bytes it would be."""
        return urlencode(self.pairs, errors="surrogatepass").encode()


def multipart(pairs: Iterable[tuple[str, str]], files: Mapping[str, bytes]) -> bytes:
    """Fields and files as a browser sends them together."""
    parts = [(f'name="{name}"', value.encode()) for name, value in pairs]
    parts += [(f'name="{name}"; filename="reprise.json"', content) for name, content in files.items()]
    lines = [
        f"--{BOUNDARY}\r\nContent-Disposition: form-data; {about}\r\n\r\n".encode() + content + b"\r\n"
        for about, content in parts
    ]
    return b"".join(lines) + f"--{BOUNDARY}--\r\n".encode()


def _pair(control: Element) -> Iterator[tuple[str, str]]:
    name, kind = control.get("name", ""), control.get("type", "")
    if control.tag == "textarea":
        # A browser sends line ends of its own, and drops the first one of the page.
        yield name, (control.text or "").replace("\n", "\r\n")
    elif control.tag == "select":
        options = list(control.iter("option"))
        chosen = [each for each in options if "selected" in each.attrib] or options[:1]
        yield from ((name, each.get("value", "")) for each in chosen)
    elif kind in {"radio", "checkbox"}:
        if "checked" in control.attrib:
            yield name, control.get("value", "on")
    elif kind != "file":
        yield name, control.get("value", "")


def _offered(controls: Sequence[Element]) -> dict[str, frozenset[str] | None]:
    """The values that each field offers; None where anything can be typed."""
    offered: dict[str, frozenset[str] | None] = {}
    for control in controls:
        name = control.get("name", "")
        if control.get("type") in {"radio", "checkbox"}:
            offered[name] = (offered.get(name) or frozenset()) | {control.get("value", "on")}
        else:
            offered[name] = None
    return offered


def _listed(value: Value) -> list[str]:
    if value is None:
        return []
    return [value] if isinstance(value, str) else list(value)
