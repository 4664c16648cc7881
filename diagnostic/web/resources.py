"""Resources of the kit in words: their status, and whom they serve."""

import re
from collections.abc import Iterator
from typing import Final
from unicodedata import combining, normalize

from flask import url_for

from diagnostic.core.resources import Resource, ResourceStatus
from diagnostic.language import Language, typeset_french
from diagnostic.web.shapes.browsing import ResourceCard

KEYWORDS: Final = 3
"""Words in common that are named."""

STEM: Final = 6
"""Letters by which two words are alike."""

SHORTEST: Final = 4
"""Letters of a word that can be a reason."""


def status_words(resource: Resource, language: Language) -> str:
    """The status in words; nothing when the resource is simply available."""
    words = language.gettext
    return {
        ResourceStatus.AVAILABLE: "",
        ResourceStatus.ANNOUNCED: words("Annoncée par le kit, parution non vérifiée"),
        ResourceStatus.PUBLISHED_SINCE: words("Annoncée par le kit, parue depuis"),
    }[resource.status]


def request_words(resource: Resource, title: str) -> str:
    """What to write to ask for a resource by its own title: in French, whatever the page’s language."""
    made = ", ".join(part for part in (resource.authors, resource.year) if part)
    named = f"« {title} » ({made})" if made else f"« {title} »"
    return typeset_french(
        f"Bonjour, nous cherchons le document {named}, cité dans le kit pratique sur la co-construction en "
        "territoire de janvier 2016. Pouvez-vous nous dire où le trouver ? Merci d’avance."
    )


def _remarks(resource: Resource, language: Language) -> Iterator[str]:
    """What a card says beside the author: the status, and whether the use was only inferred."""
    if status := status_words(resource, language):
        yield status
    if resource.basis == "title":
        yield language.gettext("décrit d’après son titre")


def audience_labels(language: Language) -> dict[str, str]:
    """Whom resources serve, in words by key."""
    words = language.gettext
    return {
        "association": words("Associations"),
        "entreprise": words("Entreprises"),
        "collectivite": words("Collectivités"),
        "animateur": words("Structures qui animent les partenariats"),
    }


def audience_words(resource: Resource, language: Language) -> tuple[str, ...]:
    """Whom the resource serves, in words."""
    labels = audience_labels(language)
    return tuple(labels.get(each, each) for each in resource.audience)


def in_common(resource: Resource, words: str, language: Language) -> str:
    """The keywords that the resource has in common with these words, told; empty when there are none."""
    asked = _stems(words)
    common = [each for each in resource.keywords if asked & _stems(each)]
    told = language.gettext("elle parle de ceci : %s.")
    return told % ", ".join(common[:KEYWORDS]) if common else ""


def _stems(text: str) -> set[str]:
    bare = "".join(each for each in normalize("NFKD", text.lower()) if not combining(each))
    return {each[:STEM] for each in re.findall(r"\w+", bare) if len(each) >= SHORTEST}


def resource_card(resource: Resource, axis: str, language: Language) -> ResourceCard:
    """A resource as a card that leads to its page."""
    return ResourceCard(
        code=resource.code,
        title=resource.title,
        authors=resource.authors,
        year=resource.year,
        status_text=" · ".join(_remarks(resource, language)),
        axis=axis,
        use=resource.use,
        where="",
        url=url_for("library.detail", code=resource.code),
        link=None,
    )
