"""What the assistant says: kinds and keys, never words, so that it reads in any language."""

from dataclasses import dataclass
from enum import StrEnum


class Say(StrEnum):
    """The kinds of replies."""

    GREET = "greet"
    GREET_BACK = "greet-back"
    ASK = "ask"
    ASK_AGAIN = "ask-again"
    RECORDED = "recorded"
    REPLACED = "replaced"
    SET_ASIDE = "set-aside"
    PROPOSE = "propose"
    CLARIFY = "clarify"
    SHOW_ALL = "show-all"
    NOT_UNDERSTOOD = "not-understood"
    WHY = "why"
    TERMS = "terms"
    EXAMPLE = "example"
    EVIDENCE = "evidence"
    LEVELS = "levels"
    RESOURCES = "resources"
    NO_RESOURCE = "no-resource"
    PROGRESS = "progress"
    SUMMARY = "summary"
    SKIPPED = "skipped"
    NOTHING_BEFORE = "nothing-before"
    WHICH_ANSWER = "which-answer"
    EDITING = "editing"
    NOT_ALLOWED = "not-allowed"
    NOTE_KEPT = "note-kept"
    NOTE_STAYS = "note-stays"
    PAUSED = "paused"
    LATER = "later"
    PRIVACY = "privacy"
    LANGUAGE = "language"
    FORM = "form"
    PERSON = "person"
    ALL_DONE = "all-done"
    CONFIRM_FINISH = "confirm-finish"
    FINISHED = "finished"
    RESULTS = "results"
    DOWNLOAD = "download"
    RESTART = "restart"
    THANKS = "thanks"
    OFF_TOPIC = "off-topic"
    STALE = "stale"
    NO_TERM = "no-term"
    LAST_LEFT = "last-left"
    NO_YES_OR_NO = "no-yes-or-no"
    NEEDED = "needed"
    PROFILE_LACKS = "profile-lacks"
    ASK_PERSON = "ask-person"
    ASK_KIT = "ask-kit"
    MEANT = "meant"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Part:
    """How far one dimension was when it was told: ``done`` answers of ``asked`` questions."""

    dimension: str
    done: int
    asked: int


@dataclass(frozen=True, slots=True)
class Reply:
    """One thing said: its kind and what it is about.

    ``field`` is what it is about (``question:role-defini``); ``value`` a stored answer (``3``,
    ``dont_know``); ``before`` the answer it replaces; ``other`` a neighbouring level; ``quote`` words of
    the person; ``codes`` resources, or keys of terms; ``count`` how many are left. ``is_part`` tells that
    the message said more than what was understood of it.

    What changes with the answers is kept as it was when it was said, so that the history stays true:
    ``done`` answers of ``asked`` questions, ``minutes`` left, the ``parts`` by dimension, and ``listed``
    fields with what stood for each.
    """

    say: Say
    field: str = ""
    value: str = ""
    before: str = ""
    other: str = ""
    quote: str = ""
    codes: tuple[str, ...] = ()
    count: int = 0
    is_part: bool = False
    done: int = 0
    asked: int = 0
    minutes: int = 0
    parts: tuple[Part, ...] = ()
    listed: tuple[tuple[str, str], ...] = ()
