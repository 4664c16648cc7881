"""What search engines are told of a page: what it is about, and the one address that it is known by."""

from collections.abc import Callable

Say = Callable[[str], str]


def description(endpoint: str | None, say: Say) -> str:
    """A sentence about a page, or about the whole service; ``say`` translates."""
    usual = say(
        "Un diagnostic partagé et gratuit pour les structures qui animent les partenariats "
        "de leur territoire."
    )
    return _described(say).get(endpoint or "", "") or usual


def is_findable(endpoint: str | None) -> bool:
    """Tell whether a page is there for everybody, without a secret in its address."""
    return endpoint in {*_described(str), "home.show", "library.detail"}


def known_by(origin: str, path: str) -> str:
    """The whole address of a page of this service, without what was searched or chosen on it."""
    return origin + path.partition("?")[0]


def _described(say: Say) -> dict[str, str]:
    """What the pages that anybody can open are about, by endpoint; a resource tells its own."""
    return {
        "questions.show": say(
            "Toutes les questions du diagnostic, avec la description de chaque niveau, "
            "à lire avant de commencer."
        ),
        "library.show": say(
            "Guides, outils et formations pour animer des partenariats, rangés par besoin, "
            "avec l’endroit où les trouver."
        ),
        "glossary.show": say(
            "Les mots du diagnostic, de A à Z, chacun avec une définition courte et simple."
        ),
        "tour.show": say(
            "Les résultats d’une structure imaginaire, pour voir ce que le diagnostic vous apportera "
            "avant de commencer."
        ),
        "about.levels": say(
            "Comment vos réponses deviennent des niveaux et des priorités : "
            "les règles, avec un exemple complet."
        ),
        "about.limits": say(
            "Ce que ce diagnostic peut vous apporter, ce qu’il n’est pas, et quand en parler à quelqu’un."
        ),
        "about.privacy": say(
            "Ce que nous gardons de vos réponses, combien de temps, qui les lit, et vos droits."
        ),
        "about.accessibility": say(
            "Ce qui a été vérifié pour que tout le monde puisse se servir de ce diagnostic, "
            "et ce qui reste à vérifier."
        ),
        "conformance.grid": say(
            "Les 106 critères du référentiel d’accessibilité, un par un : "
            "ce qui est conforme, et ce qui le montre."
        ),
        "about.legal": say("Qui publie et héberge ce service, sa licence, et les œuvres dont il se sert."),
        "about.contact": say(
            "Nous écrire : une question, une difficulté, une idée pour améliorer le diagnostic."
        ),
        "site_plan.show": say("Toutes les pages que chacun peut ouvrir, et toutes les ressources du kit."),
        "start.show": say(
            "Commencer le diagnostic partagé de votre structure : gratuit, "
            "sans compte, à interrompre quand vous voulez."
        ),
        "resume.ask": say(
            "Retrouver un diagnostic commencé, par son lien privé ou par le fichier que vous avez gardé."
        ),
    }
