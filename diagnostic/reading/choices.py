"""Levels named outright: “le 2”, “plutôt la troisième”, “entre 2 et 3”, “établi”, a level’s own words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from diagnostic.core.reading import ChoiceWords

LONGEST_CHOICE = 16
"""Words of the longest message that may be a choice."""

SHORTEST_TOLD = 12
"""Letters of the shortest message compared with the words of a level."""

NEAR_EXACT = 0.86
"""Likeness from which a message is a level’s own words, a few letters apart."""

_MARK = re.compile(r"#(\d+)")
_ATTACHED = re.compile(r"\b([a-z]+)([1-9]\d*)\b")

PAIR = 2
"""Levels named together at most: more is no choice."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A level named, and its neighbour when two were; ``whole`` when nothing else was said."""

    level: int
    second: int | None = None
    whole: bool = True


class Choices:
    """Recognises choices among the levels of one scale, in one language."""

    def __init__(self, words: ChoiceWords, names: Mapping[str, int], top: int) -> None:
        """``names`` are the folded names of the scale’s levels."""
        self._words = words
        self._top = top
        fixed = {
            **dict.fromkeys(words.before_last, top - 1),
            **dict.fromkeys(words.first, 1),
            **dict.fromkeys(words.last, top),
            **names,
        }
        self._fixed = sorted(fixed.items(), key=lambda each: -len(each[0]))
        before = "|".join(re.escape(each) for each in sorted(words.discarding, key=len, reverse=True))
        self._turn = re.compile(rf" (?:{'|'.join(words.turning)}) ") if words.turning else re.compile(r"(?!)")
        self._discarded = re.compile(rf"\b(?:{before})(?: (?:{'|'.join(sorted(words.nouns))}))? #\d+")

    def named(self, segments: Sequence[str], proposed: int | None = None) -> Choice | None:
        """The level that a message names, or None when it says anything else.

        ``segments`` are the folded parts of the message between commas and full stops. Of two levels
        the lower one is taken, the other is its second. “Plus bas” and “au-dessus” count from the level
        ``proposed``.
        """
        folded = " ".join(segments)
        if len(folded.split()) > LONGEST_CHOICE:
            return None
        marked = self._marked(folded)
        choice = self._relative(marked, proposed) or self._alone(marked)
        remarks = [part for each in segments for part in self._turn.split(f" {each} ")]
        return choice or self._among([self._marked(each) for each in remarks])

    def mentioned(self, folded: str) -> int | None:
        """The one level that a longer message names (“mettez le niveau 2”); “deux réunions” names none."""
        words = self._kept(self._marked(folded)).split()
        pointing, known = self._words.pointing | self._words.nouns, self._words.around
        found = {
            word
            for at, word in enumerate(words)
            if word.startswith("#")
            and ({*words[max(at - 1, 0) : at]} & pointing or {*words[at + 1 : at + 2]} <= known)
        }
        levels = self._levels(" ".join(found))
        return levels[0] if len(levels) == 1 else None

    def told(self, folded: str, anchors: Sequence[str]) -> Choice | None:
        """The level whose folded words the message repeats; anchors come level by level, in turns."""
        if len(folded) < SHORTEST_TOLD:
            return None
        likeness = [SequenceMatcher(None, folded, each, autojunk=False).ratio() for each in anchors]
        best = max(range(len(anchors)), key=likeness.__getitem__, default=-1)
        if best < 0 or likeness[best] < NEAR_EXACT or likeness.count(likeness[best]) > 1:
            return None
        return Choice(best % self._top + 1)

    def _alone(self, marked: str) -> Choice | None:
        kept = self._kept(marked)
        return _of(self._levels(marked)) if self._only_a_choice(kept) else None

    def _among(self, segments: Sequence[str]) -> Choice | None:
        """The one segment that is a choice and points at its level; the others are remarks."""
        pointing = self._words.pointing | self._words.nouns
        found = [self._alone(each) for each in segments if pointing.intersection(each.split())]
        choices = [each for each in found if each]
        return Choice(choices[0].level, choices[0].second, whole=False) if len(choices) == 1 else None

    def _levels(self, marked: str) -> list[int]:
        levels = sorted({int(each) for each in _MARK.findall(self._kept(marked))})
        return levels if all(1 <= each <= self._top for each in levels) else []

    def _kept(self, marked: str) -> str:
        """The message without the levels it sets aside, when it names several."""
        return self._discarded.sub(" ", marked) if len(set(_MARK.findall(marked))) > 1 else marked

    def _marked(self, folded: str) -> str:
        """The message with every level written as ``#2``."""
        marked = f" {folded} "
        for phrase, level in self._fixed:
            marked = marked.replace(f" {phrase} ", f" #{level} ")
        words = _ATTACHED.sub(self._attached, marked).split()
        for at, word in enumerate(words):
            level = self._words.numbers.get(word, 0)
            if level and not self._is_common(words, at):
                words[at] = f"#{level}"
        return " ".join(words)

    def _attached(self, match: re.Match[str]) -> str:
        noun, number = match.groups()
        return f"{noun} {number}" if noun in self._words.nouns else match.group()

    def _is_common(self, words: Sequence[str], at: int) -> bool:
        """Words such as “one” name a level only alone or after a noun such as “level”."""
        if words[at].isdigit() or len(words) == 1 or words[at] not in self._words.around:
            return False
        return at == 0 or words[at - 1] not in self._words.nouns

    def _relative(self, marked: str, proposed: int | None) -> Choice | None:
        if proposed is None or "#" in marked:
            return None
        for step, phrases in ((-1, self._words.below), (1, self._words.above)):
            for phrase in phrases:
                rest = f" {marked} ".replace(f" {phrase} ", " ", 1)
                is_there = len(rest.strip()) < len(marked)
                if is_there and self._only_a_choice(rest) and 1 <= proposed + step <= self._top:
                    return Choice(proposed + step)
        return None

    def _only_a_choice(self, marked: str) -> bool:
        known = self._words.around | self._words.nouns | self._words.pointing | {"?"}
        return all(word in known or word.startswith("#") for word in marked.split())


def _of(levels: Sequence[int]) -> Choice | None:
    if not levels or len(levels) > PAIR:
        return None
    return Choice(levels[0], levels[1] if len(levels) == PAIR else None)
