"""What can reach the conversation: a click, a decision about a proposal, a command, or a message."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Command(StrEnum):
    """Everything a person can ask for, by button or in words."""

    BACK = "back"
    SKIP = "skip"
    DONT_KNOW = "dont_know"
    NOT_APPLICABLE = "not_applicable"
    EXPLAIN_QUESTION = "explain_question"
    EXPLAIN_TERMS = "explain_terms"
    EXPLAIN_LEVEL = "explain_level"
    EXAMPLE = "example"
    EVIDENCE = "evidence"
    PROGRESS = "progress"
    SUMMARY = "summary"
    PAUSE = "pause"
    RESUME_LATER = "resume_later"
    CHANGE_ANSWER = "change_answer"
    REPEAT = "repeat"
    LIST_OPTIONS = "list_options"
    FINISH = "finish"
    RESULTS = "results"
    DOWNLOAD_REPORT = "download_report"
    TALK_TO_HUMAN = "talk_to_human"
    SWITCH_TO_FORM = "switch_to_form"
    PRIVACY = "privacy"
    GREETING = "greeting"
    THANKS = "thanks"
    RESTART = "restart"
    LANGUAGE = "language"
    YES = "yes"
    NO = "no"
    OUT_OF_SCOPE = "out_of_scope"
    KIT = "kit"


class Verdict(StrEnum):
    """What a person decides about a proposal."""

    YES = "yes"
    YES_WITH_NOTE = "yes-with-note"
    BELOW = "below"
    ABOVE = "above"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Picked:
    """A direct choice: the value of a field, by button or by number.

    ``seen`` is the version of the field that the person saw, or None where it was not asked for.
    """

    field: str
    value: str
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision about the proposal with this id."""

    proposal: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Understood:
    """One level understood from a message, with the person's own words as evidence.

    ``by_rules`` tells that no model had a part in it, although one read the message.
    """

    question: str
    level: int
    quote: str
    second: int | None = None
    by_rules: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """A message as the reader understood it.

    ``direct`` is a value chosen outright (``2``); ``understood`` holds proposals, the question under way
    first; ``pair`` two neighbouring levels that are too close; ``codes`` resources of the kit, or terms of
    the glossary; ``target`` the question to correct, ``profile`` the one of the profile with the ``value``
    that it names, or seems to come to. All may be empty: then nothing was understood.
    ``is_guess`` tells that the command was not said in so many words: then it answers nothing.

    ``proposal`` and ``seen`` tell what the person had before them: the proposal that waited, which a yes
    confirms and no other, and the version of the field, or None where it was not asked for.
    """

    text: str
    command: Command | None = None
    target: str = ""
    profile: str = ""
    value: str = ""
    direct: str = ""
    understood: tuple[Understood, ...] = ()
    pair: tuple[int, int] | None = None
    codes: tuple[str, ...] = ()
    by_model: bool = False
    is_guess: bool = False
    proposal: str = ""
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class Outdated:
    """A choice made on a page that no longer says what stands."""

    chosen: Picked | Message


Heard: TypeAlias = Picked | Decided | Command | Message | Outdated
