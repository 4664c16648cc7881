"""The mails that left the service, as the people they were sent to find them."""

import re
import time
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Final

from tests.journeys.serving import Server

LINK: Final = re.compile(r"https?://\S+/m/(\S+)")
INVITATION: Final = re.compile(r"https?://\S+/invitation/(\S+)")
LONGEST_WAIT: Final = 60


def mails_to(server: Server, email: str) -> list[str]:
    """The texts of the mails that left to somebody, the newest first."""
    folder = server.output.parent / "data" / "mails"
    return [text for file in _newest_first(folder) if (text := _text(file, email))]


def mail_to(server: Server, email: str, after: int) -> str:
    """The text of the next mail to somebody who got so many before, once it left."""
    for _ in range(LONGEST_WAIT):
        found = mails_to(server, email)
        if len(found) > after:
            return found[0]
        time.sleep(1)
    raise AssertionError(f"no mail to {email}: {server.last_words()}")


def _newest_first(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.eml"), key=lambda each: each.stat().st_mtime, reverse=True)


def _text(file: Path, email: str) -> str:
    read = message_from_bytes(file.read_bytes(), policy=default)
    return str(read.get_content()) if read["To"] == email else ""
