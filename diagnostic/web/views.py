"""Core values into the shapes that pages receive."""

from collections.abc import Mapping
from dataclasses import replace

from diagnostic.core.answers import DONT_KNOW, NOT_APPLICABLE
from diagnostic.core.assessment import State
from diagnostic.core.faults import Clash
from diagnostic.core.limits import LONGEST_NOTE
from diagnostic.core.opened import Opened
from diagnostic.core.profile import ProfileKind, ProfileQuestion
from diagnostic.core.questionnaire import Question, Questionnaire
from diagnostic.web.context import language
from diagnostic.web.fields import Asked, Given
from diagnostic.web.shapes.forms import AnchorChoice, AskedView, ClashView, Help, NoteField, Option
from diagnostic.web.written import shown


def is_finished(opened: Opened) -> bool:
    """True when the assessment was finished."""
    return opened.assessment.state is State.FINISHED


def question_view(
    questionnaire: Questionnaire,
    question: Question,
    asked: Asked,
    given: Given,
    talk_url: str,
    explained: frozenset[str] = frozenset(),
) -> AskedView:
    """A scored question with its anchors, help, note and state; ``explained`` values say what they mean."""
    levels = tuple(
        AnchorChoice(
            value=str(anchor.value),
            name=f"{anchor.value} · {questionnaire.level(anchor.value).name}",
            anchor=anchor.text,
            checked=str(anchor.value) in given.values,
        )
        for anchor in question.anchors
    )
    others = _others(asked, given, explained)
    labels = {each.value: each.anchor for each in levels} | {e.value: e.text for e in others}
    terms = (questionnaire.term[key] for key in question.terms)
    return AskedView(
        name=asked.name,
        code=question.code,
        critical=question.critical,
        text=question.text,
        version=given.version,
        levels=levels,
        others=others,
        help=Help(
            why=question.why,
            terms=tuple((each.word, each.meaning) for each in terms),
            example=question.example,
            evidence=question.evidence,
        ),
        note=NoteField(
            asked.note_name, shown(given.note), LONGEST_NOTE, given.error if given.is_of_note else ""
        ),
        error="" if given.is_of_note else given.error,
        clash=_clash_view(given.clash, labels),
        talk_url=talk_url,
    )


def profile_view(question: ProfileQuestion, asked: Asked, given: Given) -> AskedView:
    """A profile question with its choices."""
    options = tuple(
        Option(each.key, each.label, each.key in given.values, each.hint, each.alone)
        for each in question.choices
    )
    view = _plain_view(asked, given, question.text, options)
    several = question.kind is ProfileKind.CHOICES
    return replace(view, hint=question.help, several=several, required=question.required)


def aim_view(asked: Asked, given: Given, text: str, labels: Mapping[str, str]) -> AskedView:
    """A target or an importance, with the words of each value."""
    options = tuple(Option(each, labels[each], each in given.values) for each in asked.values)
    return _plain_view(asked, given, text, options)


def _plain_view(asked: Asked, given: Given, text: str, options: tuple[Option, ...]) -> AskedView:
    return AskedView(
        name=asked.name,
        text=text,
        version=given.version,
        options=options,
        error=given.error,
        clash=_clash_view(given.clash, {each.value: each.text for each in options}),
    )


def _others(asked: Asked, given: Given, explained: frozenset[str]) -> tuple[Option, ...]:
    words = language().gettext
    labels = {DONT_KNOW: words("Je ne sais pas"), NOT_APPLICABLE: words("Non concerné")}
    hints = other_hints()
    return tuple(
        Option(value, label, value in given.values, hints[value] if value in explained else "")
        for value, label in labels.items()
        if value in asked.values
    )


def other_hints() -> dict[str, str]:
    """What the two answers that are no level mean."""
    words = language().gettext
    return {
        DONT_KNOW: words(
            "« Je ne sais pas » est une vraie réponse : la question figurera dans le rapport, à vérifier "
            "avec vos partenaires."
        ),
        NOT_APPLICABLE: words(
            "« Non concerné » : la question n’a pas de sens pour votre structure. Elle n’est pas comptée."
        ),
    }


def _clash_view(clash: Clash | None, labels: Mapping[str, str]) -> ClashView | None:
    if clash is None:
        return None
    answers = (labels.get(value, value) for value in clash.stored_value.split())
    nothing = language().gettext("pas de réponse")
    return ClashView(" · ".join(answers) or nothing, clash.stored_note)
