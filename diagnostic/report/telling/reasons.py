"""« Pourquoi ce niveau ? » and « Qu’est-ce qui le ferait monter ? »: the trace of a level in sentences."""

import math
from collections.abc import Iterator

from diagnostic.core.outcome import DimensionOutcome, Status
from diagnostic.core.rounding import two_decimals
from diagnostic.core.steps_up import StepsUp
from diagnostic.report.telling.standings import spread_words
from diagnostic.report.telling.teller import Teller, capitalised


def why_sentences(teller: Teller, outcome: DimensionOutcome) -> Iterator[str]:
    """Which answers counted, what they amount to, and the gate if it lowered the level.

    The mean is told without its figure, which readers take for a mark; « À propos » tells the rule.
    """
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
    if outcome.uncapped is None:
        return
    say = teller.language.gettext
    yield capitalised(
        say("{spread} : en moyenne, cela correspond au niveau « {level} ».").format(
            spread=spread_words(teller, teller.dimension(outcome.dimension)),
            level=teller.level_name(outcome.uncapped),
        )
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


def rise_intro(teller: Teller, outcome: DimensionOutcome, steps: StepsUp) -> str:
    """What leads to the list of answers to raise, or stands in its place."""
    say = teller.language.gettext
    if outcome.status is Status.NOT_APPLICABLE:
        return say("Rien : si votre activité change, reprenez ces questions.")
    if outcome.level is None:
        return _to_complete(teller, outcome)
    if outcome.level == teller.questionnaire.top:
        return say(
            "C’est le niveau le plus haut de l’échelle. Racontez votre chemin : un retour d’expérience "
            "peut servir à d’autres territoires."
        )
    return _steps_intro(teller, steps).format(
        level=teller.level_name(outcome.level + 1), count=teller.counted(len(steps.raises))
    )


def _steps_intro(teller: Teller, steps: StepsUp) -> str:
    many, count = teller.language.ngettext, len(steps.raises)
    if steps.suffice:
        return many(
            "Pour atteindre le niveau « {level} », un pas suffit :",
            "Pour atteindre le niveau « {level} », {count} pas suffisent, dans cet ordre :",
            count,
        )
    return many(
        "Le niveau « {level} » demandera plusieurs pas. Le premier :",
        "Le niveau « {level} » demandera plusieurs pas. Les premiers, dans cet ordre :",
        count,
    )


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
    told = many(
        "Selon la réponse que vous ne connaissez pas encore, le niveau irait de « {low} » à « {high} ».",
        "Selon les {count} réponses que vous ne connaissez pas encore, le niveau irait de « {low} » à "
        "« {high} ».",
        outcome.dont_know,
    ).format(count=outcome.dont_know, low=teller.level_name(low), high=teller.level_name(high))
    return teller.elided(told)
