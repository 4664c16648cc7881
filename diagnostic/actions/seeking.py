"""Searching the kit by words: what bears them first, then what the reader of conversations finds nearest."""

import re
from unicodedata import combining, normalize

from diagnostic.actions.services import Services
from diagnostic.core.resources import Resource

NEAREST = 8
"""Resources that the reader gives at most."""

SHORTEST = 3
"""Letters or figures from which words are looked for as they are."""


def seek(services: Services, resources: tuple[Resource, ...], words: str, language: str) -> tuple[str, ...]:
    """Codes of the resources for these words, best first; none when the kit holds nothing about them.

    What has all the words in its code, title, authors, year or category is found even where no reader was
    written; the reader forgives accents, slips and inflection.
    """
    ranked = _nearest(services, words, language)
    named = [each.code for each in resources if _bears(each, words)]
    named.sort(key=lambda code: ranked.index(code) if code in ranked else len(ranked))
    return tuple(dict.fromkeys((*named, *ranked)))


def _nearest(services: Services, words: str, language: str) -> tuple[str, ...]:
    for each in services.library.latest():
        reader = services.readers(each.key, each.version)
        return reader.search(words, language, NEAREST) if reader else ()
    return ()


def _bears(resource: Resource, words: str) -> bool:
    """Whether each of the words begins one of the resource's own."""
    sought = _bare(words).split()
    told = f"{resource.code} {resource.title} {resource.authors} {resource.year} {resource.category}"
    bare = f" {_bare(told)}"
    return len("".join(sought)) >= SHORTEST and all(f" {each}" in bare for each in sought)


def _bare(text: str) -> str:
    """The words in small letters, without accents or punctuation, one space between."""
    small = "".join(each for each in normalize("NFKD", text.lower()) if not combining(each))
    return " ".join(re.findall(r"[a-z0-9]+", small))
