"""What a preview carries from the upload to the confirmation: changes in the page itself, under a seal.

Nothing is kept here meanwhile; the page gives the changes back, and the seal shows that they are those
that were read, for this assessment, in this browser, within the hour.
"""

import hashlib
import hmac
import json
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import astuple, dataclass
from datetime import timedelta
from typing import Final

from diagnostic.actions.services import Services
from diagnostic.core.changes import Change
from diagnostic.core.faults import Refusal, RefusedInput

SEAL_LASTS: Final = timedelta(hours=1)
LARGEST: Final = 300_000
"""Characters of what is carried: every note full of French takes a fifth of it."""

LARGEST_UNPACKED: Final = 2 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Bearer:
    """Whom a seal is for: the assessment, and the secret of the browser."""

    assessment: str
    browser: str


@dataclass(frozen=True, slots=True)
class Held:
    """One change that was read; ``is_conflict`` when it would replace what changed meanwhile."""

    change: Change
    is_conflict: bool


def seal(services: Services, bearer: Bearer, held: tuple[Held, ...]) -> str:
    """Put changes into a text that ``unseal`` reads back; raises RefusedInput when they are too many."""
    at = int(services.clock.now().timestamp())
    rows = [[*astuple(each.change), each.is_conflict] for each in held]
    packed = zlib.compress(json.dumps([at, rows], ensure_ascii=False).encode(), 9)
    text = urlsafe_b64encode(packed).decode()
    if len(text) > LARGEST:
        raise RefusedInput((Refusal("file", "too much at once", str(LARGEST)),))
    return f"{text}.{_signature(services, bearer, text)}"


def unseal(services: Services, bearer: Bearer, sealed: str) -> tuple[Held, ...]:
    """Give back what was sealed; raises RefusedInput when the seal is another's, altered or too old."""
    text, _, signature = sealed.partition(".")
    ours = hmac.compare_digest(_signature(services, bearer, text).encode(), signature.encode())
    if not ours:
        raise RefusedInput((Refusal("file", "seal", "a preview of this browser"),))
    content = zlib.decompressobj().decompress(urlsafe_b64decode(text), LARGEST_UNPACKED)
    at, rows = json.loads(content)
    if services.clock.now().timestamp() - at > SEAL_LASTS.total_seconds():
        raise RefusedInput((Refusal("file", "seal", "a preview of the last hour"),))
    return tuple(Held(Change(*row[:-1]), is_conflict=row[-1]) for row in rows)


def _signature(services: Services, bearer: Bearer, text: str) -> str:
    key = services.settings.secret_key.encode()
    message = f"filled:{bearer.assessment}:{bearer.browser}:{text}".encode()
    return hmac.new(key, message, hashlib.sha256).hexdigest()
