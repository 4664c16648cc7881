"""The resources proposed, by axis of the kit, with whom each serves."""

from collections.abc import Iterator

from diagnostic.core.resources import Axis
from diagnostic.report.telling.plan import LEADS_SHOWN
from diagnostic.report.telling.resources import audience_name, proposed
from diagnostic.report.telling.teller import Teller, anchor_of
from diagnostic.report.tree.back import Kit, KitAxis, KitRow


def kit_of(teller: Teller) -> Kit:
    """Every resource that an answer or a plan calls for, in the kit's order of axes."""
    say = teller.language.gettext
    uses = _uses(teller)
    audiences = _audiences(teller, uses)
    axes = (_axis(teller, each, uses, audiences) for each in teller.questionnaire.catalogue.axes)
    return Kit(
        anchor="kit",
        heading=say("Les ressources du kit pour vous"),
        intro=teller.language.ngettext(
            "Vos réponses appellent {count} ressource du kit pratique sur la co-construction en territoire, "
            "qui en compte {total}. Elle est rangée selon les axes du kit.",
            "Vos réponses appellent {count} ressources du kit pratique sur la co-construction en "
            "territoire, qui en compte {total}. Elles sont rangées selon les axes du kit.",
            len(uses),
        ).format(count=len(uses), total=len(teller.questionnaire.catalogue.resources))
        if uses
        else "",
        empty="" if uses else say("Vos réponses n’appellent aucune ressource pour l’instant."),
        audiences=tuple(audience_name(teller, each) for each in audiences),
        axes=tuple(each for each in axes if each.rows),
    )


def _uses(teller: Teller) -> dict[str, list[str]]:
    """For each resource called for, the questions or dimensions that call for it."""
    outcome = teller.outcome
    uses: dict[str, list[str]] = {}
    for priority in (*outcome.priorities, *outcome.other_leads[:LEADS_SHOWN]):
        for code in priority.resources:
            uses.setdefault(code, []).append(teller.question(priority.question).short)
    for starter in outcome.starters:
        for code in starter.resources:
            uses.setdefault(code, []).append(teller.dimension(starter.dimension).name)
    return uses


def _audiences(teller: Teller, uses: dict[str, list[str]]) -> tuple[str, ...]:
    by_code = teller.questionnaire.catalogue.by_code
    return tuple(sorted({key for code in uses for key in by_code[code].audience}))


def _axis(teller: Teller, axis: Axis, uses: dict[str, list[str]], audiences: tuple[str, ...]) -> KitAxis:
    return KitAxis(
        anchor=anchor_of("axis", axis.key),
        name=axis.name,
        purpose=axis.purpose,
        rows=tuple(_rows(teller, axis, uses, audiences)),
    )


def _rows(
    teller: Teller, axis: Axis, uses: dict[str, list[str]], audiences: tuple[str, ...]
) -> Iterator[KitRow]:
    for resource in teller.questionnaire.catalogue.of_axis(axis.key):
        if resource.code in uses:
            names = teller.joined(teller.quoted(each) for each in uses[resource.code])
            why = teller.language.gettext("Proposée pour {names}.").format(names=names)
            serves = tuple(each in resource.audience for each in audiences)
            yield KitRow(proposed(teller, resource.code, why), serves)
