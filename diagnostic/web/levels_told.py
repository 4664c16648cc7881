"""How a level and a priority come about, in words and figures that the engine itself worked out."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from babel.numbers import format_decimal, format_percent

from diagnostic.core.answers import Answer, Level, NotApplicable
from diagnostic.core.outcome import Priority
from diagnostic.core.questionnaire import Questionnaire, ScaleLevel
from diagnostic.core.worked import Worked
from diagnostic.web.context import language
from diagnostic.web.shapes.explaining import ScaleView, WorkedView
from diagnostic.web.shapes.tables import Column


def scale_view(asked: Questionnaire) -> ScaleView:
    """The levels of a questionnaire, and which means lead to each."""
    words = language().gettext
    return ScaleView(
        questionnaire=asked,
        columns=(Column(words("Niveau")), Column(words("Moyenne des réponses"))),
        rows=tuple((each.name, _means(asked, each)) for each in asked.scale),
        completeness=format_percent(float(asked.rules.completeness), locale=language().locale),
        gate_cap=asked.level(asked.rules.gate_cap).name,
    )


def worked_view(worked: Worked) -> WorkedView:
    """The answers of one dimension, and how its level follows from them, step by step."""
    words, asked, found = language().gettext, worked.questionnaire, worked.outcome
    dimension = asked.dimension[found.dimension]
    answers = worked.record.answers
    told = {"dimension": dimension.name, "structure": worked.structure}
    return WorkedView(
        key=dimension.key,
        title=dimension.name,
        caption=words("« %(dimension)s » : les réponses de « %(structure)s », structure imaginaire") % told,
        columns=(
            Column(words("Question")),
            Column(words("Réponse")),
            Column(words("Compte pour"), number=True),
        ),
        rows=tuple(
            (_name(each.short, is_critical=each.critical), *_answered(asked, answers.get(each.key)))
            for each in dimension.questions
        ),
        sentences=tuple(_sentences(worked)),
        level=found.level,
        names=tuple(each.name for each in asked.scale),
        reach=found.range,
    )


def priority_told(asked: Questionnaire, first: Priority) -> tuple[str, ...]:
    """How the score of the first priority of the sample comes about."""
    words, rules = language().gettext, asked.rules
    factor = rules.critical_factor if first.critical else Fraction(1)
    told = {
        "question": asked.question[first.question].short,
        "answer": first.answer,
        "target": first.target,
        "gap": first.gap,
        "importance": rules.importance(first.importance).weight,
        "factor": _figure(Decimal(factor.numerator) / factor.denominator),
        "effort": rules.effort(first.effort).weight,
        "score": _figure(first.score),
    }
    line = (
        words("%(gap)s × %(importance)s × %(factor)s (question clé) ÷ %(effort)s = %(score)s.")
        if first.critical
        else words("%(gap)s × %(importance)s ÷ %(effort)s = %(score)s.")
    )
    return (
        words(
            "Dans l’exemple, la première priorité est « %(question)s ». Réponse : niveau %(answer)s. Niveau "
            "visé : %(target)s. L’écart est de %(gap)s, l’importance compte pour %(importance)s, l’effort "
            "pour %(effort)s."
        )
        % told,
        line % told,
    )


def _means(asked: Questionnaire, level: ScaleLevel) -> str:
    """From which mean to which one gets a level."""
    words = language().gettext
    ends = (Fraction(1), *asked.rules.thresholds, Fraction(asked.top))
    low, high = (_figure(Decimal(each.numerator) / each.denominator) for each in ends[level.value - 1 :][:2])
    told = {"low": low, "high": high}
    if level.value == asked.top:
        return words("de %(low)s à %(high)s") % told
    return words("de %(low)s à moins de %(high)s") % told


def _answered(asked: Questionnaire, answer: Answer | None) -> tuple[str, str]:
    """An answer in words, and what it counts for."""
    words = language().gettext
    if isinstance(answer, Level):
        return asked.level(answer.value).name, str(answer.value)
    nothing = words("rien")
    if isinstance(answer, NotApplicable):
        return words("Non concerné"), nothing
    return (words("Je ne sais pas"), nothing) if answer else (words("Pas de réponse"), nothing)


def _name(short: str, *, is_critical: bool) -> str:
    return language().gettext("%(question)s (question clé)") % {"question": short} if is_critical else short


def _sentences(worked: Worked) -> Iterator[str]:
    words, asked, found = language().gettext, worked.questionnaire, worked.outcome
    names = {each.value: each.name for each in asked.scale}
    told = {
        "known": found.known,
        "asked": found.applicable,
        "total": found.total,
        "mean": _figure(found.mean or Decimal(0)),
        "level": names.get(found.level or 0, ""),
        "uncapped": names.get(found.uncapped or 0, ""),
    }
    yield words("Réponses qui comptent : %(known)s sur %(asked)s.") % told
    yield words("Leur moyenne : %(total)s ÷ %(known)s = %(mean)s.") % told
    if found.capped:
        yield (
            words(
                "La moyenne seule donnerait « %(uncapped)s ». Mais la question clé est au premier niveau : "
                "la dimension est « %(level)s »."
            )
            % told
        )
    else:
        yield words("La dimension est « %(level)s ».") % told
    if found.range and found.range[0] != found.range[1]:
        low, high = found.range
        reach = words("Étendue possible, selon ce qui reste à vérifier : entre « %(low)s » et « %(high)s ».")
        yield reach % {"low": names[low], "high": names[high]}


def _figure(value: Decimal) -> str:
    """A number as the language writes it, with two decimals at most."""
    return format_decimal(value, format="#,##0.##", locale=language().locale)
