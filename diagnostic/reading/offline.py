"""The reader that needs nothing but the content: rules, words and, where installed, meaning."""

import re
from collections.abc import Mapping
from dataclasses import replace
from unicodedata import category

from diagnostic.core.questionnaire import Questionnaire
from diagnostic.core.reading import Basis, Candidate, Cues, Intent, Proposal, Reading, Situation
from diagnostic.reading.answers import Answers
from diagnostic.reading.clauses import Clause, quote_of
from diagnostic.reading.corrections import Corrections
from diagnostic.reading.embedding import Embedder
from diagnostic.reading.folding import LONGEST_READ, fold, plain
from diagnostic.reading.heads import Head, from_bytes
from diagnostic.reading.hearing import Heard, language_of
from diagnostic.reading.intents import Ground, Intents, Understood
from diagnostic.reading.kit_search import KitSearch
from diagnostic.reading.labels import labelled
from diagnostic.reading.lessons import Source, lessons_of
from diagnostic.reading.question_search import QuestionSearch
from diagnostic.reading.several import Several
from diagnostic.reading.subjects import Subjects
from diagnostic.reading.tongue import Tongue

_SEGMENT_END = re.compile(r"[,;.!:()]+(?!\d)")

RESOURCES = 5
"""Resources given for a question about the kit."""

LIKE_ANSWERS = frozenset({Intent.YES, Intent.NO, Intent.NOT_APPLICABLE, Intent.OUT_OF_SCOPE})
"""Requests that an answer about a form of action may resemble."""

SURE_ANSWER = {Ground.SUGGESTED: 0.92, Ground.ALIKE: 0.7}
"""Certainty of a level from which a message is an answer, although it resembles a request."""


