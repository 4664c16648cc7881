"""« Pourquoi ce niveau ? » and « Qu’est-ce qui le ferait monter ? »: the trace of a level in sentences."""

import math
from collections.abc import Iterator

from diagnostic.core.outcome import DimensionOutcome, Status
from diagnostic.core.rounding import two_decimals
from diagnostic.report.telling.teller import Teller


def why_sentences(teller: Teller, outcome: DimensionOutcome) -> Iterator[str]:
    """Which answers counted, their mean and what it amounts to, and the gate if it lowered the level."""
    say = teller.language.gettext
    if outcome.status is Status.NOT_APPLICABLE:
        yield say("Vous avez répondu « Non concerné » à toutes les questions de cette dimension.")
        return
    yield _known(teller, outcome)
    if outcome.status is Status.INCOMPLETE:
        yield _too_few(teller, outcome)
        return
    yield from _mean(teller, outcome)
    if outcome.capped:
        yield _gate(teller, outcome)


def _known(teller: Teller, outcome: DimensionOutcome) -> str:
    say, many = teller.language.gettext, teller.language.ngettext
    if not outcome.known:
        return say("Aucune question de cette dimension n’a encore de réponse sur l’échelle.")
    if outcome.known == outcome.applicable:
        return many(
            "La seule question qui vous concerne a une réponse sur l’échelle.",
            "Les {count} questions qui vous concernent ont toutes une réponse sur l’échelle.",
            outcome.known,
        ).format(count=outcome.known)
    return many(
        "{known} question sur {asked} a une réponse sur l’échelle.",
        "{known} questions sur {asked} ont une réponse sur l’échelle.",
        outcome.known,
    ).format(known=outcome.known, asked=outcome.applicable)


def _mean(teller: Teller, outcome: DimensionOutcome) -> Iterator[str]:
    if outcome.mean is None or outcome.uncapped is None:
        return
    say = teller.language.gettext
    yield say(
        "Leur moyenne est de {mean}, sur une échelle de 1 à {top} : cela correspond au niveau "
        "« {level} » ({interval})."
    ).format(
        mean=teller.decimal(outcome.mean),
        top=teller.questionnaire.top,
        level=teller.level_name(outcome.uncapped),
        interval=interval(teller, outcome.uncapped),
    )


def interval(teller: Teller, level: int) -> str:
    """Between which means a level lies, in words."""
    say = teller.language.gettext
    bounds = [teller.decimal(two_decimals(each)) for each in teller.questionnaire.rules.thresholds]
    if level == 1:
        return say("moins de {high}").format(high=bounds[0])
    if level > len(bounds):
        return say("{low} et plus").format(low=bounds[-1])
    return say("de {low} à moins de {high}").format(low=bounds[level - 2], high=bounds[level - 1])


def _gate(teller: Teller, outcome: DimensionOutcome) -> str:
    names = [teller.quoted(teller.question(each).short) for each in outcome.held_by]
    return teller.language.ngettext(
        "{names}, question clé (★), est au niveau « {lowest} » : cela retient la dimension au "
        "niveau « {cap} ».",
        "{names}, questions clés (★), sont au niveau « {lowest} » : cela retient la dimension au "
        "niveau « {cap} ».",
        len(names),
    ).format(
        names=teller.joined(names),
        lowest=teller.level_name(1),
        cap=teller.level_name(teller.questionnaire.rules.gate_cap),
    )


def _too_few(teller: Teller, outcome: DimensionOutcome) -> str:
    return teller.language.gettext(
        "Il en faut au moins {needed} pour donner un niveau sans le deviner."
    ).format(needed=needed_answers(teller, outcome))


def needed_answers(teller: Teller, outcome: DimensionOutcome) -> int:
    """The fewest answers on the scale that give this dimension a level."""
    return max(1, math.ceil(outcome.applicable * teller.questionnaire.rules.completeness))


def rise_intro(teller: Teller, outcome: DimensionOutcome) -> str:
    """What leads to the list of answers to raise, or stands in its place."""
    say = teller.language.gettext
    if outcome.status is Status.NOT_APPLICABLE:
        return say("Rien : si votre activité change, reprenez ces questions.")
    if outcome.level is None:
        return _to_complete(teller, outcome)
    if outcome.level == teller.questionnaire.top:
        return say(
            "C’est le niveau le plus haut de l’échelle. Racontez comment vous y êtes arrivés : un retour "
            "d’expérience peut servir à d’autres territoires."
        )
    return teller.language.ngettext(
        "Pour atteindre le niveau « {level} », le plus court est de faire avancer une réponse :",
        "Pour atteindre le niveau « {level} », le plus court est de faire avancer {count} réponses :",
        len(outcome.next_step_up),
    ).format(level=teller.level_name(outcome.level + 1), count=teller.counted(len(outcome.next_step_up)))


def _to_complete(teller: Teller, outcome: DimensionOutcome) -> str:
    missing = needed_answers(teller, outcome) - outcome.known
    return teller.language.ngettext(
        "Trouvez une réponse de plus : vos partenaires ou vos documents peuvent vous y aider.",
        "Trouvez {count} réponses de plus : vos partenaires ou vos documents peuvent vous y aider.",
        missing,
    ).format(count=teller.counted(missing))


def range_sentence(teller: Teller, outcome: DimensionOutcome) -> str:
    """What the unknown answers could change; empty when there are none or there is no level."""
    if outcome.range is None or not outcome.dont_know:
        return ""
    many = teller.language.ngettext
    low, high = outcome.range
    if low == high:
        return many(
            "La réponse que vous ne connaissez pas encore ne changerait pas ce niveau.",
            "Les {count} réponses que vous ne connaissez pas encore ne changeraient pas ce niveau.",
            outcome.dont_know,
        ).format(count=outcome.dont_know)
    return many(
        "Selon la réponse que vous ne connaissez pas encore, le niveau irait de « {low} » à « {high} ».",
        "Selon les {count} réponses que vous ne connaissez pas encore, le niveau irait de « {low} » à "
        "« {high} ».",
        outcome.dont_know,
    ).format(count=outcome.dont_know, low=teller.level_name(low), high=teller.level_name(high))
