"""The whole outcome in a sentence, and what the levels alone do not say."""

from collections.abc import Iterator

from diagnostic.core.outcome import Status
from diagnostic.report.telling.teller import Teller, capitalised

WITHOUT_LEVEL = (Status.INCOMPLETE, Status.PLANNED, Status.NOT_CONCERNED, Status.NOT_APPLICABLE)


def reading_of(teller: Teller) -> str:
    """How many dimensions stand at each level, highest first; never an overall grade."""
    many, say = teller.language.ngettext, teller.language.gettext
    found = [(value, count) for value, count in sorted(teller.outcome.levels.items()) if count]
    if not found:
        return say("Aucune dimension n’a encore assez de réponses pour avoir un niveau.")
    value, count = found.pop()
    highest = many(
        "{count} dimension est au niveau « {level} »",
        "{count} dimensions sont au niveau « {level} »",
        count,
    ).format(count=teller.counted(count), level=teller.level_name(value))
    others = (
        say("{count} au niveau « {level} »").format(
            count=teller.counted(count), level=teller.level_name(value)
        )
        for value, count in reversed(found)
    )
    return capitalised(teller.joined((highest, *others))) + "."


def remarks_of(teller: Teller) -> tuple[str, ...]:
    """Dimensions without a level and why, answers to verify, missing or set aside."""
    return (*_without_level(teller), *_about_answers(teller))


def _without_level(teller: Teller) -> Iterator[str]:
    for status in WITHOUT_LEVEL:
        found = (each for each in teller.outcome.dimensions if each.status is status)
        names = [teller.quoted(teller.dimension(each.dimension).name) for each in found]
        if names:
            yield _sentence(teller, status, len(names)).format(names=teller.joined(names))


def _sentence(teller: Teller, status: Status, count: int) -> str:
    many = teller.language.ngettext
    match status:
        case Status.INCOMPLETE:
            return many(
                "{names} reste à compléter : trop peu de réponses y sont connues.",
                "{names} restent à compléter : trop peu de réponses y sont connues.",
                count,
            )
        case Status.PLANNED:
            return many(
                "{names} est envisagée d’ici un an : voir « Pour démarrer ».",
                "{names} sont envisagées d’ici un an : voir « Pour démarrer ».",
                count,
            )
        case Status.NOT_CONCERNED:
            return many(
                "{names} ne vous concerne pas et n’est pas comptée.",
                "{names} ne vous concernent pas et ne sont pas comptées.",
                count,
            )
        case _:
            return many(
                "{names} est sans objet ici : vous avez répondu « Non concerné » à toutes ses questions.",
                "{names} sont sans objet ici : vous avez répondu « Non concerné » à toutes leurs questions.",
                count,
            )


def _about_answers(teller: Teller) -> Iterator[str]:
    many, outcome = teller.language.ngettext, teller.outcome
    if count := len(outcome.to_verify):
        yield many(
            "{count} réponse reste à vérifier avec vos partenaires.",
            "{count} réponses restent à vérifier avec vos partenaires.",
            count,
        ).format(count=count)
    if count := len(outcome.unanswered):
        yield many(
            "{count} question n’a pas encore de réponse.",
            "{count} questions n’ont pas encore de réponse.",
            count,
        ).format(count=count)
    if count := len(outcome.set_aside):
        yield many(
            "{count} réponse est conservée sans être comptée, car elle ne fait plus partie de votre "
            "parcours.",
            "{count} réponses sont conservées sans être comptées, car elles ne font plus partie "
            "de votre parcours.",
            count,
        ).format(count=count)
