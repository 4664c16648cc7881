"""Mails about who follows whom: short, in the reader's language, with one link each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Protocol

from diagnostic.core.mail import Mail
from diagnostic.core.organisations import Assignment
from diagnostic.core.people import Person
from diagnostic.settings import Settings

if TYPE_CHECKING:
    from diagnostic.language import Language, Languages

_LIKE_AN_ADDRESS: Final = re.compile(r"[\w-][.:/@]+[\w-]")
LONGEST_IN_MAIL: Final = 80
"""Characters of a name that somebody typed, as far as a mail repeats it."""


class Letterhead(Protocol):
    """What a mail needs of the installation that sends it."""

    @property
    def languages(self) -> Languages:
        """The languages it may be written in."""

    @property
    def settings(self) -> Settings:
        """Where its links lead."""


def proposed_mail(house: Letterhead, advisor: Person, organisation: str) -> Mail:
    """To an advisor: an organisation would like to be followed."""
    words = house.languages[advisor.language]
    say = words.gettext
    body = say(
        "Bonjour %(name)s,\n\n%(structure)s vous propose de suivre son diagnostic sur Passerelle, le "
        "diagnostic partagé. Rien ne vous est ouvert avant votre accord.\n\nPour répondre : %(address)s\n"
    ) % {
        "name": advisor.name,
        "structure": _named(words, organisation),
        "address": _address(house, words, "/suivi/demandes"),
    }
    return Mail(advisor.email, say("Une structure vous propose de l’accompagner"), body)


def network_mail(house: Letterhead, email: str, organisation: str, language: str) -> Mail:
    """To somebody who does not advise here: ask your network for an account."""
    words = house.languages[language]
    say = words.gettext
    body = say(
        "Bonjour,\n\n%(structure)s aimerait que vous suiviez son diagnostic sur Passerelle, le diagnostic "
        "partagé. Aucun compte de conseillère ou de conseiller n’existe à cette adresse. Pour en avoir un, "
        "adressez-vous à votre réseau d’accompagnement : il vous invitera. La structure pourra alors vous "
        "proposer le suivi de nouveau.\n\nLe service : %(address)s\n\nSi ce message ne vous concerne pas, "
        "ignorez-le : rien n’a été ouvert à votre nom.\n"
    ) % {"structure": _named(words, organisation), "address": _address(house, words, "/")}
    return Mail(email, say("Une structure aimerait que vous l’accompagniez"), body)


def asked_mail(house: Letterhead, email: str, language: str, asked: Assignment) -> Mail:
    """To a manager: an advisor asks to follow the organisation."""
    words = house.languages[language]
    say = words.gettext
    body = say(
        "Bonjour,\n\n%(advisor)s (%(network)s) demande à suivre %(structure)s sur Passerelle, le diagnostic "
        "partagé. Rien ne lui est ouvert avant votre accord. La page suivante dit ce que cette personne "
        "verrait, et vous laisse accepter ou refuser.\n\n%(address)s\n"
    ) % {
        "advisor": _named(words, asked.advisor_name),
        "network": _named(words, asked.network_name),
        "structure": _named(words, asked.organisation_name),
        "address": _address(house, words, f"/organisations/{asked.organisation}/accompagnement"),
    }
    return Mail(email, say("Une personne demande à accompagner votre structure"), body)


def accepted_mail(house: Letterhead, advisor: Person, asked: Assignment) -> Mail:
    """To an advisor: the organisation accepted."""
    words = house.languages[advisor.language]
    say = words.gettext
    body = say(
        "Bonjour %(name)s,\n\n%(structure)s a accepté votre demande : vous suivez maintenant son "
        "diagnostic.\n\nVos structures : %(address)s\n"
    ) % {
        "name": advisor.name,
        "structure": _named(words, asked.organisation_name),
        "address": _address(house, words, "/suivi/demandes"),
    }
    return Mail(advisor.email, say("Votre demande est acceptée"), body)


def ended_mail(house: Letterhead, advisor: Person, asked: Assignment) -> Mail:
    """To an advisor: the organisation refused, or ended what it had accepted."""
    words = house.languages[advisor.language]
    say = words.gettext
    told = (
        say(
            "Bonjour %(name)s,\n\n%(structure)s a mis fin à votre accès à son diagnostic. Merci pour votre "
            "suivi.\n"
        )
        if asked.accepted_at
        else say("Bonjour %(name)s,\n\n%(structure)s n’a pas donné suite à la demande de suivi.\n")
    )
    body = told % {"name": advisor.name, "structure": _named(words, asked.organisation_name)}
    return Mail(advisor.email, say("Votre accès à un diagnostic"), body)


def answered_mail(house: Letterhead, email: str, language: str, asked: Assignment) -> Mail:
    """To a manager: the advisor accepted the proposal."""
    words = house.languages[language]
    say = words.gettext
    body = say(
        "Bonjour,\n\n%(advisor)s (%(network)s) a accepté de suivre %(structure)s. Vous voyez ce qui est "
        "consulté, et pouvez arrêter à tout moment, sur cette page : %(address)s\n"
    ) % {
        "advisor": _named(words, asked.advisor_name),
        "network": _named(words, asked.network_name),
        "structure": _named(words, asked.organisation_name),
        "address": _address(house, words, f"/organisations/{asked.organisation}/accompagnement"),
    }
    return Mail(email, say("Votre structure est maintenant accompagnée"), body)


def left_mail(house: Letterhead, email: str, language: str, asked: Assignment) -> Mail:
    """To a manager: the advisor declined, or follows the organisation no more."""
    words = house.languages[language]
    say = words.gettext
    body = say("Bonjour,\n\n%(advisor)s (%(network)s) ne suit pas, ou ne suit plus, %(structure)s.\n") % {
        "advisor": _named(words, asked.advisor_name),
        "network": _named(words, asked.network_name),
        "structure": _named(words, asked.organisation_name),
    }
    return Mail(email, say("L’accompagnement de votre structure"), body)


def _named(words: Language, name: str) -> str:
    """A name that somebody typed, unless a mail program would make a link of it."""
    plain = " ".join(name.split())[:LONGEST_IN_MAIL]
    return words.gettext("Une structure") if not plain or _LIKE_AN_ADDRESS.search(plain) else plain


def _address(house: Letterhead, words: Language, path: str) -> str:
    prefix = "" if words.code == house.languages.source.code else f"/{words.code}"
    return f"{house.settings.public_url}{prefix}{path}"
