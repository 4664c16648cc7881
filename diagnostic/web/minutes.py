"""Minutes left, in words."""

from diagnostic.language import Language


def minutes_words(language: Language, minutes: int) -> str:
    """How many minutes are left, in words; empty when none is."""
    if not minutes:
        return ""
    told = language.ngettext("Il reste environ %(n)s minute.", "Il reste environ %(n)s minutes.", minutes)
    return told % {"n": minutes}
