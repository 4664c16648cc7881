"""Resources of the kit in words: their status, and whom they serve."""

from flask import url_for

from diagnostic.core.resources import Resource, ResourceStatus
from diagnostic.language import Language
from diagnostic.web.shapes.browsing import ResourceCard


def status_words(resource: Resource, language: Language) -> str:
    """The status in words; nothing when the resource is simply available."""
    words = language.gettext
    return {
        ResourceStatus.AVAILABLE: "",
        ResourceStatus.ANNOUNCED: words("Annoncée par le kit, parution non vérifiée"),
        ResourceStatus.PUBLISHED_SINCE: words("Annoncée par le kit, parue depuis"),
    }[resource.status]


def audience_words(resource: Resource, language: Language) -> tuple[str, ...]:
    """Whom the resource serves, in words."""
    words = language.gettext
    labels = {
        "association": words("Associations"),
        "entreprise": words("Entreprises"),
        "collectivite": words("Collectivités"),
        "animateur": words("Structures qui animent les partenariats"),
    }
    return tuple(labels.get(each, each) for each in resource.audience)


def resource_card(resource: Resource, axis: str, language: Language) -> ResourceCard:
    """A resource as a card that leads to its page."""
    return ResourceCard(
        code=resource.code,
        title=resource.title,
        authors=resource.authors,
        year=resource.year,
        status_text=status_words(resource, language),
        axis=axis,
        use=resource.use,
        where="",
        url=url_for("library.detail", code=resource.code),
        link=None,
    )
