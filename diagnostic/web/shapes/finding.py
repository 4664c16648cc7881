"""The search of a question, and what it found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FoundQuestion:
    """A question looked for; ``url`` is empty where it is not asked, ``state`` says its answer in words."""

    code: str
    text: str
    about: str
    state: str
    url: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search of a question: where it is sent, what was typed, what was found."""

    action: str
    typed: str
    found: tuple[FoundQuestion, ...]
    kept: tuple[tuple[str, str], ...] = ()
    all_url: str = ""
