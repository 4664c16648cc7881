"""The blank questionnaire, to print and fill in by hand: from the questionnaire alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from diagnostic.core.profile import ProfileKind, ProfileQuestion
from diagnostic.core.questionnaire import Dimension, Question, Questionnaire
from diagnostic.report.labels import labels_of
from diagnostic.report.tree.blank import Blank, BlankPart, BlankQuestion
from diagnostic.report.tree.marks import LevelMark

if TYPE_CHECKING:
    from diagnostic.language import Language


def blank_of(questionnaire: Questionnaire, language: Language) -> Blank:
    """Give the blank questionnaire; ``questionnaire`` is already in ``language``."""
    say = language.gettext
    top = questionnaire.top
    return Blank(
        language=language.code,
        tag=language.tag,
        title=say("{title} – questionnaire à imprimer").format(title=questionnaire.short_title),
        short_title=questionnaire.short_title,
        description=questionnaire.title,
        labels=labels_of(language),
        levels=tuple(LevelMark(e.value, top, e.name, e.colour) for e in questionnaire.scale),
        fields=(say("Structure"), say("Date"), say("Rempli par")),
        intro=(
            say(
                "Pour chaque question, cochez la description la plus proche de votre situation "
                "d’aujourd’hui. Entre deux, prenez la moins avancée. « Je ne sais pas » est une réponse "
                "utile."
            ),
            say("Les réponses pourront ensuite être reportées en ligne pour obtenir le rapport."),
            say("Questionnaire version {version}.").format(version=questionnaire.version),
        ),
        parts=tuple(_parts(questionnaire, language)),
    )


def _parts(questionnaire: Questionnaire, language: Language) -> Iterator[BlankPart]:
    say = language.gettext
    if questionnaire.profile:
        asked = tuple(_profile(each, language) for each in questionnaire.profile)
        yield BlankPart("profile", say("Votre structure"), "", "", asked)
    for dimension in questionnaire.dimensions:
        yield BlankPart(
            anchor=f"dimension-{dimension.key}",
            name=dimension.name,
            intro=dimension.aim,
            condition=_condition(questionnaire, dimension, language),
            questions=tuple(_question(each, language) for each in dimension.questions),
        )


def _condition(questionnaire: Questionnaire, dimension: Dimension, language: Language) -> str:
    """For whom a dimension is, when it goes with a form of action."""
    form = questionnaire.profile_question.get(dimension.form_of_action)
    if form is None:
        return ""
    return language.gettext("À remplir seulement si vous pratiquez « {form} » ({code}).").format(
        form=form.short, code=form.code
    )


def _profile(asked: ProfileQuestion, language: Language) -> BlankQuestion:
    several = asked.kind is ProfileKind.CHOICES
    return BlankQuestion(
        anchor=f"profile-{asked.key}",
        code=asked.code,
        text=asked.text,
        hint=language.gettext("Plusieurs réponses possibles.") if several else "",
        choices=tuple(each.label for each in asked.choices),
        takes_note=False,
    )


def _question(question: Question, language: Language) -> BlankQuestion:
    say = language.gettext
    others = [say("Je ne sais pas")]
    if question.allows_not_applicable:
        others.append(say("Non concerné"))
    return BlankQuestion(
        anchor=f"question-{question.key}",
        code=question.code,
        text=question.text + (" ★" if question.critical else ""),
        hint=question.why,
        choices=(*(each.text for each in question.anchors), *others),
        takes_note=True,
    )
