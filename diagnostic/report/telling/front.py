"""The first pages in words: cover, summary and reading key."""

from diagnostic.core.outcome import Priority
from diagnostic.report.telling.plan import horizon_name
from diagnostic.report.telling.reading import reading_of, remarks_of
from diagnostic.report.telling.teller import Teller, anchor_of
from diagnostic.report.tree.front import Cover, LevelMeaning, PriorityBrief, ReadingKey, Strength, Summary
from diagnostic.report.tree.marks import Standing


def cover_of(
    teller: Teller, standings: tuple[Standing, ...], structure: str, day: str, *, finished: bool
) -> Cover:
    """The first page."""
    say = teller.language.gettext
    draft = say("Document provisoire : le diagnostic n’est pas terminé.")
    return Cover(
        title=teller.questionnaire.title,
        structure=structure,
        day=day,
        reading=reading_of(teller),
        draft="" if finished else draft,
        standings=standings,
    )


def summary_of(teller: Teller, standings: tuple[Standing, ...], terms: dict[str, int]) -> Summary:
    """The page that can be read alone."""
    say = teller.language.gettext
    strengths = tuple(_strength(teller, each) for each in teller.outcome.strengths)
    return Summary(
        anchor="summary",
        heading=say("L’essentiel"),
        reading=reading_of(teller),
        standings=standings,
        strengths_heading=say("Vos points d’appui"),
        strengths=strengths,
        no_strength="" if strengths else say("Aucun point d’appui ne ressort encore de vos réponses."),
        priorities_heading=say("Par quoi commencer"),
        priorities=tuple(
            _brief(teller, rank, each, terms) for rank, each in enumerate(teller.outcome.priorities, 1)
        ),
        no_priority=no_priority(teller),
        remarks=remarks_of(teller),
    )


def no_priority(teller: Teller) -> str:
    """Why there is nothing to begin with; empty when there is."""
    say = teller.language.gettext
    if teller.outcome.priorities:
        return ""
    if teller.outcome.scored:
        return say("Vos réponses atteignent partout le niveau visé : aucune priorité ne se dégage.")
    return say("Aucune priorité ne peut être proposée tant que trop peu de réponses sont connues.")


def _strength(teller: Teller, key: str) -> Strength:
    value = teller.level_of(key) or 1
    question = teller.question(key)
    return Strength(
        name=question.short,
        dimension=teller.dimension(question.dimension).name,
        level=teller.mark(value),
        anchor=question.anchor(value).text,
    )


def _brief(teller: Teller, rank: int, priority: Priority, terms: dict[str, int]) -> PriorityBrief:
    question = teller.question(priority.question)
    return PriorityBrief(
        rank=rank,
        anchor=anchor_of("priority", question.key),
        name=question.short,
        dimension=teller.dimension(question.dimension).name,
        horizon=horizon_name(teller, terms[question.key]),
        first_step=question.anchor(priority.answer).first_step,
    )


def key_of(teller: Teller) -> ReadingKey:
    """How to read the report, and how far it can be trusted."""
    say = teller.language.gettext
    return ReadingKey(
        anchor="reading-key",
        heading=say("Comment lire ce rapport"),
        intro=say(
            "Ce rapport est une lecture partagée de vos réponses : il aide à voir ce qui est solide, "
            "ce qui reste à construire et par quoi commencer."
        ),
        levels_heading=say("Les niveaux"),
        levels=tuple(
            LevelMeaning(mark, teller.questionnaire.level(mark.value).meaning) for mark in teller.marks
        ),
        signs_heading=say("Les repères"),
        signs=(
            say(
                "Le niveau d’une dimension vient de la moyenne de ses réponses connues. Il n’existe "
                "pas de note d’ensemble."
            ),
            say(
                "Une étoile (★) signale une question clé : tant qu’elle est au premier niveau, "
                "sa dimension ne dépasse pas le niveau « {cap} »."
            ).format(cap=teller.level_name(teller.questionnaire.rules.gate_cap)),
            say(
                "« Je ne sais pas » est une réponse utile : elle donne une étendue au lieu d’un seul "
                "niveau, et une question à poser à vos partenaires."
            ),
        ),
        limits_heading=say("Ce que ce rapport n’est pas"),
        limits=_limits(teller),
    )


def _limits(teller: Teller) -> tuple[str, ...]:
    say, top = teller.language.gettext, teller.questionnaire.top
    return (
        say("Ce n’est ni un audit, ni une note, ni un classement, et il ne compare personne."),
        say(
            "Il repose sur vos seules réponses, à la date indiquée : personne ne les a vérifiées. À "
            "plusieurs, la lecture est souvent plus juste."
        ),
        say(
            "Le niveau « {top} » n’est pas une obligation : une petite structure peut, à juste titre, "
            "viser « {below} »."
        ).format(top=teller.level_name(top), below=teller.level_name(top - 1)),
    )
