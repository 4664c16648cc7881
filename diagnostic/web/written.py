"""What people wrote, as a page can show it."""

from diagnostic.core.limits import unkeepable


def shown(text: str) -> str:
    """A text whose characters that HTML cannot hold are a visible mark."""
    return "".join("\ufffd" if unkeepable(each, 1) else each for each in text)


def paragraphs(text: str) -> tuple[str, ...]:
    """The lines of a text that hold something."""
    return tuple(line for line in shown(text).splitlines() if line.strip())
