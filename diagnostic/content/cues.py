"""Cue files into the reader's cues, and every fault found in them.

``reading/<language>/<dimension>.toml`` says how people answer each question;
``reading/{commands,lexicon,kit}.<language>.toml`` how they ask for something, choose and search.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diagnostic.content.cue_blocks import (
    ChoicesBlock,
    DenialBlock,
    IntentBlock,
    LexiconBlock,
    OutsideBlock,
    ProfileBlock,
    QuestionBlock,
    ResourceBlock,
    StanceBlock,
)
from diagnostic.content.schema import Shape, Shapes
from diagnostic.core.faults import ContentFault, IncoherentContent
from diagnostic.core.questionnaire import Questionnaire
from diagnostic.core.reading import (
    ChoiceWords,
    Cues,
    DenialWords,
    IntentCues,
    Lexicon,
    ProfileCues,
    QuestionCues,
)

READING = "reading"
LEARNT = "learnt.bin"


@dataclass(frozen=True, slots=True)
class CueFolder:
    """The ``reading`` folder of one questionnaire; it may be absent."""

    root: Path
    key: str

    @property
    def folder(self) -> Path:
        """Where the cue files lie."""
        return self.root / self.key / READING

    def languages(self) -> tuple[str, ...]:
        """The languages that have a lexicon, in alphabetical order."""
        names = self.folder.glob("lexicon.*.toml")
        return tuple(sorted(path.name.split(".")[1] for path in names))

    def read(self, language: str) -> Cues:
        """Give the cues of one language; raises IncoherentContent naming every block in fault."""
        reader = _CueReader(self)
        cues = reader.cues(language)
        if cues is None or reader.shapes.faults:
            raise IncoherentContent(tuple(reader.shapes.faults))
        return cues

    def learnt(self) -> bytes:
        """What was learnt from the cues by ``diagnostic learn``; empty when nothing was."""
        path = self.folder / LEARNT
        return path.read_bytes() if path.exists() else b""


def read_cues(folder: CueFolder) -> dict[str, Cues]:
    """The cues of every language; raises IncoherentContent."""
    return {language: folder.read(language) for language in folder.languages()}


def cue_faults(folder: CueFolder, questionnaire: Questionnaire) -> tuple[ContentFault, ...]:
    """Every fault of a questionnaire's cue files; ``where`` is ``file: key``. No folder, no fault."""
    faults: list[ContentFault] = []
    for language in folder.languages():
        reader = _CueReader(folder)
        cues = reader.cues(language)
        # What could not be read would be missed again by every other check: those wait.
        if cues is None or reader.shapes.faults:
            faults += reader.shapes.faults
        else:
            faults += _faults_of(cues, questionnaire, _Files(folder, language, reader.files))
    return tuple(faults)


@dataclass(frozen=True, slots=True)
class _Files:
    """Where the cues of one language were read: ``questions`` holds the file of each question."""

    folder: CueFolder
    language: str
    questions: Mapping[str, str]

    def named(self, stem: str) -> str:
        """The file of this name."""
        return f"{self.folder.key}/{READING}/{stem}.{self.language}.toml"

    def of(self, question: str, dimension: str = "") -> str:
        """The file of a question, else the one that its dimension should have."""
        return self.questions.get(question, f"{self.folder.key}/{READING}/{self.language}/{dimension}.toml")


class _CueReader:
    """Reads the files of one language and remembers every fault."""

    def __init__(self, folder: CueFolder) -> None:
        self.folder = folder
        self.shapes = Shapes()
        self.files: dict[str, str] = {}
        self._tables: dict[Path, dict[str, Any] | None] = {}

    def cues(self, language: str) -> Cues | None:
        folder = self.folder.folder
        lexicon = self._one(folder / f"lexicon.{language}.toml")
        questions: dict[str, QuestionCues] = {}
        for path in sorted((folder / language).glob("*.toml")):
            for block in self._many(path, "question", QuestionBlock):
                questions[block.key] = _question(block)
                self.files[block.key] = self._name(path)
        commands = folder / f"commands.{language}.toml"
        intents = self._many(commands, "intent", IntentBlock)
        profile = self._many(commands, "profile", ProfileBlock)
        kit = folder / f"kit.{language}.toml"
        resources = self._many(kit, "resource", ResourceBlock)
        outside = self.shapes.one(self._name(kit), {"outside": self._value(kit, "outside")}, OutsideBlock)
        if lexicon is None or outside is None:
            return None
        return Cues(
            language=language,
            lexicon=_lexicon(lexicon),
            questions=questions,
            intents=tuple(_intent(each) for each in intents),
            profile={each.key: ProfileCues(tuple(each.names), tuple(each.said)) for each in profile},
            stances=tuple(each.cues() for each in self._many(commands, "stance", StanceBlock)),
            resources={each.code: tuple(each.phrases) for each in resources},
            outside=tuple(outside.outside),
        )

    def _one(self, path: Path) -> LexiconBlock | None:
        table = self._table(path)
        if table is None:
            return None
        return self.shapes.one(f"{self._name(path)}: lexicon", table, LexiconBlock)

    def _many(self, path: Path, kind: str, shape: type[Shape]) -> list[Shape]:
        found = self._value(path, kind)
        if not isinstance(found, list):
            self.shapes.faults.append(ContentFault(f"{self._name(path)}: {kind}", f"write [[{kind}]]"))
            return []
        return self.shapes.every(f"{self._name(path)}: {kind}", found, shape)

    def _value(self, path: Path, name: str) -> Any:
        return (self._table(path) or {}).get(name, [])

    def _table(self, path: Path) -> dict[str, Any] | None:
        """What a file says, nothing where there is none; None, with one fault, when it cannot be read."""
        if path not in self._tables:
            self._tables[path] = self._parsed(path)
        return self._tables[path]

    def _parsed(self, path: Path) -> dict[str, Any] | None:
        try:
            return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            fault = ContentFault(self._name(path), f"not a readable TOML file: {error}")
            self.shapes.faults.append(fault)
            return None

    def _name(self, path: Path) -> str:
        return str(path.relative_to(self.folder.root))


