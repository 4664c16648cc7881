"""Raw content in another language: every text looked up by its context, then typeset."""

import copy

from diagnostic.content.texts import Raw, texts_of
from diagnostic.language import Language


def in_language(raw: Raw, language: Language) -> Raw:
    """Give a copy of raw content in ``language``; a text without translation stays in French."""
    translated = copy.deepcopy(raw)
    for text in texts_of(translated):
        text.put(language.content(text.context, text.value))
    return translated
