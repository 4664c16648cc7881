"""Mail addresses: in one spelling, and such that nothing can be smuggled into a mail."""

import re
from typing import Final

LONGEST: Final = 254
_PATTERN: Final = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}")


def mail_address(text: str) -> str | None:
    """The address in lower case without what surrounds it, or None when it is none."""
    address = text.strip().lower()
    return address if len(address) <= LONGEST and _PATTERN.fullmatch(address) else None
