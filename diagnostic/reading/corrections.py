"""Corrections of earlier answers: which answer they name, and what they say of it, however long they are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from diagnostic.core.reading import Intent, Proposal, Reading, Situation
from diagnostic.reading.answers import Answers
from diagnostic.reading.clauses import Clause, quote_of
from diagnostic.reading.folding import fold
from diagnostic.reading.hearing import Heard
from diagnostic.reading.labels import mentioned_choice
from diagnostic.reading.subjects import Subjects
from diagnostic.reading.tongue import Tongue

PARTS = 4
"""Parts of a message, between commas, in which its opening must stand."""

LONGEST_NAME = 8
"""Words looked at after an opening to find what it names."""

LONGEST_CHOICE = 7
"""Words in which a choice of the profile must stand after what leads to it."""

MOST_AFTER = 2
"""Words between a name and the next stop that may still belong to the name."""

SAME_AS_ASKED = 0.8
"""Share of the best likeness from which the question asked is the one that is named."""

NAMED_ALONE = 0.4
"""Likeness from which a name without an opening (“pour l’étude, …”) is one."""

_STOP = re.compile(r"[,;:!?…\n]+|\.(?!\d)|\s[–—-]\s")
_SEGMENT = re.compile(r"[,;.!?:()…]+(?!\d)")


@dataclass(frozen=True, slots=True)
class Named:
    """A question that the opening of a message names, and the rest of the message.

    ``after`` are the folded words that follow the name before the first stop.
    """

    question: str
    rest: str
    after: str


class Corrections:
    """Recognises corrections that open a message, and what a correction says."""

    def __init__(self, answers: Answers, subjects: Subjects) -> None:
        """Keep what judges levels and what recognises questions."""
        self._answers = answers
        self._subjects = subjects

    def named(self, tongue: Tongue, heard: Heard, situation: Situation) -> Named | None:
        """The question that the opening names; None when the message opens otherwise.

        Without words that announce a correction (“pour l’étude, …”), only a question that was answered
        before is meant: another one is answered, not corrected.
        """
        ends = [each.end() for each in _STOP.finditer(heard.text)][: PARTS - 1]
        for end in (*ends, len(heard.text)):
            head = fold(tongue.ear.repair(heard.text[:end]), tongue.lexicon.short_forms)
            opened = tongue.requests.opened(head)
            if opened and opened.name:
                named = self._named(tongue, opened.name, situation.question)
                is_sure = opened.is_announced or self._is_answered(tongue, named, opened.name, situation)
                return _followed(named, heard.text, end) if named and is_sure else None
        return None

    def profile(self, tongue: Tongue, heard: Heard, *, is_change: bool) -> Reading | None:
        """A correction of what was said about the structure itself, with the choice that it names.

        ``is_change`` tells that the whole message was understood as a wish to change an answer.
        """
        opened = tongue.requests.opened(heard.folded)
        if not is_change and not (opened and opened.is_announced):
            return None
        for key, cues in tongue.profile.items():
            is_named = any(re.search(each, heard.folded) for each in cues.names)
            told = heard.folded if is_named else _told(cues.said, heard.folded)
            value = mentioned_choice(tongue, told, key)
            if is_named or value:
                return Reading(intent=Intent.CHANGE_ANSWER, profile=key, value=value, stated=True)
        return None

    def reading(self, tongue: Tongue, named: Named) -> Reading:
        """The correction, with the level that its own words come to when they are sure enough."""
        rest = tongue.ear.hear(named.rest)
        segments = [fold(each, tongue.lexicon.short_forms) for each in _SEGMENT.split(named.rest)]
        choice = tongue.choices.named([each for each in segments if each])
        choice = choice or (tongue.choices.named([named.after]) if named.after else None)
        if choice:
            whole = quote_of(named.rest, Clause(named.rest, 0, len(named.rest)))
            proposal = Proposal(named.question, choice.level, choice.second, whole, 1.0)
            return _correction(named.question, proposal)
        judgement = self._answers.judge(tongue, named.question, rest)
        if judgement.proposed is None:
            return _correction(named.question)
        second = judgement.neighbour.level if judgement.neighbour else None
        level, certainty = judgement.proposed.level, judgement.proposed.certainty
        return _correction(
            named.question, Proposal(named.question, level, second, judgement.quote, certainty)
        )

    def _named(self, tongue: Tongue, name: str, asked: str) -> Named | None:
        """The question that the first words call best; the one asked when it is called about as well."""
        words = name.split()
        coded = self._subjects.coded(tongue, name)
        if coded:
            return Named(coded, "", self._subjects.without_code(name).strip())
        firsts = [" ".join(words[: n + 1]) for n in range(min(len(words), LONGEST_NAME))]
        tried = [self._subjects.called(tongue, each) for each in firsts]
        tops = [max(each.values(), default=0.0) for each in tried]
        at = max(range(len(tops)), key=tops.__getitem__, default=-1)
        if at < 0 or not self._subjects.is_called(tops[at]):
            return None
        called = max(tried[at], key=tried[at].__getitem__)
        is_asked = tried[at].get(asked, 0.0) >= SAME_AS_ASKED * tops[at]
        return Named(asked if is_asked else called, "", " ".join(words[at + 1 :]))

    def _is_answered(self, tongue: Tongue, named: Named | None, name: str, situation: Situation) -> bool:
        if named is None or situation.open_questions is None or named.question == situation.question:
            return False
        words = " ".join(name.split()[:LONGEST_NAME])
        is_clear = self._subjects.called(tongue, words).get(named.question, 0.0) >= NAMED_ALONE
        return is_clear and named.question not in situation.open_questions


def _followed(named: Named, text: str, end: int) -> Named:
    """With what is said of the question: what follows the stop, or all of it where the name goes on."""
    rest = text[end:].strip(" ,;:.!?–—-\n")
    goes_on = len(named.after.split()) > MOST_AFTER
    return replace(named, rest=rest if rest and not goes_on else text.strip())


def _told(patterns: Sequence[str], folded: str) -> str:
    """The words right after what people say before a choice (“notre structure est …”)."""
    found = next((each for each in (re.search(pattern, folded) for pattern in patterns) if each), None)
    return " ".join(folded[found.end() :].split()[:LONGEST_CHOICE]) if found else ""


def _correction(question: str, *proposals: Proposal) -> Reading:
    return Reading(intent=Intent.CHANGE_ANSWER, target=question, others=proposals, stated=True)
