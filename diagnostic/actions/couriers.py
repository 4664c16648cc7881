"""How a mail leaves: by SMTP where it is set, else as a file in the data folder and on the console."""

import smtplib
import ssl
import sys
from dataclasses import dataclass
from datetime import UTC
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Final, Protocol
from urllib.parse import unquote, urlsplit

from diagnostic.settings import Settings
from diagnostic.store.outbox import DueMail

TIMEOUT_SECONDS: Final = 20
PORTS: Final = {"smtp": 587, "smtps": 465}


class MailRefused(Exception):
    """A mail that could not be handed over."""


class Courier(Protocol):
    """Takes a mail where it has to go."""

    def send(self, mail: DueMail) -> None:
        """Send one mail; raises MailRefused or OSError when it could not be handed over."""


@dataclass(frozen=True, slots=True)
class SmtpCourier:
    """Hands mails to a server, over TLS but on this very machine."""

    address: str
    sender: str

    def send(self, mail: DueMail) -> None:
        """Send one mail; raises MailRefused or OSError when it could not be handed over."""
        try:
            with self._open() as server:
                server.send_message(message_of(mail, self.sender))
        except (smtplib.SMTPException, ValueError) as fault:
            raise MailRefused(str(fault)) from fault

    def _open(self) -> smtplib.SMTP:
        parts = urlsplit(self.address)
        host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
        trust = ssl.create_default_context()
        if parts.scheme == "smtps":
            server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=TIMEOUT_SECONDS, context=trust)
        else:
            server = smtplib.SMTP(host, port, timeout=TIMEOUT_SECONDS)
            if host not in {"127.0.0.1", "localhost", "::1"}:
                server.starttls(context=trust)
        if parts.username:
            server.login(unquote(parts.username), unquote(parts.password or ""))
        return server


@dataclass(frozen=True, slots=True)
class FileCourier:
    """Writes each mail to a file and prints it: so that everything works on a laptop."""

    folder: Path
    sender: str

    def send(self, mail: DueMail) -> None:
        """Write one mail, whole or not at all."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        message = message_of(mail, self.sender)
        kept = self.folder / f"{message['Date'].datetime:%Y%m%d-%H%M%S}-{mail.id}.eml"
        half = kept.with_suffix(".half")
        half.write_bytes(message.as_bytes(policy=SMTP))
        half.chmod(0o600)
        half.replace(kept)
        told = f"\n--- {mail.recipient}: {mail.subject} ({kept})\n\n{mail.body}\n---\n"
        sys.stdout.write(told)
        sys.stdout.flush()


def courier_of(settings: Settings) -> Courier:
    """The courier that the settings name."""
    sender = settings.mail_from or settings.contact or f"ne-pas-repondre@{_host(settings)}"
    if settings.mail_url:
        return SmtpCourier(settings.mail_url, sender)
    return FileCourier(settings.data / "mails", sender)


def message_of(mail: DueMail, sender: str) -> EmailMessage:
    """The mail as it travels; raises MailRefused where a header would hold more than one line."""
    message = EmailMessage(policy=SMTP)
    domain = sender.rpartition("@")[2]
    try:
        message["From"] = sender
        message["To"] = mail.recipient
        message["Subject"] = mail.subject
    except ValueError as fault:
        raise MailRefused(str(fault)) from fault
    message["Date"] = mail.made_at.astimezone(UTC)
    message["Message-ID"] = f"<{mail.id}@{domain}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.body)
    return message


def _host(settings: Settings) -> str:
    return urlsplit(settings.public_url).hostname or "localhost"
