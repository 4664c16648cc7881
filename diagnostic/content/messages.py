"""Offers the content's texts to the catalogues, each with its key as context."""

from collections.abc import Iterable

from babel.messages.catalog import Catalog

from diagnostic.content.files import ContentFolder
from diagnostic.content.texts import texts_of


def template_of(folder: ContentFolder, keys: Iterable[str]) -> Catalog:
    """Give a catalogue template of every text of the questionnaires named, and of the kit."""
    template = Catalog(project="diagnostic", charset="utf-8")
    for key in keys:
        raw = folder.read(key)
        for text in texts_of(raw):
            template.add(text.value, context=text.context)
    return template
