"""What a questionnaire must respect to exist: every fault, each with the key it is about."""

from collections import Counter
from collections.abc import Iterator, Mapping

from diagnostic.core.faults import ContentFault
from diagnostic.core.profile import Condition, FormOfAction, ProfileKind
from diagnostic.core.questionnaire import Dimension, Question, Questionnaire

LEAST_LEVELS = 2


def faults_of(questionnaire: Questionnaire) -> tuple[ContentFault, ...]:
    """Every contradiction found; none means that the questionnaire can be used."""
    faults = [
        *_rules(questionnaire),
        *_keys(questionnaire),
        *_conditions(questionnaire),
        *_resources(questionnaire),
    ]
    for dimension in questionnaire.dimensions:
        faults += _dimension(questionnaire, dimension)
        for question in dimension.questions:
            faults += _question(questionnaire, question)
    return (*faults, *_cycles(questionnaire))


def _fault(where: str, what: str) -> Iterator[ContentFault]:
    yield ContentFault(where, what)


def _rules(questionnaire: Questionnaire) -> Iterator[ContentFault]:
    rules, where = questionnaire.rules, "questionnaire"
    yield from _levels(questionnaire)
    if not 0 <= rules.completeness <= 1:
        yield from _fault(where, "completeness must lie between 0 and 1")
    if rules.default_importance not in {each.key for each in rules.importances}:
        yield from _fault(where, f"unknown importance “{rules.default_importance}”")
    for code in (code for pair in rules.prerequisites for code in pair):
        if code not in questionnaire.question_by_code:
            yield from _fault(where, f"prerequisite “{code}” does not exist")


def _levels(questionnaire: Questionnaire) -> Iterator[ContentFault]:
    rules, top, where = questionnaire.rules, questionnaire.top, "questionnaire"
    if top < LEAST_LEVELS:
        yield from _fault(where, f"a scale needs at least {LEAST_LEVELS} levels")
    if [each.value for each in questionnaire.scale] != list(range(1, top + 1)):
        yield from _fault(where, "the levels of the scale must count 1, 2, 3… in order")
    if len(rules.thresholds) != top - 1 or list(rules.thresholds) != sorted(set(rules.thresholds)):
        yield from _fault(where, f"{top} levels need {top - 1} growing thresholds")
    for name in ("gate_cap", "default_target"):
        if not 1 <= getattr(rules, name) <= top:
            yield from _fault(where, f"{name} must be a level of the scale")


def _keys(questionnaire: Questionnaire) -> Iterator[ContentFault]:
    for group in _names(questionnaire):
        times = Counter(name for _, name in group)
        for where, name in dict.fromkeys(group):
            if times[name] > 1:
                yield from _fault(where, f"“{name}” is used {times[name]} times")


def _names(questionnaire: Questionnaire) -> Iterator[list[tuple[str, str]]]:
    """Give groups of names that must differ from one another, each name with its place."""
    profile, questions = questionnaire.profile, questionnaire.questions
    dimensions, rules = questionnaire.dimensions, questionnaire.rules
    asked = [(f"profile.{each.key}", each.key, each.code) for each in profile]
    asked += [(f"question.{each.key}", each.key, each.code) for each in questions]
    grouped = [(f"dimension.{each.key}", each.key, each.code) for each in dimensions]
    for places in (asked, grouped):
        yield [(where, key) for where, key, _ in places]
        yield [(where, code) for where, _, code in places]
    for question in profile:
        yield [(f"profile.{question.key}", choice.key) for choice in question.choices]
    yield [(f"level.{each.key}", each.key) for each in questionnaire.scale]
    yield [(f"term.{each.key}", each.key) for each in questionnaire.terms]
    yield [(f"axis.{each.key}", each.key) for each in questionnaire.catalogue.axes]
    yield [(f"resource.{each.code}", each.code) for each in questionnaire.catalogue.resources]
    yield [("questionnaire", each.key) for each in rules.importances]
    yield [("questionnaire", each.key) for each in rules.efforts]


def _conditions(questionnaire: Questionnaire) -> Iterator[ContentFault]:
    values = {each.key: {choice.key for choice in each.choices} for each in questionnaire.profile}
    levels = {str(each.value) for each in questionnaire.scale} | {"dont_know", "not_applicable"}
    values |= {each.key: levels for each in questionnaire.questions}
    for where, condition in _all_conditions(questionnaire):
        if condition.field not in values:
            yield from _fault(where, f"condition on “{condition.field}”, which does not exist")
            continue
        for unknown in sorted(condition.values - values[condition.field]):
            yield from _fault(where, f"“{condition.field}” has no answer “{unknown}”")


def _all_conditions(questionnaire: Questionnaire) -> Iterator[tuple[str, Condition]]:
    for asked in questionnaire.profile:
        yield from ((f"profile.{asked.key}", condition) for condition in asked.asked_if)
    for question in questionnaire.questions:
        groups = [question.asked_if]
        groups += [extra.when for extra in question.extras]
        groups += [variant.when for variant in question.variants]
        for group in groups:
            yield from ((f"question.{question.key}", condition) for condition in group)


