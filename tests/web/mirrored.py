"""A language for tests, complete by itself: every text in brackets, so that one that was forgotten shows."""

from gettext import NullTranslations

from diagnostic.core.languages import SOURCE_LANGUAGE
from diagnostic.language import Language, Languages
from tests.build import source_texts_only


class Mirrored(NullTranslations):
    """Gives every text back between brackets."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"

    def pgettext(self, context: str, message: str) -> str:
        del context
        return self.gettext(message)


class MirroredLanguages(Languages):
    """French, and in the place of English its mirror."""

    def __init__(self) -> None:
        mirror = Language("en", Mirrored(), Mirrored())
        self._by_code = {SOURCE_LANGUAGE: source_texts_only().source, "en": mirror}
