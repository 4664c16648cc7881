"""The priorities as a plan: why each, when, and with what."""

from collections.abc import Iterator

from diagnostic.core.outcome import Priority
from diagnostic.report.telling.horizons import AT_ONCE, TERMS
from diagnostic.report.telling.resources import briefly, proposed_for_answer, title_only
from diagnostic.report.telling.standings import importance_name
from diagnostic.report.telling.teller import Teller, anchor_of
from diagnostic.report.tree.plan import Horizon, Lead, Plan, PlanLine, StartBox, Starters

LEADS_SHOWN = 5


def horizon_name(teller: Teller, months: int) -> str:
    """A term in words."""
    return teller.language.gettext("D’ici {months} mois").format(months=months)


def plan_of(teller: Teller, terms: dict[str, int], empty: str) -> Plan:
    """The priorities by term, then the other leads; ``empty`` says why there are none."""
    say = teller.language.gettext
    lines = [
        _line(teller, rank, each, terms[each.question])
        for rank, each in enumerate(teller.outcome.priorities, 1)
    ]
    leads = tuple(_lead(teller, each) for each in teller.outcome.other_leads[:LEADS_SHOWN])
    return Plan(
        anchor="plan",
        heading=say("Votre plan d’action"),
        intro=""
        if empty
        else say(
            "Ces priorités sont des propositions : gardez celles qui vous parlent, changez-en l’ordre, "
            "et notez à la main qui s’en charge et pour quelle date."
        ),
        rule="" if empty else _rule(teller),
        remarks=(*unplanned(teller), *title_only(teller, _codes(teller))),
        empty=empty,
        horizons=tuple(_horizons(teller, lines, terms)),
        leads_heading=say("Autres pistes") if leads else "",
        leads_intro=say("Elles viendront ensuite, ou à la place d’une priorité que vous écartez.")
        if leads
        else "",
        leads=leads,
        leads_left=_leads_left(teller),
    )


def _rule(teller: Teller) -> str:
    """How terms are chosen; the rule itself is ``horizons.terms_of``."""
    return teller.language.gettext(
        "L’échéance suit l’effort : {first} mois s’il est léger, {second} s’il est moyen, {last} s’il est "
        "plus grand. Pour ne pas tout mener de front, {most} actions au plus partagent une même échéance "
        "avant {last} mois, les premières de la liste d’abord. Une action ne vient jamais avant "
        "celle qui la prépare. Le numéro rappelle l’ordre des priorités ; le premier pas, lui, peut se faire "
        "dans les semaines qui viennent."
    ).format(first=TERMS[0], second=TERMS[1], last=TERMS[-1], most=teller.counted(AT_ONCE))


def _horizons(teller: Teller, lines: list[PlanLine], terms: dict[str, int]) -> Iterator[Horizon]:
    for months in TERMS:
        due = tuple(each for each in lines if terms[each.key] == months)
        if due:
            yield Horizon(horizon_name(teller, months), months, due)


def _codes(teller: Teller) -> Iterator[str]:
    """The resources that the plan and its sequel « Pour démarrer » propose."""
    yield from (code for each in teller.outcome.priorities for code in each.resources)
    yield from (code for each in teller.outcome.starters for code in each.resources)


def unplanned(teller: Teller) -> Iterator[str]:
    """Why a dimension at the first level has no priority, and where its leads are."""
    outcome = teller.outcome
    planned = {each.dimension for each in outcome.priorities}
    alone = [each.dimension for each in outcome.scored if each.level == 1 and each.dimension not in planned]
    if outcome.priorities and alone:
        yield teller.language.ngettext(
            "{names} est au niveau « {level} » sans être parmi les priorités : ailleurs, une réponse est "
            "plus loin du niveau visé, compte davantage ou demande moins d’effort. Ses pistes viennent "
            "ensuite, et sa page dit par où avancer.",
            "{names} sont au niveau « {level} » sans être parmi les priorités : ailleurs, une réponse est "
            "plus loin du niveau visé, compte davantage ou demande moins d’effort. Leurs pistes viennent "
            "ensuite, et leurs pages disent par où avancer.",
            len(alone),
        ).format(
            names=teller.joined(teller.quoted(teller.dimension(each).name) for each in alone),
            level=teller.level_name(1),
        )