def _resources(questionnaire: Questionnaire) -> Iterator[ContentFault]:
    axes = {each.key for each in questionnaire.catalogue.axes}
    for resource in questionnaire.catalogue.resources:
        if resource.axis not in axes:
            yield from _fault(f"resource.{resource.code}", f"unknown axis “{resource.axis}”")


def _dimension(questionnaire: Questionnaire, dimension: Dimension) -> Iterator[ContentFault]:
    where = f"dimension.{dimension.key}"
    if len(dimension.meanings) != questionnaire.top:
        count = len(dimension.meanings)
        yield from _fault(where, f"{count} meanings for {questionnaire.top} levels")
    if not dimension.questions:
        yield from _fault(where, "a dimension needs at least one question")
    yield from _known(questionnaire, where, (*dimension.go_further, *dimension.starters))
    if not dimension.form_of_action:
        return
    form = questionnaire.profile_question.get(dimension.form_of_action)
    if form is None or form.kind is not ProfileKind.FORM_OF_ACTION:
        yield from _fault(where, f"“{dimension.form_of_action}” is not a form of action")
    elif {choice.key for choice in form.choices} != {each.value for each in FormOfAction}:
        yield from _fault(f"profile.{form.key}", "a form of action needs its three choices")
    if not dimension.starters:
        yield from _fault(where, "a dimension that can be planned needs starters")


def _question(questionnaire: Questionnaire, question: Question) -> Iterator[ContentFault]:
    where = f"question.{question.key}"
    top = questionnaire.top
    if len(question.anchors) != top:
        yield from _fault(where, f"{len(question.anchors)} anchors for {top} levels")
    if question.effort not in {each.key for each in questionnaire.rules.efforts}:
        yield from _fault(where, f"unknown effort “{question.effort}”")
    for term in question.terms:
        if term not in questionnaire.term:
            yield from _fault(where, f"unknown term “{term}”")
    yield from _additions(questionnaire, question)
    for anchor in question.anchors:
        yield from _anchor(questionnaire, question, anchor.value)


def _additions(questionnaire: Questionnaire, question: Question) -> Iterator[ContentFault]:
    """Check what the profile changes in a question: variants and extra resources."""
    where, top = f"question.{question.key}", questionnaire.top
    for variant in question.variants:
        if variant.anchors and len(variant.anchors) != top:
            yield from _fault(where, f"a variant has {len(variant.anchors)} anchors for {top} levels")
        if any(each.field in questionnaire.question for each in variant.when):
            yield from _fault(where, "a variant can only depend on the profile")
    for extra in question.extras:
        yield from _known(questionnaire, where, extra.resources)
        for level in sorted(extra.levels - set(range(1, top + 1))):
            yield from _fault(where, f"extra resources at level {level}, which does not exist")


def _anchor(questionnaire: Questionnaire, question: Question, value: int) -> Iterator[ContentFault]:
    anchor, where = question.anchor(value), f"question.{question.key}.level{value}"
    further = questionnaire.dimension[question.dimension].go_further
    if not anchor.text:
        yield from _fault(where, "the anchor is missing")
    if value < questionnaire.top and not anchor.first_step:
        yield from _fault(where, "the first step is missing")
    if value < questionnaire.top - 1 and not anchor.resources:
        yield from _fault(where, "no resource")
    if value == questionnaire.top - 1 and not (anchor.resources or further):
        yield from _fault(where, "no resource, and the dimension has no “go_further”")
    yield from _known(questionnaire, where, anchor.resources)


def _known(questionnaire: Questionnaire, where: str, codes: tuple[str, ...]) -> Iterator[ContentFault]:
    for code in codes:
        if code not in questionnaire.catalogue.by_code:
            yield from _fault(where, f"unknown resource “{code}”")


def _cycles(questionnaire: Questionnaire) -> Iterator[ContentFault]:
    """Find questions whose being asked depends, step by step, on themselves."""
    leads_to = {each.key: [c.field for c in each.asked_if] for each in questionnaire.profile}
    for dimension in questionnaire.dimensions:
        form = [dimension.form_of_action] if dimension.form_of_action else []
        for question in dimension.questions:
            leads_to[question.key] = form + [each.field for each in question.asked_if]
    for key in leads_to:
        if _comes_back(key, leads_to):
            kind = "profile" if key in questionnaire.profile_question else "question"
            yield from _fault(f"{kind}.{key}", "its routing turns in a circle")


def _comes_back(key: str, leads_to: Mapping[str, list[str]]) -> bool:
    seen: set[str] = set()
    ahead = list(leads_to[key])
    while ahead:
        field = ahead.pop()
        if field == key:
            return True
        if field not in seen:
            seen.add(field)
            ahead += leads_to.get(field, [])
    return False
