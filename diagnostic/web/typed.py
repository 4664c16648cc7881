"""Names and mail addresses as people type them: kept as they are, or told what is wrong."""

from diagnostic.core.limits import LONGEST_NAME, tidy, unkeepable
from diagnostic.core.mail_address import mail_address
from diagnostic.web.context import language


def name_error(text: str) -> str:
    """What is wrong with a name that is needed; empty when nothing is."""
    words = language().gettext
    if not tidy(text):
        return words("Écrivez un nom.")
    if unkeepable(tidy(text), LONGEST_NAME) or "\n" in tidy(text):
        return words(
            "Ce nom est trop long (200 caractères au plus) ou contient un caractère invisible. "
            "Corrigez-le, puis continuez."
        )
    return ""


def email_error(text: str) -> str:
    """What is wrong with a mail address that is needed; empty when nothing is."""
    if mail_address(text):
        return ""
    return language().gettext("Écrivez une adresse mail complète, par exemple prenom.nom@exemple.org.")