def _line(teller: Teller, rank: int, priority: Priority, months: int) -> PlanLine:
    question = teller.question(priority.question)
    above = min(priority.answer + 1, teller.questionnaire.top)
    return PlanLine(
        anchor=anchor_of("priority", question.key),
        rank=rank,
        key=question.key,
        question_anchor=anchor_of("question", question.key),
        name=question.short,
        question=question.text,
        dimension=teller.dimension(question.dimension).name,
        essential=question.critical,
        horizon=horizon_name(teller, months),
        level=teller.mark(priority.answer),
        target=teller.mark(priority.target),
        effort=teller.questionnaire.rules.effort(priority.effort).name,
        why=tuple(_why(teller, priority)),
        first_step=question.anchor(priority.answer).first_step,
        current=question.anchor(priority.answer).text,
        next_level=teller.mark(above),
        next_anchor=question.anchor(above).text,
        resources=proposed_for_answer(teller, question, priority.answer, priority.resources),
    )


def _why(teller: Teller, priority: Priority) -> Iterator[str]:
    """Every factor of the priority's score, in words."""
    say, question = teller.language.gettext, teller.question(priority.question)
    yield say("Vous avez répondu : « {anchor} »").format(anchor=question.anchor(priority.answer).text)
    yield _target_sentence(teller, priority)
    yield _importance_sentence(teller, priority)
    effort = teller.questionnaire.rules.effort(priority.effort).name.lower()
    yield say("Effort : {effort}.").format(effort=effort)
    if priority.critical:
        yield say("C’est une question clé (★) : elle pèse davantage dans l’ordre des priorités.")
    if priority.moved_before:
        name = teller.question(priority.moved_before).short
        yield say("Elle vient avant « {name} », qu’elle prépare.").format(name=name)


def _target_sentence(teller: Teller, priority: Priority) -> str:
    say, target = teller.language.gettext, teller.level_name(priority.target)
    if priority.dimension in teller.record.targets:
        return say("Niveau visé : « {target} ».").format(target=target)
    return say("Niveau visé : « {target} » (par défaut).").format(target=target)


def _importance_sentence(teller: Teller, priority: Priority) -> str:
    say, name = teller.language.gettext, importance_name(teller, priority.dimension).lower()
    if priority.dimension in teller.record.importance:
        return say("Importance : {importance}.").format(importance=name)
    return say("Importance : {importance} (par défaut).").format(importance=name)


def _lead(teller: Teller, priority: Priority) -> Lead:
    question = teller.question(priority.question)
    return Lead(
        question_anchor=anchor_of("question", question.key),
        name=question.short,
        dimension=teller.dimension(question.dimension).name,
        level=teller.mark(priority.answer),
        first_step=question.anchor(priority.answer).first_step,
    )


def _leads_left(teller: Teller) -> str:
    left = len(teller.outcome.other_leads) - LEADS_SHOWN
    if left <= 0:
        return ""
    return teller.language.ngettext(
        "{count} autre réponse peut encore avancer : son niveau suivant se lit dans la page de sa dimension.",
        "{count} autres réponses peuvent encore avancer : leur niveau suivant se lit dans les pages des "
        "dimensions.",
        left,
    ).format(count=left)


def starters_of(teller: Teller) -> Starters:
    """The boxes « Pour démarrer » of all planned forms of action, if any."""
    say = teller.language.gettext
    if not teller.outcome.starters:
        return Starters("starters", "", "", ())
    return Starters(
        anchor="starters",
        heading=say("Pour démarrer"),
        intro=say(
            "Vous envisagez ces formes d’action d’ici un an : elles n’ont pas encore de niveau. "
            "Voici de quoi les préparer."
        ),
        boxes=tuple(_box(teller, each.dimension, each.resources) for each in teller.outcome.starters),
    )


def _box(teller: Teller, key: str, codes: tuple[str, ...]) -> StartBox:
    dimension = teller.dimension(key)
    why = teller.language.gettext("Proposée pour préparer « {dimension} ».")
    return StartBox(
        anchor=anchor_of("dimension", key),
        key=key,
        name=dimension.name,
        text=dimension.start_text,
        resources=tuple(briefly(teller, c, why.format(dimension=dimension.name)) for c in codes),
    )
