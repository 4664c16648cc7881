"""Static files under names that change with their content, so that browsers may keep them a year."""

import gzip
import hashlib
import mimetypes
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from diagnostic.report.identity import PLAIN, Identity
from diagnostic.web.identity import logo_name, styles_of

BUNDLE = "site.css"
STYLE_ORDER = ("tokens", "base", "frame", "layout")
FOLDERS = ("js", "fonts", "img")
COMPRESSED = frozenset({"text/css", "text/javascript", "image/svg+xml"})

_COMMENT = re.compile(r"\s*/\*.*?\*/", re.DOTALL)
_ROOM = re.compile(r"""("[^"]*"|'[^']*')|[\s;]*(})\s*|\s*([{;,])\s*|\s+""")
_URL = re.compile(r"""url\((["']?)((?:fonts|img)/[^"')]+)\1\)""")


@dataclass(frozen=True, slots=True)
class Asset:
    """One static file, whole and, where it helps, compressed."""

    address: str
    mimetype: str
    content: bytes
    compressed: bytes | None


class Assets:
    """Every static file, read once at the start of the program."""

    def __init__(self, folder: Path, identity: Identity = PLAIN) -> None:
        """Read ``folder``: scripts, fonts and pictures, and its styles as one file with an identity’s own."""
        self._by_name: dict[str, Asset] = {}
        for path in sorted(each for name in FOLDERS for each in (folder / name).rglob("*.*")):
            if mimetypes.guess_type(path.name)[0] or path.suffix == ".woff2":
                self._add(path.relative_to(folder).as_posix(), path.read_bytes())
        if identity.logo:
            self._add(logo_name(identity), identity.logo.content)
        self._add(BUNDLE, (self._styles(folder / "css") + styles_of(identity)).encode())
        self._by_address = {each.address: each for each in self._by_name.values()}

    def address(self, name: str) -> str:
        """The address of a file, with a mark of its content (``site.0f3a….css``)."""
        return "/static/" + self._by_name[name].address

    def found(self, address: str) -> Asset | None:
        """The file at an address, or None."""
        return self._by_address.get(address)

    def _add(self, name: str, content: bytes) -> None:
        path = PurePosixPath(name)
        mark = hashlib.sha256(content).hexdigest()[:16]
        kind = "font/woff2" if path.suffix == ".woff2" else mimetypes.guess_type(name)[0] or ""
        small = gzip.compress(content, mtime=0) if kind in COMPRESSED else None
        address = str(path.with_name(f"{path.stem}.{mark}{path.suffix}"))
        self._by_name[name] = Asset(address, kind, content, small)

    def _styles(self, folder: Path) -> str:
        files = [folder / f"{name}.css" for name in STYLE_ORDER]
        files += sorted((folder / "parts").glob("*.css"))
        text = without_room("\n".join(path.read_text("utf-8") for path in files))
        return _URL.sub(lambda match: f'url("{self._by_name[match[2]].address}")', text)


def without_room(styles: str) -> str:
    """A style sheet without comments, and without white space that means nothing; strings stay whole."""
    return _ROOM.sub(lambda match: match[1] or match[2] or match[3] or " ", _COMMENT.sub("", styles)).strip()
