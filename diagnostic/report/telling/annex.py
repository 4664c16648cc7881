"""All answers and notes, those set aside too."""

from collections.abc import Iterable, Iterator

from diagnostic.core.questionnaire import Dimension, Question
from diagnostic.report.telling.teller import Teller, anchor_of
from diagnostic.report.tree.back import Annex, AnnexGroup, AnnexRow, WholeNote
from diagnostic.report.tree.marks import Fact


def annex_of(teller: Teller) -> Annex:
    """Every answer of the path with its note, then what is kept off the path."""
    say = teller.language.gettext
    aside, profile = tuple(_aside(teller)), tuple(_profile(teller))
    return Annex(
        anchor="annex",
        heading=say("Annexe : toutes vos réponses"),
        intro=say("Vos notes sont reprises en entier, telles que vous les avez écrites."),
        profile_heading=say("Votre structure") if profile else "",
        profile=profile,
        groups=tuple(
            _group(teller, each, teller.path.questions(each), "annex") for each in teller.path.dimensions()
        ),
        aside_heading=say("Réponses conservées, non comptées") if aside else "",
        aside_intro=say(
            "Ces réponses ne font plus partie de votre parcours. Elles n’ont pas compté ; elles reviendront "
            "si votre profil change."
        )
        if aside
        else "",
        aside=aside,
    )


def _profile(teller: Teller) -> Iterator[Fact]:
    for asked in teller.path.live_profile():
        given = teller.record.profile.get(asked.key, ())
        labels = [each.label for each in asked.choices if each.key in given]
        if labels:
            yield Fact(asked.short, teller.joined(labels))


def _aside(teller: Teller) -> Iterator[AnnexGroup]:
    """Groups of the questions off the path that hold an answer or a note."""
    for dimension in teller.questionnaire.dimensions:
        kept = [
            each
            for each in dimension.questions
            if not teller.path.is_live(each)
            and (each.key in teller.record.answers or teller.record.notes.get(each.key))
        ]
        if kept:
            yield _group(teller, dimension, kept, "aside")


def _group(teller: Teller, dimension: Dimension, questions: Iterable[Question], kind: str) -> AnnexGroup:
    asked = tuple(questions)
    return AnnexGroup(
        anchor=anchor_of(kind, dimension.key),
        name=dimension.name,
        caption=teller.language.gettext("{dimension} : vos réponses").format(dimension=dimension.name),
        rows=tuple(AnnexRow(each.code, each.text, teller.said(each.key)) for each in asked),
        notes=tuple(_note(teller, each) for each in asked if teller.record.notes.get(each.key)),
    )


def _note(teller: Teller, question: Question) -> WholeNote:
    lines = teller.record.notes[question.key].splitlines()
    return WholeNote(
        anchor=anchor_of("note", question.key),
        code=question.code,
        question=question.short,
        paragraphs=tuple(line for line in lines if line.strip()),
    )
