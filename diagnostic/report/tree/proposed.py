"""A resource of the kit as a document proposes it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProposedResource:
    """A resource of the kit, where to find it, and why it is proposed to this structure.

    ``original`` is the title the kit gives, where ``title`` is a translation of it, else empty; ``page`` is
    the address of its page in the service, empty where no reader could reach it.
    """

    code: str
    title: str
    original: str
    original_tag: str
    byline: str
    axis: str
    status: str
    use: str
    where: str
    url: str
    url_label: str
    why: str
    page: str = ""
