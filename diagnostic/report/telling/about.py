"""How the report was worked out, and where it comes from."""

from diagnostic.report.telling.reasons import interval
from diagnostic.report.telling.teller import Teller
from diagnostic.report.tree.back import About, AboutBlock


def about_of(teller: Teller, day: str) -> About:
    """How levels are worked out, where questions and resources come from, and the version."""
    say = teller.language.gettext
    return About(
        anchor="about",
        heading=say("À propos de ce rapport"),
        blocks=(
            AboutBlock(say("Comment les niveaux sont calculés"), _levels(teller)),
            AboutBlock(say("D’où viennent les questions et les ressources"), _origin(teller)),
            AboutBlock(say("Version et date"), _version(teller, day)),
        ),
    )


def _levels(teller: Teller) -> tuple[str, ...]:
    say, rules = teller.language.gettext, teller.questionnaire.rules
    levels = teller.joined(
        say("« {level} » ({interval})").format(level=mark.name, interval=interval(teller, mark.value))
        for mark in teller.marks
    )
    share = round(rules.completeness * 100)
    return (
        say(
            "Chaque réponse vaut de 1 à {top}. Le niveau d’une dimension vient de la moyenne exacte de ses "
            "réponses connues : {levels}."
        ).format(top=teller.questionnaire.top, levels=levels),
        say(
            "Il faut connaître au moins {share} % des réponses qui vous concernent ; sinon, la dimension "
            "reste à compléter. « Non concerné » retire la question du calcul."
        ).format(share=share),
        say(
            "Tant qu’une question clé (★) est au niveau « {lowest} », sa dimension ne dépasse pas « {cap} »."
        ).format(lowest=teller.level_name(1), cap=teller.level_name(rules.gate_cap)),
        say(
            "L’étendue possible montre le niveau si chaque « Je ne sais pas » valait le plus bas, puis le "
            "plus haut. Sur le dessin du profil, la distance au centre suit la moyenne."
        ),
        say(
            "Une priorité passe d’autant plus haut que l’écart avec le niveau visé et l’importance choisie "
            "sont grands, et que l’effort est léger ; une question clé pèse davantage."
        ),
    )


def _origin(teller: Teller) -> tuple[str, ...]:
    say = teller.language.gettext
    return (
        say(
            "Les questions forment un modèle original, inspiré du kit pratique sur la co-construction en "
            "territoire que Le RAMEAU a publié en accès libre en 2016. Ce n’est pas la fiche de diagnostic "
            "du RAMEAU, et Le RAMEAU n’en est pas l’auteur."
        ),
        say(
            "Les titres, les auteurs et les années des ressources sont ceux du kit. Quand une ressource n’a "
            "pas d’adresse publique durable, le rapport dit à qui la demander : donnez son titre, ses "
            "auteurs et son année."
        ),
    )


def _version(teller: Teller, day: str) -> tuple[str, ...]:
    say, questionnaire = teller.language.gettext, teller.questionnaire
    return (
        say("« {title} », version {version}.").format(
            title=questionnaire.title, version=questionnaire.version
        ),
        say("Réponses du {day}.").format(day=day),
    )
