"""Raw content into core values; content that contradicts itself does not become a questionnaire."""

from fractions import Fraction

from diagnostic.content import schema
from diagnostic.content.schema import Shapes
from diagnostic.content.texts import Raw
from diagnostic.core.coherence import faults_of
from diagnostic.core.faults import ContentFault, IncoherentContent
from diagnostic.core.profile import Choice, Condition, ProfileQuestion
from diagnostic.core.questionnaire import (
    Anchor,
    Dimension,
    Extra,
    Question,
    Questionnaire,
    Rules,
    ScaleLevel,
    Term,
    Variant,
    VariantAnchor,
    Weight,
)
from diagnostic.core.resources import Axis, Catalogue, Resource


def build(raw: Raw) -> Questionnaire:
    """Give the questionnaire of raw content.

    Raises IncoherentContent with every fault found: blocks without the right shape first, then
    what a whole questionnaire must respect.
    """
    questionnaire = assemble(raw)
    faults = faults_of(questionnaire)
    if faults:
        raise IncoherentContent(faults)
    return questionnaire


def assemble(raw: Raw) -> Questionnaire:
    """Give the questionnaire of content that was published, so found coherent by the rules of its day.

    Raises IncoherentContent for blocks without the right shape only: a rule added since never makes a
    published version unreadable.
    """
    shapes = Shapes()
    head = shapes.one("questionnaire", raw["questionnaire"], schema.QuestionnaireBlock)
    scale = shapes.every("level", raw["scale"], schema.LevelBlock)
    profile = shapes.every("profile", raw["profile"], schema.ProfileBlock)
    dimensions = [_dimension(each, shapes) for each in raw["dimensions"]]
    terms = shapes.every("term", raw["terms"], schema.TermBlock)
    axes = shapes.every("axis", raw["axes"], schema.AxisBlock)
    resources = shapes.every("resource", raw["resources"], schema.ResourceBlock)
    if head is None or shapes.faults:
        raise IncoherentContent(tuple(shapes.faults))
    try:
        return Questionnaire(
            key=head.key,
            version=head.version,
            title=head.title,
            short_title=head.short_title,
            description=head.description,
            minutes=head.minutes,
            scale=tuple(ScaleLevel(e.value, e.key, e.name, e.meaning, e.colour) for e in scale),
            profile=tuple(_profile(each) for each in profile),
            dimensions=tuple(each for each in dimensions if each),
            rules=_rules(head),
            terms=tuple(Term(e.key, e.word, e.meaning, e.example, e.source) for e in terms),
            catalogue=_catalogue(axes, resources),
        )
    except (ValueError, ZeroDivisionError) as error:
        raise IncoherentContent((ContentFault("questionnaire", str(error)),)) from error


def _rules(head: schema.QuestionnaireBlock) -> Rules:
    scoring, priorities = head.scoring, head.priorities
    return Rules(
        thresholds=tuple(Fraction(each) for each in scoring.thresholds),
        completeness=Fraction(scoring.completeness),
        gate_cap=scoring.gate_cap,
        default_target=priorities.default_target,
        default_importance=priorities.default_importance,
        critical_factor=Fraction(priorities.critical_factor),
        at_most=priorities.at_most,
        per_dimension=priorities.per_dimension,
        prerequisites=tuple(priorities.prerequisites),
        importances=tuple(Weight(each.key, each.name, each.weight) for each in head.importance),
        efforts=tuple(Weight(each.key, each.name, each.weight) for each in head.effort),
    )


def _when(when: schema.When) -> tuple[Condition, ...]:
    return tuple(Condition(field, frozenset(values)) for field, values in when.items())


def _profile(block: schema.ProfileBlock) -> ProfileQuestion:
    return ProfileQuestion(
        key=block.key,
        code=block.code,
        kind=block.kind,
        text=block.text,
        short=block.short,
        help=block.help,
        required=block.required,
        choices=tuple(Choice(each.key, each.label, each.hint, each.alone) for each in block.choice),
        asked_if=_when(block.asked_if),
    )


def _dimension(raw: Raw, shapes: Shapes) -> Dimension | None:
    head = {key: value for key, value in raw.items() if key not in {"question", "term"}}
    block = shapes.one(f"dimension.{raw.get('key', '')}", head, schema.DimensionBlock)
    questions = shapes.every("question", raw.get("question", []), schema.QuestionBlock)
    if block is None:
        return None
    return Dimension(
        key=block.key,
        code=block.code,
        name=block.name,
        short_name=block.short_name,
        aim=block.aim,
        meanings=tuple(each.text for each in block.meaning),
        questions=tuple(_question(each, block.key) for each in questions),
        go_further=tuple(block.go_further),
        form_of_action=block.form_of_action,
        starters=tuple(block.starters),
        start_text=block.start_text,
    )


def _question(block: schema.QuestionBlock, dimension: str) -> Question:
    return Question(
        key=block.key,
        code=block.code,
        dimension=dimension,
        text=block.text,
        short=block.short,
        why=block.why,
        example=block.example,
        evidence=block.evidence,
        terms=tuple(block.terms),
        critical=block.critical,
        effort=block.effort,
        allows_not_applicable=block.allows_not_applicable,
        anchors=tuple(
            Anchor(value, each.anchor, each.first_step, tuple(each.resources))
            for value, each in enumerate(block.level, 1)
        ),
        extras=tuple(
            Extra(tuple(each.resources), frozenset(each.levels), _when(each.when)) for each in block.extra
        ),
        variants=tuple(_variant(each) for each in block.variant),
        asked_if=_when(block.asked_if),
    )


def _variant(block: schema.VariantBlock) -> Variant:
    return Variant(
        when=_when(block.when),
        text=block.text,
        short=block.short,
        why=block.why,
        example=block.example,
        evidence=block.evidence,
        anchors=tuple(VariantAnchor(each.anchor, each.first_step) for each in block.level),
    )


def _catalogue(axes: list[schema.AxisBlock], resources: list[schema.ResourceBlock]) -> Catalogue:
    return Catalogue(
        axes=tuple(Axis(e.key, e.name, e.purpose, e.outside_the_four) for e in axes),
        resources=tuple(_resource(each) for each in resources),
    )


def _resource(block: schema.ResourceBlock) -> Resource:
    return Resource(
        code=block.code,
        axis=block.axis,
        title=block.title,
        authors=block.authors,
        year=block.year,
        category=block.category,
        kind=block.kind,
        status=block.status,
        use=block.use,
        audience=tuple(block.audience),
        keywords=tuple(block.keywords),
        basis=block.basis,
        where=block.where,
        note=block.note,
        url=block.url,
        url_label=block.url_label,
    )