class OfflineReader:
    """Reads messages about one questionnaire, in every language it has cues for."""

    def __init__(
        self,
        cues: Mapping[str, Cues],
        questionnaires: Mapping[str, Questionnaire],
        learnt: bytes = b"",
        embedder: Embedder | None = None,
    ) -> None:
        """``questionnaires`` by language; ``learnt`` is what ``diagnostic learn`` wrote.

        What was learnt from texts that have changed since is left aside, and words alone decide there.
        """
        sources = [Source(cues[code], questionnaires[code]) for code in cues if code in questionnaires]
        self._cues = cues
        heads: dict[str, Head] = from_bytes(learnt, lessons_of(sources)) if embedder else {}
        self.basis = Basis.MEANING if heads else Basis.WORDS
        self._tongues = {each.cues.language: Tongue(each, embedder) for each in sources}
        self._answers = Answers(heads)
        self._intents = Intents(heads)
        self._subjects = Subjects(heads)
        self._kit = KitSearch(heads)
        self._questions = QuestionSearch(heads, self._subjects)
        self._several = Several(self._answers, self._subjects)
        self._corrections = Corrections(self._answers, self._subjects)

    def prepare(self) -> None:
        """Prepare every comparison now, rather than while the first person waits."""
        for tongue in self._tongues.values():
            tongue.prepare()

    def read(self, message: str, situation: Situation) -> Reading:
        """Give what the message says in this situation; an empty reading when nothing was understood."""
        message = message[:LONGEST_READ]
        tongue = self._tongue(message, situation.language)
        if tongue is None or not message.strip():
            return Reading()
        heard = tongue.ear.hear(message)
        value = labelled(tongue, message, situation.choices)
        if value:
            return Reading(value=value, stated=True)
        corrected = self._corrections.profile(tongue, heard, is_change=False)
        corrected = corrected or self._stance(tongue, heard, situation)
        if corrected:
            return corrected
        named = self._corrections.named(tongue, heard, situation)
        if named and named.question != situation.question:
            return replace(self._corrections.reading(tongue, named), basis=self.basis)
        return self._told(tongue, tongue.ear.hear(named.rest) if named else heard, situation)

    def _told(self, tongue: Tongue, heard: Heard, situation: Situation) -> Reading:
        """What a message says that opens with no other question’s name: a choice, a request or an answer."""
        choice = self._choice(tongue, heard, situation)
        if choice and choice.chosen:
            return choice
        understood = self._intents.of(tongue, heard)
        change = self._elsewhere(tongue, heard, situation, understood)
        if change or choice:
            return change or choice or Reading()
        if understood and understood.intent is Intent.CHANGE_ANSWER:
            answer = self._corrected(tongue, heard, situation)
            if answer:
                return answer
        if understood and not self._is_answer_all_the_same(tongue, heard, situation, understood.ground):
            request = self._request(tongue, heard, understood.intent)
            return replace(request, basis=self.basis, stated=understood.ground is Ground.STATED)
        return replace(self._answer(tongue, heard, situation), basis=self.basis)

    def _stance(self, tongue: Tongue, heard: Heard, situation: Situation) -> Reading | None:
        """Where the structure seems to stand with the form of action asked about; a request comes first."""
        stance = tongue.stances.said(tongue.requests.bare(heard.folded), situation.choices)
        if stance is None:
            return None
        understood = self._intents.of(tongue, heard)
        if understood and understood.ground is Ground.STATED:
            is_plain = understood.intent in {Intent.YES, Intent.NO}
            return Reading(intent=understood.intent, value=stance.value, stated=True) if is_plain else None
        is_answer = stance.is_sure or understood is None or understood.intent in LIKE_ANSWERS
        return Reading(value=stance.value) if is_answer else None

    def search(self, query: str, language: str, at_most: int = 5) -> tuple[str, ...]:
        """Give codes of the kit's resources, best first; none when the kit holds nothing about it."""
        tongue = self._tongue(query, language)
        return self._kit.search(tongue, tongue.ear.hear(query), at_most) if tongue else ()

    def find(self, query: str, language: str, at_most: int = 5) -> tuple[str, ...]:
        """Give keys of questions, best first; none when nothing of the questionnaire is meant."""
        query = query[:LONGEST_READ]
        tongue = self._tongue(query, language)
        return self._questions.find(tongue, tongue.ear.hear(query), at_most) if tongue else ()

    def _tongue(self, message: str, preferred: str) -> Tongue | None:
        """The tools of the message’s language, else of the preferred one, else of any."""
        code = language_of(fold(message, {}), self._cues, preferred)
        return self._tongues.get(code) or next(iter(self._tongues.values()), None)

    def _choice(self, tongue: Tongue, heard: Heard, situation: Situation) -> Reading | None:
        """The level named outright, when a question is asked."""
        if situation.question not in tongue.questionnaire.question or _has_foreign_letters(heard.text):
            return None
        forms = tongue.lexicon.short_forms
        segments = [fold(each, forms) for each in _SEGMENT_END.split(heard.text)]
        choice = tongue.choices.named([each for each in segments if each], situation.proposed)
        if choice is None:
            folded = fold(heard.text, forms)
            choice = tongue.choices.told(folded, tongue.anchors(situation.question))
        if choice is None:
            return None
        return Reading(
            candidates=(Candidate(choice.level, 1.0),),
            level=choice.level,
            second=choice.second,
            chosen=choice.whole and choice.second is None,
            quote=_whole(heard.text),
        )

    def _elsewhere(
        self, tongue: Tongue, heard: Heard, situation: Situation, understood: Understood | None
    ) -> Reading | None:
        """« Pour le rôle, c’est plutôt le 2 » names a level, but not of the question being asked."""
        if understood is None or understood.intent is not Intent.CHANGE_ANSWER:
            return None
        change = self._change(tongue, heard)
        return change if change.profile or change.target not in {"", situation.question} else None

    def _corrected(self, tongue: Tongue, heard: Heard, situation: Situation) -> Reading | None:
        """The answer to the question asked, when it is the one that a correction is about."""
        is_asked = bool(situation.question) and self._subjects.target(tongue, heard) == situation.question
        answer = self._answer(tongue, heard, situation) if is_asked else None
        return replace(answer, basis=self.basis) if answer and answer.level else None

    def _is_answer_all_the_same(
        self, tongue: Tongue, heard: Heard, situation: Situation, ground: Ground
    ) -> bool:
        """Whether the message answers the question asked so clearly that it only resembles a request."""
        if ground is Ground.STATED or situation.question not in tongue.questionnaire.question:
            return False
        candidates = self._answers.judge(tongue, situation.question, heard).candidates
        return bool(candidates) and candidates[0].certainty >= SURE_ANSWER[ground]

    def _request(self, tongue: Tongue, heard: Heard, intent: Intent) -> Reading:
        """What is asked for, with what goes with it."""
        if intent is Intent.CHANGE_ANSWER:
            return self._change(tongue, heard)
        if intent is Intent.KIT_QUESTION:
            return Reading(intent=intent, resources=self._kit.search(tongue, heard, RESOURCES))
        is_asked = intent in {Intent.EXPLAIN_TERMS, Intent.EXPLAIN_QUESTION}
        return Reading(intent=intent, terms=tongue.asked_terms(heard.folded) if is_asked else ())

    def _change(self, tongue: Tongue, heard: Heard) -> Reading:
        """A correction, with the question it is about and the level that is named for it."""
        profile = self._corrections.profile(tongue, heard, is_change=True)
        if profile:
            return profile
        target = self._subjects.target(tongue, heard)
        level = tongue.choices.mentioned(self._subjects.without_code(heard.folded)) if target else None
        if level is None:
            return Reading(intent=Intent.CHANGE_ANSWER, target=target)
        proposal = Proposal(target, level, None, _whole(heard.text), 1.0)
        return Reading(intent=Intent.CHANGE_ANSWER, target=target, others=(proposal,))

    def _answer(self, tongue: Tongue, heard: Heard, situation: Situation) -> Reading:
        """The level of the question asked, and of others that the message answers besides."""
        others = self._several.proposals(tongue, heard, situation)
        if situation.question not in tongue.questionnaire.question:
            return Reading(others=others)
        judgement = self._answers.judge(tongue, situation.question, heard)
        if judgement.proposed is None:
            return Reading(candidates=judgement.shown, quote=judgement.quote, others=others)
        return Reading(
            candidates=judgement.candidates,
            level=judgement.proposed.level,
            second=judgement.neighbour.level if judgement.neighbour else None,
            quote=judgement.quote,
            others=others,
        )


def _has_foreign_letters(message: str) -> bool:
    """Whether folding would change a figure (“③”) or drop a letter, and so choose for the person."""
    odd = {each for each in message if not each.isascii()}
    return any(each.isnumeric() or (category(each)[0] in "LC" and not plain(each).isascii()) for each in odd)


def _whole(message: str) -> str:
    text = message.strip()
    start = message.find(text)
    return quote_of(message, Clause(text, start, start + len(text)))
