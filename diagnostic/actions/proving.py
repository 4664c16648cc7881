"""Proofs sent by mail: a link and a code, each good once, in the browser that asked."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diagnostic.actions.auditing import REFUSED, Told, tell, tell_alone
from diagnostic.actions.limiting import count_try
from diagnostic.actions.mailing import post
from diagnostic.actions.services import Services
from diagnostic.actions.sessions import open_session, strengthened
from diagnostic.core.hashing import hashed
from diagnostic.core.mail import Mail
from diagnostic.core.people import Asker, SignedIn
from diagnostic.core.proofs import PROOF_LASTS, Purpose, Way, code_of, grouped, typed_code
from diagnostic.store.credentials import Credential
from diagnostic.store.proofs import NewProof

if TYPE_CHECKING:
    from diagnostic.language import Language

CODE_SIGNS = 8


@dataclass(frozen=True, slots=True)
class Sent:
    """What a mail carries: the secret of the link, and the code to type."""

    token: str
    code: str


def ask_link(services: Services, asker: Asker, email: str, browser: str, language: Language) -> None:
    """Send a link and a code to sign in with; whether anybody has the address is told by the mail only.

    ``browser`` is the secret of the browser that asks. Raises TooMany for an address that asked too often.
    """
    count_try(services, "mail-address", email)
    sent = _new(services, f"{email}:{browser}")
    with services.store.write() as work:
        found = work.credentials.at(email)
        person = work.accounts.person(found.account) if found else None
        work.proofs.add(_proof(services, Purpose.SIGN_IN, email, found, sent, browser))
        spoken = services.languages[person.language] if person else language
        body = _sign_in_words(services, spoken, sent) if found else _unknown_words(services, spoken)
        post(services, work, Mail(email, spoken.gettext("Votre connexion à Passerelle"), body))
        tell(services, work, asker, Told("authn_link_sent", "account", person.id if person else ""))


def ask_code(services: Services, here: SignedIn, browser: str) -> None:
    """Send a code that confirms who is signed in here; raises TooMany for too many."""
    person = here.person
    count_try(services, "mail-address", person.email)
    sent = _new(services, f"{person.id}:{browser}")
    spoken = services.languages[person.language]
    with services.store.write() as work:
        found = work.credentials.at(person.email)
        work.proofs.add(_proof(services, Purpose.CONFIRM, person.email, found, sent, browser))
        body = _confirm_words(spoken, sent)
        post(services, work, Mail(person.email, spoken.gettext("Votre code de confirmation"), body))


def opens_here(services: Services, token: str, browser: str) -> bool:
    """True when a link would sign in in this browser; looking uses nothing up."""
    if not browser:
        return False
    with services.store.read() as work:
        now = services.clock.now()
        return work.proofs.is_open(hashed(token), Purpose.SIGN_IN, hashed(browser), now)


def use_link(services: Services, asker: Asker, token: str, browser: str, device: str) -> str | None:
    """Sign in by a link; gives the secret that the browser keeps, or None when the link opens nothing."""
    with services.store.write() as work:
        now = services.clock.now()
        account = work.proofs.use_link(hashed(token), Purpose.SIGN_IN, hashed(browser), now)
    return _opened(services, asker, account, device)


def use_code(services: Services, asker: Asker, typed: str, browser: str, device: str) -> str | None:
    """Sign in by a typed code; gives the secret that the browser keeps, or None when the code is wrong."""
    with services.store.write() as work:
        code, now = _code_hash(services, typed, browser), services.clock.now()
        account = work.proofs.use_code(code, Purpose.SIGN_IN, hashed(browser), now)
    return _opened(services, asker, account, device)


def confirm_by_code(services: Services, here: SignedIn, typed: str, browser: str) -> str | None:
    """Confirm by a typed code who is signed in here; gives the session's new secret, or None."""
    with services.store.write() as work:
        code, now = _code_hash(services, typed, browser), services.clock.now()
        account = work.proofs.use_code(code, Purpose.CONFIRM, hashed(browser), now)
        if account != here.person.id:
            return None
        return strengthened(services, work, here, is_strong=here.is_strong)


def _opened(services: Services, asker: Asker, account: str | None, device: str) -> str | None:
    if account is None:
        tell_alone(services, asker, Told("authn_login_fail", "account", "", outcome=REFUSED))
        return None
    return open_session(services, asker, account, Way.MAIL, device)


def _new(services: Services, about: str) -> Sent:
    token = services.clock.token()
    digest = hashlib.sha256(f"{about}:{token}:{services.clock.token()}".encode()).digest()
    return Sent(token, code_of(digest[:CODE_SIGNS]))


def _proof(
    services: Services, purpose: Purpose, email: str, found: Credential | None, sent: Sent, browser: str
) -> NewProof:
    now = services.clock.now()
    return NewProof(
        id=services.clock.public_id(),
        purpose=purpose,
        token_hash=hashed(sent.token),
        code_hash=_code_hash(services, sent.code, browser),
        email=email,
        account=found.account if found else None,
        browser_hash=hashed(browser),
        credential_version=found.version if found else 0,
        made_at=now,
        expires_at=now + PROOF_LASTS,
    )


def _code_hash(services: Services, typed: str, browser: str) -> str:
    key = services.settings.secret_key.encode()
    return hmac.new(key, f"code:{hashed(browser)}:{typed_code(typed)}".encode(), hashlib.sha256).hexdigest()


def _sign_in_words(services: Services, language: Language, sent: Sent) -> str:
    words = language.gettext
    prefix = "" if language.code == services.languages.source.code else f"/{language.code}"
    return "\n\n".join(
        (
            words("Bonjour,"),
            words(
                "Vous avez demandé à vous connecter à Passerelle. Ouvrez ce lien dans le même navigateur :"
            ),
            f"{services.settings.public_url}{prefix}/m/{sent.token}",
            words("Sur un autre appareil, tapez plutôt ce code dans la page où vous avez fait la demande :"),
            grouped(sent.code),
            words("Le lien et le code servent une seule fois, pendant 10 minutes."),
            words("Vous n’avez rien demandé ? Ne faites rien : personne ne peut entrer sans ce message."),
        )
    )


def _unknown_words(services: Services, language: Language) -> str:
    words = language.gettext
    return "\n\n".join(
        (
            words("Bonjour,"),
            words(
                "Quelqu’un a demandé à se connecter à Passerelle avec cette adresse, qui n’a pas de compte."
            ),
            words(
                "Si c’est vous, essayez une autre de vos adresses, ou demandez une invitation à la personne "
                "qui gère votre structure. Un diagnostic peut aussi se faire sans compte :"
            ),
            services.settings.public_url,
        )
    )


def _confirm_words(language: Language, sent: Sent) -> str:
    words = language.gettext
    return "\n\n".join(
        (
            words("Bonjour,"),
            words("Voici le code qui confirme que c’est bien vous :"),
            grouped(sent.code),
            words("Il sert une seule fois, pendant 10 minutes, dans la page où vous l’avez demandé."),
            words(
                "Vous n’avez rien demandé ? Quelqu’un utilise peut-être votre compte : connectez-vous, "
                "fermez les autres connexions et changez votre mot de passe."
            ),
        )
    )
