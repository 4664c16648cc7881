"""The restitution in words: both readings side by side, what is proposed, and who signs."""

from dataclasses import replace
from datetime import date

from diagnostic.core.review import Planned
from diagnostic.core.snapshot import FrozenReading, Snapshot, level_in
from diagnostic.report.telling.plan import horizon_name
from diagnostic.report.telling.resources import briefly, title_only
from diagnostic.report.telling.teller import Teller, anchor_of
from diagnostic.report.tree.both_readings import BothReadings, LeftOut, ReadingLine
from diagnostic.report.tree.dimensions import DimensionSection
from diagnostic.report.tree.front import PriorityBrief
from diagnostic.report.tree.plan import Horizon, Plan, PlanLine


def both_of(teller: Teller, snapshot: Snapshot) -> BothReadings:
    """What the restitution adds to the report."""
    say = teller.language.gettext
    lines = tuple(_line(teller, each) for each in snapshot.readings)
    message = tuple(line for line in snapshot.proposal.message.splitlines() if line.strip())
    left_out = tuple(_left_out(teller, each) for each in snapshot.proposal.hidden)
    why = say("Proposée par {name}.").format(name=snapshot.signed_by)
    codes = snapshot.proposal.resources
    added = tuple(briefly(teller, code, why) for code in codes)
    return BothReadings(
        anchor="both-readings",
        heading=say("Deux lectures côte à côte"),
        signature=signature_of(teller, snapshot),
        intro=say(
            "Ce document réunit la lecture de la structure et celle de la personne qui l’accompagne, "
            "appelée « lecture croisée ». Les niveaux du rapport restent ceux des réponses de la "
            "structure : une lecture croisée ne les remplace pas, elle ouvre la discussion."
        ),
        message_heading=say("Un mot de la personne qui vous accompagne") if message else "",
        message=message,
        lines_heading=say("Les lectures croisées"),
        lines_intro=""
        if lines
        else say(
            "La personne qui vous accompagne lit vos réponses comme vous : elle ne propose aucun "
            "autre niveau."
        ),
        question_label=say("Question"),
        own_label=say("Votre lecture"),
        advised_label=say("Lecture croisée"),
        lines=lines,
        left_out_heading=say("Priorités laissées pour plus tard") if left_out else "",
        left_out=left_out,
        added_heading=say("Ressources ajoutées pour vous") if added else "",
        added_note=" ".join(title_only(teller, codes)),
        added=added,
    )


def signature_of(teller: Teller, snapshot: Snapshot) -> str:
    """Who signs, of which network, when; or that nothing is published yet."""
    say = teller.language.gettext
    if not snapshot.published_on:
        return say("Aperçu : cette restitution n’est pas encore publiée.")
    sentence = (
        say("Restitution n° {number}, signée par {name}, {network}, le {day}.")
        if snapshot.network
        else say("Restitution n° {number}, signée par {name}, le {day}.")
    )
    return sentence.format(
        number=snapshot.number,
        name=snapshot.signed_by,
        network=snapshot.network,
        day=teller.day(date.fromisoformat(snapshot.published_on)),
    )


def beside_answers(
    teller: Teller, sections: tuple[DimensionSection, ...], snapshot: Snapshot
) -> tuple[DimensionSection, ...]:
    """The dimensions with the advisor's level told beside each answer that has one."""
    say = teller.language.gettext
    told = {
        anchor_of("question", each.question): say("Lecture croisée : « {level} »").format(
            level=teller.level_name(each.level)
        )
        for each in snapshot.readings
    }
    return tuple(
        replace(
            section,
            answers=tuple(replace(line, beside=told.get(line.anchor, "")) for line in section.answers),
        )
        for section in sections
    )


def plan_with(teller: Teller, plan: Plan, snapshot: Snapshot) -> Plan:
    """The plan in the advisor's order, with the priorities written by hand in their terms."""
    rank = {each.key: place for place, each in enumerate(snapshot.proposal.shown, 1)}
    by_hand = [each for each in snapshot.proposal.shown if each.is_by_hand]
    lines = [replace(line, rank=rank[line.key]) for horizon in plan.horizons for line in horizon.lines]
    months = {line.key: horizon.months for horizon in plan.horizons for line in horizon.lines}
    lines += [_by_hand(teller, each, rank[each.key], snapshot) for each in by_hand]
    months |= {each.key: each.months for each in by_hand}
    lines.sort(key=lambda line: line.rank)
    say = teller.language.gettext
    return replace(
        plan,
        intro=say(
            "Ces priorités sont des propositions, dans l’ordre revu avec la personne qui vous accompagne : "
            "gardez celles qui vous parlent, et notez qui s’en charge et pour quelle date."
        )
        if lines
        else "",
        rule=plan.rule if lines else "",
        remarks=tuple(title_only(teller, (code for line in lines for code in _codes(line)))),
        empty="" if lines else plan.empty,
        horizons=tuple(
            Horizon(
                horizon_name(teller, term), term, tuple(line for line in lines if months[line.key] == term)
            )
            for term in sorted(set(months.values()))
        ),
    )


def _codes(line: PlanLine) -> tuple[str, ...]:
    return tuple(each.code for each in line.resources)


def briefs_of(plan: Plan) -> tuple[PriorityBrief, ...]:
    """The priorities of a plan in two lines each, in order."""
    lines = sorted((line for each in plan.horizons for line in each.lines), key=lambda line: line.rank)
    return tuple(
        PriorityBrief(line.rank, line.anchor, line.name, line.dimension, line.horizon, line.first_step)
        for line in lines
    )


def _line(teller: Teller, reading: FrozenReading) -> ReadingLine:
    question = teller.question(reading.question)
    own = level_in(teller.record, question.key)
    return ReadingLine(
        anchor=anchor_of("reading", question.key),
        code=question.code,
        text=question.text,
        dimension=teller.dimension(question.dimension).name,
        own=question.anchor(own).text if own else teller.said(question.key),
        own_level=teller.mark(own) if own else None,
        advised=teller.mark(reading.level),
        reason=tuple(line for line in reading.reason.splitlines() if line.strip()),
        byline=reading.author,
    )


def _left_out(teller: Teller, planned: Planned) -> LeftOut:
    name = planned.title or teller.question(planned.key).short
    return LeftOut(name, planned.hidden)


def _by_hand(teller: Teller, planned: Planned, rank: int, snapshot: Snapshot) -> PlanLine:
    return PlanLine(
        anchor=anchor_of("priority", planned.key),
        rank=rank,
        key=planned.key,
        question_anchor="",
        name=planned.title,
        question=planned.title,
        dimension=teller.language.gettext("proposée par {name}").format(name=snapshot.signed_by),
        essential=False,
        horizon=horizon_name(teller, planned.months),
        level=None,
        target=None,
        effort="",
        why=(planned.why,),
        first_step=planned.first_step,
        current="",
        next_level=None,
        next_anchor="",
        resources=(),
    )
