"""When to act: the rule that gives each priority its term, from its effort and its rank."""

from diagnostic.core.outcome import Outcome
from diagnostic.core.questionnaire import Questionnaire, Rules

TERMS = (3, 6, 12)
"""Months; the last term has room for any number of actions."""

AT_ONCE = 2
"""How many actions may share a term other than the last."""


def terms_of(outcome: Outcome, questionnaire: Questionnaire) -> dict[str, int]:
    """Give the term of each priority, in months, by question key.

    The smaller the effort, the nearer the term. In rank order, a term that is full passes the action
    on to the next one, and an action never comes before the one that prepares it.
    """
    rules = questionnaire.rules
    first = {
        questionnaire.question_by_code[then].key: questionnaire.question_by_code[before].key
        for before, then in rules.prerequisites
    }
    places: dict[str, int] = {}
    for priority in outcome.priorities:
        place = _place_of_effort(rules, priority.effort)
        place = max(place, places.get(first.get(priority.question, ""), 0))
        while place < len(TERMS) - 1 and list(places.values()).count(place) >= AT_ONCE:
            place += 1
        places[priority.question] = place
    return {question: TERMS[place] for question, place in places.items()}


def _place_of_effort(rules: Rules, effort: str) -> int:
    """Which term an effort asks for: the lightest the first, the heaviest the last."""
    weights = sorted({each.weight for each in rules.efforts})
    place = weights.index(rules.effort(effort).weight)
    return min(place, len(TERMS) - 1)
