"""A browser in words, as far as it tells: enough for its person to know it again in a list."""

from typing import Final

from flask import request

BROWSERS: Final = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS: Final = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


def device() -> str:
    """The browser and the system that sent the request, such as « Firefox, Windows »; may be empty."""
    told = request.headers.get("User-Agent", "")
    found = (next((name for mark, name in names if mark in told), "") for names in (BROWSERS, SYSTEMS))
    return ", ".join(each for each in found if each)
