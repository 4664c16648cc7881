"""Minutes left, in words."""

from diagnostic.language import Language


def minutes_words(language: Language, minutes: int) -> str:
    """How many minutes are left, in words; 1 stands for less than a minute; empty when nothing is left."""
    if not minutes:
        return ""
    if minutes == 1:
        return language.gettext("Il reste moins d’une minute.")
    told = language.ngettext("Il reste environ %(n)s minute.", "Il reste environ %(n)s minutes.", minutes)
    return told % {"n": minutes}
