"""What to verify with partners, and what to talk about with the team."""

from collections.abc import Iterator

from diagnostic.core.questionnaire import Dimension
from diagnostic.report.telling.teller import Teller, anchor_of
from diagnostic.report.tree.back import Discussion, OpenQuestion, Verify
from diagnostic.report.tree.marks import Fact

WIDE_GAP = 2
"""Levels between two answers of one dimension from which they are worth a discussion."""


def verify_of(teller: Teller) -> Verify:
    """The questions answered « Je ne sais pas », then those without an answer."""
    say, outcome = teller.language.gettext, teller.outcome
    unanswered = outcome.unanswered
    return Verify(
        anchor="verify",
        heading=say("À vérifier avec vos partenaires"),
        intro=say(
            "Vous avez répondu « Je ne sais pas » à ces questions. Voici où regarder ; notez à la main qui "
            "peut le dire."
        )
        if outcome.to_verify
        else "",
        empty="" if outcome.to_verify or unanswered else say("Rien : toutes vos réponses sont connues."),
        caption=say("Questions à vérifier"),
        unknown=tuple(_open(teller, key) for key in outcome.to_verify),
        unanswered_intro=say("Ces questions n’ont pas encore de réponse :") if unanswered else "",
        unanswered=tuple(Fact(teller.question(key).code, teller.question(key).text) for key in unanswered),
    )


def _open(teller: Teller, key: str) -> OpenQuestion:
    question = teller.question(key)
    return OpenQuestion(
        question_anchor=anchor_of("question", key),
        text=question.text,
        dimension=teller.dimension(question.dimension).name,
        evidence=question.evidence,
    )


def discussion_of(teller: Teller) -> Discussion:
    """Questions for a meeting of the team, drawn from gaps and from what is unknown."""
    say = teller.language.gettext
    gaps, unknown = tuple(_gaps(teller)), tuple(_unknown(teller))
    return Discussion(
        anchor="discussion",
        heading=say("Pour en parler en équipe"),
        intro=say("Une heure suffit : lisez « L’essentiel » ensemble, puis prenez deux ou trois questions."),
        gaps_heading=say("Là où vos réponses sont très étalées") if gaps else "",
        gaps=gaps,
        unknown_heading=say("Là où l’on ne sait pas encore") if unknown else "",
        unknown=unknown,
        always_heading=say("Dans tous les cas"),
        always=(
            say("Qu’est-ce qui vous surprend dans cette lecture ? Que manque-t-il pour qu’elle soit juste ?"),
            say("Quelles priorités gardez-vous, et que laissez-vous pour plus tard ?"),
            say("Avec quels partenaires partager ce rapport, et quand refaire le point ?"),
        ),
    )


def _gaps(teller: Teller) -> Iterator[str]:
    for dimension in teller.path.dimensions():
        known = {
            each.key: level
            for each in teller.path.questions(dimension)
            if (level := teller.level_of(each.key))
        }
        if known and max(known.values()) - min(known.values()) >= WIDE_GAP:
            yield _gap(teller, dimension, known)


def _gap(teller: Teller, dimension: Dimension, known: dict[str, int]) -> str:
    high = max(known, key=lambda key: known[key])
    low = min(known, key=lambda key: known[key])
    return teller.language.gettext(
        "{dimension} : « {high} » est au niveau « {high_level} » et « {low} » au niveau « {low_level} ». "
        "Qu’est-ce qui a aidé la première ? Qu’est-ce qui freine la seconde ?"
    ).format(
        dimension=dimension.name,
        high=teller.question(high).short,
        high_level=teller.level_name(known[high]),
        low=teller.question(low).short,
        low_level=teller.level_name(known[low]),
    )


def _unknown(teller: Teller) -> Iterator[str]:
    for dimension in teller.path.dimensions():
        asked = {each.key for each in dimension.questions}
        names = [
            teller.quoted(teller.question(key).short) for key in teller.outcome.to_verify if key in asked
        ]
        if names:
            yield teller.language.ngettext(
                "{dimension} : vous n’avez pas encore la réponse pour {names}. Qui, dans l’équipe ou parmi "
                "vos partenaires, la connaît ?",
                "{dimension} : vous n’avez pas encore les réponses pour {names}. Qui, dans l’équipe ou parmi "
                "vos partenaires, les connaît ?",
                len(names),
            ).format(dimension=dimension.name, names=teller.joined(names))
