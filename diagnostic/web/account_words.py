"""Words of accounts: roles, ways to sign in, why a password is refused."""

from collections.abc import Callable, Mapping
from typing import Final

from diagnostic.core.people import Person, Role
from diagnostic.core.proofs import PasswordFault, Way
from diagnostic.web.context import language


def _short() -> str:
    return language().gettext("Choisissez au moins 12 caractères. Une courte phrase convient très bien.")


def _long() -> str:
    return language().gettext("Ce mot de passe est trop long : 128 caractères au plus.")


def _easy() -> str:
    return language().gettext(
        "Ce mot de passe se devine trop facilement. Allongez-le, par exemple avec quatre mots sans lien "
        "entre eux, ni votre nom ni celui de votre structure."
    )


def _wrong() -> str:
    return language().gettext("Ce n’est pas votre mot de passe actuel. Vérifiez-le, puis recommencez.")


FAULT_WORDS: Final[Mapping[PasswordFault, Callable[[], str]]] = {
    PasswordFault.SHORT: _short,
    PasswordFault.LONG: _long,
    PasswordFault.EASY: _easy,
    PasswordFault.WRONG: _wrong,
}

WAY_WORDS: Final[Mapping[str, Callable[[], str]]] = {
    Way.PASSWORD: lambda: language().gettext("par mot de passe"),
    Way.MAIL: lambda: language().gettext("par mail"),
    Way.PROVIDER: lambda: language().gettext("par un service d’identité"),
    Way.INVITATION: lambda: language().gettext("par une invitation"),
}


def role_name(role: Role) -> str:
    """What a role is called."""
    words = language().gettext
    return {
        Role.MEMBER: words("Membre d’une structure"),
        Role.MANAGER: words("Gestion d’une structure"),
        Role.ADVISOR: words("Conseillère ou conseiller"),
        Role.LEAD: words("Animation d’un réseau"),
        Role.ADMINISTRATOR: words("Administration"),
    }[role]


def role_words(person: Person) -> tuple[str, ...]:
    """What a person may do, one line for each structure or network."""
    words = language().gettext
    found = [
        (words("Vous gérez %(name)s") if each.is_manager else words("Vous répondez avec %(name)s"))
        % {"name": each.name}
        for each in person.belongings
    ]
    if person.practice:
        told = words("Vous animez le réseau %(name)s") if person.practice.is_lead else ""
        told = told or words("Vous accompagnez des structures avec le réseau %(name)s")
        found.append(told % {"name": person.practice.name})
    if person.is_administrator:
        found.append(words("Vous gérez les comptes de ce service"))
    return tuple(found)


def name_error() -> str:
    """What is said of a name that cannot be kept."""
    return language().gettext(
        "Écrivez un nom de 200 caractères au plus, sans caractère invisible, puis recommencez."
    )
