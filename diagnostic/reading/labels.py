"""Choices of the profile named in words: “un tiers-lieu”, “plutôt rural”, “oui”."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from diagnostic.reading.folding import fold, words_of
from diagnostic.reading.tongue import Tongue

NEAR_EXACT = 0.86
"""Likeness from which a message is a label, a few letters apart."""

LONGEST_LABEL = 10
"""Words of the longest message that may name a choice."""

_PART = re.compile(r"[,;(]| ou | or ")


def labelled(tongue: Tongue, message: str, choices: Sequence[tuple[str, str]]) -> str:
    """The value whose label the message says and nothing else; empty when none, or several, is said."""
    forms = tongue.lexicon.short_forms
    said = tongue.requests.bare(fold(message, forms))
    if not said or len(said.split()) > LONGEST_LABEL:
        return ""
    parts = {value: _parts(label, forms) for value, label in choices}
    exact = [value for value, names in parts.items() if said in names]
    near = [value for value, names in parts.items() if any(_likeness(said, each) for each in names)]
    words = [value for value, names in parts.items() if any(_says(tongue, said, each) for each in names)]
    found = exact or near or words
    return found[0] if len(found) == 1 else ""


def mentioned_choice(tongue: Tongue, folded: str, key: str) -> str:
    """The one choice of a question of the profile whose own words stand in the message; empty for none.

    Words that several choices have in common tell none of them (“surtout rural”, “surtout urbain”).
    """
    asked = tongue.questionnaire.profile_question.get(key)
    forms = tongue.lexicon.short_forms
    names = {e.key: _parts(e.label, forms) for e in asked.choices} if asked else {}
    words = {value: [_weighty(tongue, name) for name in many] for value, many in names.items()}
    held = Counter(word for many in words.values() for word in frozenset().union(*many))
    said = _weighty(tongue, folded)
    own = {value: [{w for w in each if held[w] == 1} for each in many] for value, many in words.items()}
    found = [value for value, many in own.items() if any(each and each <= said for each in many)]
    return found[0] if len(found) == 1 else ""


def _parts(label: str, forms: Mapping[str, str]) -> tuple[str, ...]:
    """The folded label, and each of the names it gives (“Commune ou EPCI”)."""
    return tuple(each for each in (fold(part, forms) for part in (label, *_PART.split(label))) if each)


def _likeness(said: str, name: str) -> bool:
    return SequenceMatcher(None, said, name, autojunk=False).ratio() >= NEAR_EXACT


def _says(tongue: Tongue, said: str, name: str) -> bool:
    """Whether the words that matter are the same on both sides."""
    if bool(tongue.denials.told(said).denied) != bool(tongue.denials.told(name).denied):
        return False
    matter = [_weighty(tongue, each) for each in (said, name)]
    return bool(matter[0]) and matter[0] == matter[1]


def _weighty(tongue: Tongue, folded: str) -> frozenset[str]:
    around = tongue.lexicon.stop_words | tongue.lexicon.choices.around
    return frozenset(word.rstrip("sx") for word in words_of(folded) if word not in around)
