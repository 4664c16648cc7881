"""Every translatable text of a questionnaire's raw content, with the key that names it.

Raw content is what the files say, as plain JSON values in the source language. This walk is the one
place that knows which values are texts: extraction, translation and checks all follow it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Raw = dict[str, Any]

_QUESTIONNAIRE = ("title", "short_title", "description")
_DIMENSION = ("name", "short_name", "aim", "start_text")
_QUESTION = ("text", "short", "why", "example", "evidence")
_RESOURCE = ("title", "category", "use", "note", "where", "url_label", "keywords")
_SEPARATOR = ", "


@dataclass(frozen=True, slots=True)
class Text:
    """One text: its context (``question.role-defini.level1.anchor``), and where it stands."""

    context: str
    holder: Raw
    key: str

    @property
    def value(self) -> str:
        """The text; a list of words is one text, separated by commas."""
        value = self.holder[self.key]
        return _SEPARATOR.join(value) if isinstance(value, list) else str(value)

    def put(self, text: str) -> None:
        """Replace the text where it stands."""
        is_list = isinstance(self.holder[self.key], list)
        self.holder[self.key] = text.split(_SEPARATOR) if is_list else text


def texts_of(raw: Raw) -> Iterator[Text]:
    """Give every text that is not empty, in the order of the files."""
    found = (
        *_of("questionnaire", raw["questionnaire"], _QUESTIONNAIRE),
        *_named("importance", blocks(raw["questionnaire"], "importance"), ("name",)),
        *_named("effort", blocks(raw["questionnaire"], "effort"), ("name",)),
        *_named("level", raw["scale"], ("name", "meaning")),
        *_profile(raw["profile"]),
        *_dimensions(raw["dimensions"]),
        *_named("term", raw["terms"], ("word", "meaning", "example", "source")),
        *_named("axis", raw["axes"], ("name", "purpose")),
        *_named("resource", raw["resources"], _RESOURCE, by="code"),
    )
    return (text for text in found if text.value)


def blocks(holder: Raw, key: str) -> list[Raw]:
    """Give the blocks written as ``[[key]]``; what is not written so is for the shapes to refuse."""
    value = holder.get(key)
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _of(prefix: str, holder: Raw, keys: tuple[str, ...]) -> Iterator[Text]:
    return (Text(f"{prefix}.{key}", holder, key) for key in keys if _is_text(holder.get(key)))


def _is_text(value: Any) -> bool:
    words = value if isinstance(value, list) else [value]
    return all(isinstance(word, str) for word in words)


def _named(kind: str, holders: list[Raw], keys: tuple[str, ...], by: str = "key") -> Iterator[Text]:
    for holder in holders:
        yield from _of(f"{kind}.{holder.get(by, '')}", holder, keys)


def _profile(questions: list[Raw]) -> Iterator[Text]:
    for question in questions:
        prefix = f"profile.{question.get('key', '')}"
        yield from _of(prefix, question, ("text", "short", "help"))
        yield from _named(f"{prefix}.choice", blocks(question, "choice"), ("label", "hint"))


def _dimensions(dimensions: list[Raw]) -> Iterator[Text]:
    for dimension in dimensions:
        prefix = f"dimension.{dimension.get('key', '')}"
        yield from _of(prefix, dimension, _DIMENSION)
        for number, meaning in enumerate(blocks(dimension, "meaning"), 1):
            if _is_text(meaning.get("text")):
                yield Text(f"{prefix}.meaning{number}", meaning, "text")
        for question in blocks(dimension, "question"):
            yield from _question(question)


def _question(question: Raw) -> Iterator[Text]:
    prefix = f"question.{question.get('key', '')}"
    yield from _wording(prefix, question)
    for number, variant in enumerate(blocks(question, "variant"), 1):
        yield from _wording(f"{prefix}.variant{number}", variant)


def _wording(prefix: str, holder: Raw) -> Iterator[Text]:
    yield from _of(prefix, holder, _QUESTION)
    for number, level in enumerate(blocks(holder, "level"), 1):
        yield from _of(f"{prefix}.level{number}", level, ("anchor", "first_step"))
