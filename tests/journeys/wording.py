"""Words as a page shows them, found by the French that templates hold."""

import re
from functools import cache

from diagnostic.language import Language, Languages
from diagnostic.paths import packaged_paths


@cache
def language(code: str) -> Language:
    """A language of the product, with its typography."""
    return Languages(packaged_paths().translations)[code]


def worded(code: str, text: str) -> re.Pattern[str]:
    """Nothing but a text of the pages, in a language, whatever the spaces in and around it."""
    words = language(code).gettext(text).split()
    return re.compile(r"^\s*" + r"\s+".join(map(re.escape, words)) + r"\s*$")


def bare(text: str) -> str:
    """Words without what a line break may change: spaces, and hyphens at the end of lines."""
    return re.sub(r"[\s\u00ad\u200b\u2010\u2011-]", "", text)
