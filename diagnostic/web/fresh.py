"""A fresh proof before what is sensitive: given within the last minutes, in this very session."""

from diagnostic.actions.sessions import is_fresh
from diagnostic.core.faults import FreshProofNeeded, SignInNeeded
from diagnostic.core.people import SignedIn
from diagnostic.web.context import asker, services


def signed_in() -> SignedIn:
    """The session under way; SignInNeeded without one."""
    here = asker().signed_in
    if here is None:
        raise SignInNeeded
    return here


def require_fresh_proof() -> SignedIn:
    """The session under way; FreshProofNeeded where its last proof is too old."""
    here = signed_in()
    if not is_fresh(services(), here):
        raise FreshProofNeeded
    return here
