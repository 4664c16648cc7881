"""What a message was understood to say; a reading proposes and never records."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from diagnostic.core.profile import FormOfAction


class Intent(StrEnum):
    """What a person wants when a message is more, or something else, than an answer."""

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
    KIT_QUESTION = "kit_question"


BROADER = {
    Intent.EVIDENCE: Intent.EXPLAIN_QUESTION,
    Intent.EXPLAIN_TERMS: Intent.EXPLAIN_QUESTION,
    Intent.SUMMARY: Intent.PROGRESS,
}
"""Intents that are a kind of another one: first the broader one is recognised, then which kind it is."""


class Basis(StrEnum):
    """What a reading rests on: rules and words, likeness of meaning besides, or an outside model."""

    WORDS = "words"
    MEANING = "meaning"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Situation:
    """Where the conversation stands when a message arrives.

    ``question`` is the key of the question asked, empty when none is; ``proposed`` the level proposed
    for it that waits for a yes; ``open_questions`` the keys that a long message may answer besides
    (None: any of the questionnaire). Where the question is one of the profile, ``choices`` are its values
    and labels.
    """

    language: str
    question: str = ""
    proposed: int | None = None
    open_questions: frozenset[str] | None = None
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A level and how certain it is, from 0 to 1; the rest of the certainty is that none fits."""

    level: int
    certainty: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """A level understood for one question, the neighbour offered beside it, and the words relied on.

    ``quote`` is a verbatim part of the message.
    """

    question: str
    level: int
    second: int | None
    quote: str
    certainty: float


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything understood from one message; an empty reading means: show the choices.

    ``candidates`` are the levels of the question asked, surest first. ``level`` is set when one is
    proposed, ``second`` is its neighbour; without ``level``, two candidates mean “these two are close”.
    ``chosen`` says that the level was named outright (“le 2”), ``stated`` that the whole message is the
    intent, or the choice, and no likeness was needed (“je ne sais pas”). ``target`` is the question whose
    answer is to change, ``profile`` the question of the profile. ``others`` are proposals for other
    questions than the one asked. ``terms`` are keys of the glossary that the message asks about; ``value``
    is the choice of the profile that it names or, unless ``stated``, seems to come to.
    """

    intent: Intent | None = None
    target: str = ""
    profile: str = ""
    candidates: tuple[Candidate, ...] = ()
    level: int | None = None
    second: int | None = None
    chosen: bool = False
    stated: bool = False
    quote: str = ""
    resources: tuple[str, ...] = ()
    others: tuple[Proposal, ...] = ()
    terms: tuple[str, ...] = ()
    value: str = ""
    basis: Basis = Basis.WORDS


class Reader(Protocol):
    """Understands messages and searches the kit; never raises for anything a person may write."""

    def read(self, message: str, situation: Situation) -> Reading:
        """Give what the message says in this situation."""
        ...

    def search(self, query: str, language: str, at_most: int = 5) -> tuple[str, ...]:
        """Give codes of the kit's resources, best first; none when the kit holds nothing about it."""
        ...

    def find(self, query: str, language: str, at_most: int = 5) -> tuple[str, ...]:
        """Give keys of questions, best first; none when nothing of the questionnaire is meant."""
        ...


@dataclass(frozen=True, slots=True)
class QuestionCues:
    """How people speak about one question: ``levels`` holds the phrases of each level, in order."""

    names: tuple[str, ...]
    clarify: tuple[str, ...]
    vague: tuple[str, ...]
    levels: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class IntentCues:
    """How people ask for one thing: patterns for the whole message or a part of it, and phrases.

    ``opening`` patterns begin a message of any length; ``naming`` patterns, at its beginning or after an
    opening, lead to the name of what it is about (“en fait”, “pour”).
    """

    intent: Intent
    whole: tuple[str, ...]
    part: tuple[str, ...]
    phrases: tuple[str, ...]
    opening: tuple[str, ...] = ()
    naming: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProfileCues:
    """How a question of the profile is meant: ``names`` by itself, ``said`` with one of its choices."""

    names: tuple[str, ...]
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StanceCues:
    """How people say where they stand with a form of action, as patterns on folded text.

    ``opening`` begins a message that is surely an answer (“oui, …”); ``part`` stands anywhere in it. The
    first cue that holds decides, so one value may have several, the surest before the broadest.
    """

    value: FormOfAction
    opening: tuple[str, ...]
    part: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChoiceWords:
    """How a level is named outright; every text is folded.

    ``nouns`` stand before a level (“niveau”), ``pointing`` words too (“le”); a choice may hold the words
    ``around`` and no others; ``turning`` words begin another remark; a level after words of
    ``discarding`` is one that is not meant.
    """

    numbers: Mapping[str, int]
    nouns: frozenset[str]
    pointing: frozenset[str]
    around: frozenset[str]
    turning: tuple[str, ...]
    first: tuple[str, ...]
    last: tuple[str, ...]
    before_last: tuple[str, ...]
    below: tuple[str, ...]
    above: tuple[str, ...]
    discarding: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DenialWords:
    """How something is denied, in folded words.

    ``second_halves`` are negations that belong with one of ``first_halves`` before the verb (“ne … pas”);
    ``subjects`` deny only before a first half (“personne ne”); a negation followed by a word of ``only``
    denies nothing (“pas seulement”); ``halts`` end its reach.
    """

    negations: frozenset[str]
    subjects: frozenset[str]
    first_halves: frozenset[str]
    second_halves: frozenset[str]
    only: frozenset[str]
    halts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language that reading depends on; patterns apply to folded text.

    ``facts`` are what levels turn on (written, shared, reviewed…), each with its pattern; ``joints``
    begin a new statement inside a sentence.
    """

    short_forms: Mapping[str, str]
    stop_words: frozenset[str]
    common_words: frozenset[str]
    choices: ChoiceWords
    denial: DenialWords
    facts: Mapping[str, str]
    joints: tuple[str, ...]
    courtesies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cues:
    """Everything written for the reader in one language.

    ``outside`` are questions the kit holds nothing about; ``profile`` tells how questions of the
    profile are meant, ``stances`` how those about a form of action are answered.
    """

    language: str
    lexicon: Lexicon
    questions: Mapping[str, QuestionCues] = field(default_factory=dict)
    intents: tuple[IntentCues, ...] = ()
    resources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    outside: tuple[str, ...] = ()
    profile: Mapping[str, ProfileCues] = field(default_factory=dict)
    stances: tuple[StanceCues, ...] = ()