def _intent(block: IntentBlock) -> IntentCues:
    return IntentCues(
        intent=block.key,
        whole=tuple(block.whole),
        part=tuple(block.part),
        phrases=tuple(block.phrases),
        opening=tuple(block.opening),
        naming=tuple(block.naming),
    )


def _question(block: QuestionBlock) -> QuestionCues:
    return QuestionCues(
        names=tuple(block.names),
        clarify=tuple(block.clarify),
        vague=tuple(block.vague),
        levels=tuple(tuple(each.phrases) for each in block.level),
    )


def _lexicon(block: LexiconBlock) -> Lexicon:
    numbers = {word: int(level) for level, words in block.numbers.items() for word in words}
    return Lexicon(
        short_forms=block.short_forms,
        stop_words=frozenset(block.stop_words.words.split()),
        common_words=frozenset(block.common_words.words.split()),
        choices=_choices(block.choices, numbers),
        denial=_denial(block.denial),
        facts=block.facts,
        joints=tuple(block.joints.patterns),
        courtesies=tuple(block.courtesies.patterns),
    )


def _choices(block: ChoicesBlock, numbers: Mapping[str, int]) -> ChoiceWords:
    return ChoiceWords(
        numbers=numbers,
        nouns=frozenset(block.nouns.split()),
        around=frozenset(block.around.split()),
        pointing=frozenset(block.pointing.split()),
        turning=tuple(block.turning.split()),
        first=tuple(block.first),
        last=tuple(block.last),
        before_last=tuple(block.before_last),
        below=tuple(block.below),
        above=tuple(block.above),
        discarding=tuple(block.discarding),
    )


def _denial(block: DenialBlock) -> DenialWords:
    return DenialWords(
        negations=frozenset(block.negations.split()),
        subjects=frozenset(block.subjects.split()),
        first_halves=frozenset(block.first_halves.split()),
        second_halves=frozenset(block.second_halves.split()),
        only=frozenset(block.only.split()),
        halts=frozenset(block.halts.split()),
    )


def _faults_of(cues: Cues, questionnaire: Questionnaire, files: _Files) -> Iterator[ContentFault]:
    yield from _patterns(cues, files)
    missing = [each for each in questionnaire.questions if each.key not in cues.questions]
    for each in missing if cues.questions else ():
        yield ContentFault(f"{files.of(each.key, each.dimension)}: question.{each.key}", "no cues")
    for key, question in cues.questions.items():
        where = f"{files.of(key)}: question.{key}"
        if key not in questionnaire.question:
            yield ContentFault(where, "no such question")
        yield from _question_faults(question, where, questionnaire.top)
    for key in cues.profile.keys() - questionnaire.profile_question.keys():
        yield ContentFault(f"{files.named('commands')}: profile.{key}", "no such question of the profile")
    yield from _kit_faults(cues, questionnaire, files)


def _kit_faults(cues: Cues, questionnaire: Questionnaire, files: _Files) -> Iterator[ContentFault]:
    kit = files.named("kit")
    for code in cues.resources:
        if code not in questionnaire.catalogue.by_code:
            yield ContentFault(f"{kit}: resource.{code}", "no such resource")
    for code in questionnaire.catalogue.by_code if cues.resources else ():
        if not cues.resources.get(code):
            yield ContentFault(f"{kit}: resource.{code}", "no phrases")


def _question_faults(question: QuestionCues, where: str, top: int) -> Iterator[ContentFault]:
    if len(question.levels) != top:
        yield ContentFault(where, f"{len(question.levels)} levels of phrases for {top} levels")
    if len(question.clarify) != top - 1:
        yield ContentFault(where, f"{len(question.clarify)} clarifying questions for {top} levels")
    if not (question.names and question.vague and all(question.levels)):
        yield ContentFault(where, "names, vague and every level need phrases")
    seen: set[str] = set()
    for phrase in (*question.vague, *(each for level in question.levels for each in level)):
        if phrase in seen:
            yield ContentFault(where, f"the phrase “{phrase[:40]}…” stands twice")
        seen.add(phrase)


def _patterns(cues: Cues, files: _Files) -> Iterator[ContentFault]:
    commands, lexicon = files.named("commands"), files.named("lexicon")
    found = [
        (f"{commands}: intent.{e.intent}", p)
        for e in cues.intents
        for p in (*e.whole, *e.part, *e.opening, *e.naming)
    ]
    found += [
        (f"{commands}: profile.{key}", p) for key, e in cues.profile.items() for p in (*e.names, *e.said)
    ]
    found += [(f"{commands}: stance.{e.value}", p) for e in cues.stances for p in (*e.opening, *e.part)]
    found += [(f"{lexicon}: facts.{name}", pattern) for name, pattern in cues.lexicon.facts.items()]
    found += [(f"{lexicon}: joints", pattern) for pattern in cues.lexicon.joints]
    found += [(f"{lexicon}: courtesies", pattern) for pattern in cues.lexicon.courtesies]
    for where, pattern in found:
        try:
            re.compile(pattern)
        except re.error as error:
            yield ContentFault(where, f"“{pattern[:40]}…” is no pattern: {error}")
