"""The kit's resources in words: where to find each, and why it is proposed to this structure."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from diagnostic.core.languages import REGIONS, SOURCE_LANGUAGE
from diagnostic.core.profile import Condition
from diagnostic.core.questionnaire import Extra, Question
from diagnostic.core.resources import ResourceStatus
from diagnostic.report.telling.teller import Teller
from diagnostic.report.tree.proposed import ProposedResource

SOURCE_TAG = REGIONS[SOURCE_LANGUAGE]
"""The language of the kit."""


TITLE_ONLY = "*"
"""Marks a use that is inferred from a title."""


def title_only(teller: Teller, codes: Iterable[str]) -> Iterator[str]:
    """What the mark of some of these resources says; nothing when none bears it."""
    by_code = teller.questionnaire.catalogue.by_code
    if any(by_code[code].basis == "title" for code in codes):
        yield teller.language.gettext(
            "Un astérisque (*) signale un document que nous n’avons pas pu lire : nous disons à quoi il sert "
            "d’après son titre et sa place dans le kit."
        )


def proposed_for_answer(
    teller: Teller, question: Question, level: int, codes: Iterable[str]
) -> tuple[ProposedResource, ...]:
    """Resources proposed for one answer, each with its reason."""
    return tuple(briefly(teller, code, _why(teller, question, level, code)) for code in codes)


def briefly(teller: Teller, code: str, why: str) -> ProposedResource:
    """One resource without its original title, which the chapter of the kit gives."""
    return replace(proposed(teller, code, why), original="")


def proposed(teller: Teller, code: str, why: str) -> ProposedResource:
    """One resource with the reason given."""
    catalogue = teller.questionnaire.catalogue
    resource = catalogue.by_code[code]
    axis = next(each for each in catalogue.axes if each.key == resource.axis)
    byline = ", ".join(part for part in (resource.authors, resource.year) if part)
    return ProposedResource(
        code=code,
        title=resource.title,
        original=teller.original_title(resource),
        original_tag=SOURCE_TAG,
        byline=byline or teller.language.gettext("auteur et année non précisés par le kit"),
        axis=axis.name,
        status=status_name(teller, resource.status),
        use=f"{resource.use}{TITLE_ONLY}" if resource.basis == "title" else resource.use,
        where=resource.where,
        url=resource.url,
        url_label=resource.url_label,
        why=why,
        page=teller.page_of(resource),
    )


def status_name(teller: Teller, status: ResourceStatus) -> str:
    """What is known of a resource's publication; nothing when the kit simply has it."""
    say = teller.language.gettext
    return {
        ResourceStatus.AVAILABLE: "",
        ResourceStatus.ANNOUNCED: say("Annoncée par le kit, parution non vérifiée"),
        ResourceStatus.PUBLISHED_SINCE: say("Annoncée par le kit, parue depuis"),
    }[status]


def audience_name(teller: Teller, key: str) -> str:
    """Whom a resource serves, in a word."""
    say = teller.language.gettext
    return {
        "animateur": say("Animateurs"),
        "association": say("Associations"),
        "entreprise": say("Entreprises"),
        "collectivite": say("Collectivités"),
    }.get(key, key)


def _why(teller: Teller, question: Question, level: int, code: str) -> str:
    say = teller.language.gettext
    name, level_name = question.short, teller.level_name(level)
    if code in question.anchor(level).resources:
        return say("Proposée pour avancer sur « {question} » depuis le niveau « {level} ».").format(
            question=name, level=level_name
        )
    for extra in question.extras:
        if code in extra.resources and _is_for(teller, extra, level):
            return say("Proposée parce que {reasons}.").format(
                reasons=teller.joined(_reason(teller, each) for each in extra.when)
            )
    return say("Proposée pour aller plus loin dans « {dimension} ».").format(
        dimension=teller.dimension(question.dimension).name
    )


def _is_for(teller: Teller, extra: Extra, level: int) -> bool:
    at_level = not extra.levels or level in extra.levels
    return at_level and all(each.holds(teller.record.profile) for each in extra.when)


def _reason(teller: Teller, condition: Condition) -> str:
    """Which answer of the profile calls for a resource."""
    asked = teller.questionnaire.profile_question.get(condition.field)
    given = teller.record.profile.get(condition.field, ())
    choices = [each for each in (asked.choices if asked else ()) if each.key in given]
    labels = [teller.quoted(each.label) for each in choices if each.key in condition.values]
    return teller.language.gettext("vous avez répondu {labels} à « {question} »").format(
        labels=teller.joined(labels), question=asked.short if asked else condition.field
    )
