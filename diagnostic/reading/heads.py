"""Linear heads: what was learnt of each lesson, one direction a class, and the file that keeps them."""

import json
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import mul
from typing import Any

from diagnostic.reading.embedding import Point
from diagnostic.reading.lessons import Lesson

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Head:
    """Tells the classes of one lesson apart; ``digest`` is the lesson's."""

    digest: str
    classes: tuple[str, ...]
    directions: tuple[tuple[float, ...], ...]
    offsets: tuple[float, ...]

    def scores(self, point: Point) -> dict[str, float]:
        """A score for each class; only differences between scores mean something."""
        pairs = zip(self.classes, self.directions, self.offsets, strict=True)
        return {name: sum(map(mul, direction, point)) + offset for name, direction, offset in pairs}


def as_bytes(heads: Mapping[str, Head]) -> bytes:
    """One line of JSON that describes the heads, then their directions as 16-bit floats."""
    described = [
        {
            "lesson": name,
            "digest": head.digest,
            "classes": head.classes,
            "offsets": [round(each, 3) for each in head.offsets],
            "size": len(head.directions[0]),
        }
        for name, head in heads.items()
    ]
    top = json.dumps({"format": FORMAT, "heads": described}, ensure_ascii=False)
    numbers = [n for head in heads.values() for direction in head.directions for n in direction]
    return top.encode() + b"\n" + struct.pack(f"<{len(numbers)}e", *numbers)


def from_bytes(content: bytes, lessons: Mapping[str, Lesson]) -> dict[str, Head]:
    """The heads whose lesson is still the same; none when the content is not readable."""
    top, _, packed = content.partition(b"\n")
    try:
        described = json.loads(top)["heads"] if content else []
        numbers = struct.unpack(f"<{len(packed) // 2}e", packed)
        heads = _heads(described, numbers)
    except (ValueError, KeyError, TypeError, struct.error):
        return {}
    return {
        name: head for name, head in heads.items() if name in lessons and lessons[name].digest == head.digest
    }


def _heads(described: list[dict[str, Any]], numbers: Sequence[float]) -> dict[str, Head]:
    heads: dict[str, Head] = {}
    at = 0
    for each in described:
        size, count = int(each["size"]), len(each["classes"])
        rows = tuple(tuple(numbers[at + i * size : at + (i + 1) * size]) for i in range(count))
        at += size * count
        heads[each["lesson"]] = Head(each["digest"], tuple(each["classes"]), rows, tuple(each["offsets"]))
    return heads
