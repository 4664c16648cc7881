"""What each block of a cue file may hold."""

import msgspec

from diagnostic.content.schema import Block
from diagnostic.core.profile import FormOfAction
from diagnostic.core.reading import Intent, StanceCues


class PhrasesBlock(Block):
    """The phrases of one level."""

    phrases: list[str]


class QuestionBlock(Block):
    """How people speak about one question."""

    key: str
    names: list[str]
    clarify: list[str]
    vague: list[str]
    level: list[PhrasesBlock]


class IntentBlock(Block):
    """How people ask for one thing."""

    key: Intent
    phrases: list[str]
    whole: list[str] = msgspec.field(default_factory=list)
    part: list[str] = msgspec.field(default_factory=list)
    opening: list[str] = msgspec.field(default_factory=list)
    naming: list[str] = msgspec.field(default_factory=list)


class ProfileBlock(Block):
    """How one question of the profile is meant, as patterns on folded text."""

    key: str
    names: list[str]
    said: list[str] = msgspec.field(default_factory=list)


class StanceBlock(Block):
    """One way to say where one stands with a form of action, as patterns on folded text."""

    key: FormOfAction
    opening: list[str] = msgspec.field(default_factory=list)
    part: list[str] = msgspec.field(default_factory=list)

    def cues(self) -> StanceCues:
        """The block as the reader takes it."""
        return StanceCues(self.key, tuple(self.opening), tuple(self.part))


class ResourceBlock(Block):
    """How people ask for one resource of the kit."""

    code: str
    phrases: list[str]


class OutsideBlock(Block):
    """Questions the kit holds nothing about."""

    outside: list[str]


class WordsBlock(Block):
    """Words separated by blanks."""

    words: str


class PatternsBlock(Block):
    """Patterns on folded text."""

    patterns: list[str]


class ChoicesBlock(Block):
    """How a level is named outright."""

    nouns: str
    around: str
    pointing: str
    turning: str
    first: list[str]
    last: list[str]
    before_last: list[str]
    below: list[str]
    above: list[str]
    discarding: list[str]


class DenialBlock(Block):
    """How something is denied."""

    negations: str
    subjects: str
    first_halves: str
    second_halves: str
    only: str
    halts: str


class LexiconBlock(Block):
    """``lexicon.<language>.toml``."""

    short_forms: dict[str, str]
    stop_words: WordsBlock
    common_words: WordsBlock
    courtesies: PatternsBlock
    choices: ChoicesBlock
    denial: DenialBlock
    numbers: dict[str, list[str]]
    joints: PatternsBlock
    facts: dict[str, str]
