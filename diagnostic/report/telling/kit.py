"""The resources proposed, by axis of the kit, with whom each serves."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from diagnostic.core.resources import Axis
from diagnostic.report.telling.plan import LEADS_SHOWN
from diagnostic.report.telling.resources import audience_name, proposed, title_only
from diagnostic.report.telling.teller import Teller, anchor_of
from diagnostic.report.tree.back import Kit, KitAxis, KitRow


def kit_of(teller: Teller, added: Iterable[str] = (), added_by: str = "") -> Kit:
    """Every resource that an answer or a plan calls for, in the kit's order of axes.

    ``added`` are those that the advisor named ``added_by`` proposes besides.
    """
    say = teller.language.gettext
    why = _why(teller, _uses(teller), added, added_by)
    audiences = _audiences(teller, why)
    axes = (_axis(teller, each, why, audiences) for each in teller.questionnaire.catalogue.axes)
    return Kit(
        anchor="kit",
        heading=say("Les ressources du kit pour vous"),
        intro=" ".join(_intro(teller, why)) if why else "",
        empty="" if why else say("Vos réponses n’appellent aucune ressource pour l’instant."),
        audiences=tuple(audience_name(teller, each) for each in audiences),
        axes=tuple(each for each in axes if each.rows),
    )


def _intro(teller: Teller, codes: Collection[str]) -> Iterator[str]:
    """How many, who made the kit, and what the signs of the tables say."""
    say = teller.language.gettext
    yield teller.language.ngettext(
        "Vos réponses appellent {count} ressource du kit pratique sur la co-construction en territoire, "
        "qui en compte {total}. Elle est rangée selon les axes du kit.",
        "Vos réponses appellent {count} ressources du kit pratique sur la co-construction en "
        "territoire, qui en compte {total}. Elles sont rangées selon les axes du kit.",
        len(codes),
    ).format(count=len(codes), total=len(teller.questionnaire.catalogue.resources))
    yield say(
        "Le RAMEAU, qui mène des travaux de recherche sur la co-construction, a mis ce kit à disposition de "
        "tous en 2016."
    )
    yield say("Une coche (✓) signale un public à qui la ressource s’adresse.")
    yield from title_only(teller, codes)


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


def _why(teller: Teller, uses: Mapping[str, list[str]], added: Iterable[str], by: str) -> dict[str, str]:
    """For each resource, what called for it and who added it, in sentences."""
    say = teller.language.gettext
    why = {
        code: say("Proposée pour {names}.").format(names=teller.joined(teller.quoted(each) for each in names))
        for code, names in uses.items()
    }
    for code in added:
        why[code] = f"{why.get(code, '')} {say('Proposée par {name}.').format(name=by)}".strip()
    return why


def _audiences(teller: Teller, codes: Iterable[str]) -> tuple[str, ...]:
    by_code = teller.questionnaire.catalogue.by_code
    return tuple(sorted({key for code in codes for key in by_code[code].audience}))


def _axis(teller: Teller, axis: Axis, why: Mapping[str, str], audiences: tuple[str, ...]) -> KitAxis:
    return KitAxis(
        anchor=anchor_of("axis", axis.key),
        name=axis.name,
        purpose=axis.purpose,
        rows=tuple(_rows(teller, axis, why, audiences)),
    )


def _rows(teller: Teller, axis: Axis, why: Mapping[str, str], audiences: tuple[str, ...]) -> Iterator[KitRow]:
    for resource in teller.questionnaire.catalogue.of_axis(axis.key):
        if resource.code in why:
            serves = tuple(each in resource.audience for each in audiences)
            yield KitRow(proposed(teller, resource.code, why[resource.code]), serves)
