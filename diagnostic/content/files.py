"""Content files into raw content: TOML in, plain values out, every unreadable file named."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diagnostic.content.schema import name_of
from diagnostic.content.texts import Raw
from diagnostic.core.faults import ContentFault, IncoherentContent

KIT = "kit"


@dataclass(frozen=True, slots=True)
class ContentFolder:
    """The folder that holds one folder per questionnaire, and the kit."""

    root: Path

    def questionnaires(self) -> tuple[str, ...]:
        """The questionnaires found, in alphabetical order."""
        found = self.root.glob("*/questionnaire.toml")
        return tuple(sorted(path.parent.name for path in found))

    def read(self, key: str) -> Raw:
        """Read one questionnaire and the kit as raw content in the source language.

        Raises IncoherentContent naming every file that is missing, is not TOML, or holds something
        that files of its name do not hold.
        """
        reader = _Reader(self.root)
        questionnaire = reader.table(f"{key}/questionnaire.toml")
        raw: Raw = {
            "questionnaire": questionnaire,
            "scale": reader.blocks(f"{key}/scale.toml", "level"),
            "profile": reader.blocks_if_any(f"{key}/profile.toml", "question"),
            "dimensions": [
                reader.dimension(f"{key}/dimensions/{name}.toml")
                for name in _list(questionnaire.get("dimensions"))
            ],
            "retired": reader.words_if_any(f"{key}/retired.toml", "keys"),
            "axes": reader.blocks(f"{KIT}/axes.toml", "axis"),
        }
        raw["terms"] = reader.blocks_if_any(f"{key}/glossary.toml", "term") + [
            term for dimension in raw["dimensions"] for term in dimension.pop("term", [])
        ]
        raw["resources"] = [
            {"axis": axis["key"], **resource}
            for axis in raw["axes"]
            if "key" in axis
            for resource in reader.blocks(f"{KIT}/{axis['key']}.toml", "resource")
        ]
        if reader.faults:
            raise IncoherentContent(tuple(reader.faults))
        return raw

    def places(self, key: str) -> dict[str, str]:
        """Name the file of each block, as ``question.role-defini``, relative to the content folder."""
        found: dict[str, str] = {}
        folders = (key, f"{key}/dimensions", KIT)
        for path in (path for folder in folders for path in sorted(self.root.glob(f"{folder}/*.toml"))):
            name = str(path.relative_to(self.root))
            for block in _blocks_of(name, _Reader(self.root).table(name)):
                found.setdefault(block, name)
        return found

    def unlisted(self, key: str, raw: Raw) -> tuple[str, ...]:
        """Name the files of dimensions and of the kit that lie there and that nothing reads."""
        read = {f"{key}/dimensions/{name}.toml" for name in _list(raw["questionnaire"].get("dimensions"))}
        read |= {f"{KIT}/{axis.get('key')}.toml" for axis in raw["axes"]} | {f"{KIT}/axes.toml"}
        found = (*self.root.glob(f"{key}/dimensions/*.toml"), *self.root.glob(f"{KIT}/*.toml"))
        names = (str(path.relative_to(self.root)) for path in found)
        return tuple(sorted(name for name in names if name not in read))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _blocks_of(name: str, table: Raw) -> Iterator[str]:
    """Name every block that one file defines, as the faults name them."""
    if "/dimensions/" in name:
        yield f"dimension.{table.get('key', '')}"
    for kind, value in table.items():
        shown = "profile" if name.endswith("/profile.toml") else kind
        for at, block in enumerate(_list(value), 1):
            yield f"{shown}.{name_of(block, at)}"


class _Reader:
    """Reads files one by one and remembers what was wrong with each."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.faults: list[ContentFault] = []

    def table(self, name: str) -> Raw:
        try:
            return tomllib.loads((self.root / name).read_text("utf-8"))
        except FileNotFoundError:
            self.faults.append(ContentFault(name, "the file does not exist"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            self.faults.append(ContentFault(name, f"not a readable TOML file: {error}"))
        return {}

    def dimension(self, name: str) -> Raw:
        table = self.table(name)
        listed = {key: self._blocks(name, table, key) for key in ("question", "term")}
        return table | {key: value for key, value in listed.items() if key in table}

    def blocks(self, name: str, key: str) -> list[Raw]:
        return self._blocks(name, self._holding_only(name, key), key)

    def blocks_if_any(self, name: str, key: str) -> list[Raw]:
        return self.blocks(name, key) if (self.root / name).exists() else []

    def words_if_any(self, name: str, key: str) -> list[str]:
        table = self._holding_only(name, key) if (self.root / name).exists() else {}
        return [str(word) for word in _list(table.get(key))]

    def _holding_only(self, name: str, key: str) -> Raw:
        table = self.table(name)
        for other in (other for other in table if other != key):
            self.faults.append(ContentFault(name, f"unknown key “{other}”, only “{key}” is read"))
        return table

    def _blocks(self, name: str, table: Raw, key: str) -> list[Raw]:
        found = _list(table.get(key, []))
        blocks = [block for block in found if isinstance(block, dict)]
        if key in table and (not isinstance(table[key], list) or len(blocks) < len(found)):
            self.faults.append(ContentFault(name, f"“{key}” must be written as [[{key}]]"))
        return blocks
