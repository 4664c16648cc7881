"""One dimension in words: where it stands, why, what would raise it, and each answer."""

from diagnostic.core.answers import DontKnow, Level, NotApplicable
from diagnostic.core.outcome import DimensionOutcome, Raise, Status
from diagnostic.core.questionnaire import Question
from diagnostic.core.steps_up import steps_up
from diagnostic.report.telling.reasons import range_sentence, rise_intro, why_sentences
from diagnostic.report.telling.standings import COUNTED, standing_of, strip_of
from diagnostic.report.telling.teller import Teller, anchor_of
from diagnostic.report.tree.dimensions import AnswerLine, DimensionSection, Rise

LONGEST_NOTE_SHOWN = 180
"""Characters of a note shown beside its answer; the annex holds it whole."""


def dimensions_of(teller: Teller) -> tuple[DimensionSection, ...]:
    """A section for each dimension that is asked."""
    asked = {*COUNTED, Status.NOT_APPLICABLE}
    return tuple(_section(teller, each) for each in teller.outcome.dimensions if each.status in asked)


def _section(teller: Teller, outcome: DimensionOutcome) -> DimensionSection:
    say, dimension = teller.language.gettext, teller.dimension(outcome.dimension)
    steps = steps_up(teller.path, teller.outcome, outcome)
    return DimensionSection(
        anchor=anchor_of("dimension", dimension.key),
        key=dimension.key,
        name=dimension.name,
        short_name=dimension.short_name,
        aim=dimension.aim,
        standing=standing_of(teller, outcome),
        strip=strip_of(teller, outcome),
        meaning=dimension.meanings[outcome.level - 1] if outcome.level else "",
        why_heading=say("Pourquoi ce niveau ?") if outcome.level else say("Pourquoi pas de niveau ?"),
        why=tuple(why_sentences(teller, outcome)),
        rise_heading=say("Qu’est-ce qui le ferait monter ?") if outcome.level else say("Que faire ?"),
        rise_intro=rise_intro(teller, outcome, steps),
        rises=tuple(_rise(teller, each) for each in steps.raises),
        range_sentence=range_sentence(teller, outcome),
        answers_heading=say("Vos réponses"),
        answers=tuple(_answer(teller, each) for each in teller.path.questions(dimension)),
    )


def _rise(teller: Teller, step: Raise) -> Rise:
    question = teller.question(step.question)
    return Rise(
        anchor=anchor_of("question", question.key),
        name=question.short,
        start=teller.mark(step.start),
        end=teller.mark(step.end),
        words=teller.elided(
            teller.language.gettext("« {question} », de « {start} » à « {end} »").format(
                question=question.short,
                start=teller.level_name(step.start),
                end=teller.level_name(step.end),
            )
        ),
        to_reach=question.anchor(step.end).text,
    )


def _answer(teller: Teller, question: Question) -> AnswerLine:
    value = teller.level_of(question.key)
    above = value + 1 if value and value < teller.questionnaire.top else None
    note = teller.record.notes.get(question.key, "")
    shown = _beginning(note)
    return AnswerLine(
        anchor=anchor_of("question", question.key),
        code=question.code,
        text=question.text,
        essential=question.critical,
        said=teller.said(question.key),
        level=teller.mark(value) if value else None,
        steps=teller.marks,
        chosen=question.anchor(value).text if value else "",
        next_level=teller.mark(above) if above else None,
        next_anchor=question.anchor(above).text if above else _nothing_above(teller, question.key),
        note=shown,
        note_goes_on="" if shown == note else teller.language.gettext("Suite de la note en annexe"),
        note_anchor=anchor_of("note", question.key),
    )


def _nothing_above(teller: Teller, question: str) -> str:
    """What stands where the next level would."""
    say = teller.language.gettext
    match teller.answer(question):
        case Level():
            return say("C’est le niveau le plus haut.")
        case DontKnow():
            return say("À vérifier avec vos partenaires.")
        case NotApplicable():
            return say("Question retirée du calcul.")
        case None:
            return say("À compléter.")


def _beginning(note: str) -> str:
    """The note, or its beginning cut between words and marked as cut."""
    if len(note) <= LONGEST_NOTE_SHOWN:
        return note
    start = note[:LONGEST_NOTE_SHOWN]
    return (start.rsplit(maxsplit=1)[0] if len(start.split()) > 1 else start) + "…"
