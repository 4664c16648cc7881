"""Where each dimension stands, in a line and on a strip."""

from diagnostic.core.outcome import DimensionOutcome, Status
from diagnostic.core.priorities import importance_of, target_of
from diagnostic.core.questionnaire import Dimension
from diagnostic.report.telling.teller import Teller, anchor_of
from diagnostic.report.tree.marks import LevelMark, Standing, Strip

COUNTED = frozenset({Status.SCORED, Status.INCOMPLETE})


def standing_of(teller: Teller, outcome: DimensionOutcome) -> Standing:
    """Say where one dimension stands."""
    dimension = teller.dimension(outcome.dimension)
    is_counted = outcome.status in COUNTED
    return Standing(
        anchor=anchor_of("dimension", dimension.key),
        key=dimension.key,
        name=dimension.name,
        short_name=dimension.short_name,
        status=outcome.status.value,
        words=status_words(teller, outcome),
        level=teller.mark(outcome.level) if outcome.level else None,
        target=target_mark(teller, outcome),
        importance=importance_name(teller, dimension.key) if is_counted else "",
        known=_known(teller, outcome) if is_counted else "",
        range=_range(teller, outcome),
    )


def status_words(teller: Teller, outcome: DimensionOutcome) -> str:
    """The level's name, or why there is none."""
    say = teller.language.gettext
    if outcome.level:
        return teller.level_name(outcome.level)
    return {
        Status.INCOMPLETE: say("À compléter"),
        Status.PLANNED: say("En projet"),
        Status.NOT_CONCERNED: say("Hors de votre activité"),
        Status.NOT_APPLICABLE: say("Sans objet ici"),
    }[outcome.status]


def target_mark(teller: Teller, outcome: DimensionOutcome) -> LevelMark | None:
    """The level aimed for, where there is something to aim for."""
    if outcome.status not in COUNTED:
        return None
    return teller.mark(target_of(teller.path, outcome))


def importance_name(teller: Teller, dimension: str) -> str:
    """The importance given to a dimension, or the default one."""
    rules = teller.questionnaire.rules
    return rules.importance(importance_of(teller.path, dimension)).name


def _known(teller: Teller, outcome: DimensionOutcome) -> str:
    say = teller.language.gettext
    return say("{known} sur {asked}").format(known=outcome.known, asked=outcome.applicable)


def _range(teller: Teller, outcome: DimensionOutcome) -> str:
    if outcome.range is None or outcome.range[0] == outcome.range[1]:
        return ""
    low, high = (teller.level_name(value) for value in outcome.range)
    return teller.language.gettext("{low} à {high}").format(low=low, high=high)


def strip_of(teller: Teller, outcome: DimensionOutcome) -> Strip:
    """The answers of one dimension on its scale."""
    dimension = teller.dimension(outcome.dimension)
    counts = _counts(teller, dimension)
    target = target_mark(teller, outcome)
    spread = outcome.range if outcome.range and outcome.range[0] != outcome.range[1] else None
    return Strip(
        title=dimension.name,
        description=_strip_description(teller, outcome),
        levels=teller.marks,
        counts=counts,
        level=outcome.level,
        target=target.value if target else None,
        range=spread,
    )


def _counts(teller: Teller, dimension: Dimension) -> tuple[int, ...]:
    """How many answers stand at each level."""
    answered = [teller.level_of(each.key) for each in teller.path.questions(dimension)]
    return tuple(answered.count(mark.value) for mark in teller.marks)


def spread_words(teller: Teller, dimension: Dimension) -> str:
    """How many answers stand at each level, in words."""
    many = teller.language.ngettext
    found = (
        many("{count} réponse au niveau « {level} »", "{count} réponses au niveau « {level} »", count).format(
            count=count, level=mark.name
        )
        for mark, count in zip(teller.marks, _counts(teller, dimension), strict=True)
        if count
    )
    return teller.joined(found)


def _strip_description(teller: Teller, outcome: DimensionOutcome) -> str:
    """The strip in words, for those who do not see it."""
    say = teller.language.gettext
    spread = spread_words(teller, teller.dimension(outcome.dimension)) or say("aucune réponse sur l’échelle")
    words = status_words(teller, outcome)
    parts = [say("Position : {words}. Réponses : {spread}.").format(words=words, spread=spread)]
    if certainty := _range(teller, outcome):
        parts.append(say("Étendue possible : {range}.").format(range=certainty))
    return " ".join(parts)
