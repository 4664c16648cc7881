"""Restitutions in lists, and as files to download."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from flask import url_for

from diagnostic.web.context import language, services
from diagnostic.web.shapes.outcome import DownloadView
from diagnostic.web.shapes.reviewing import PublishedView

PUBLISHED = "publiee"
"""What the address of a restitution says once it was just published."""


class Published(Protocol):
    """A restitution, as far as a list tells of it."""

    @property
    def number(self) -> int:
        """Its number, from 1."""

    @property
    def signed_by(self) -> str:
        """Who signed it."""

    @property
    def published_at(self) -> datetime:
        """When it was published."""


def published_views(assessment_id: str, made: Iterable[Published]) -> tuple[PublishedView, ...]:
    """Restitutions to open, the last one first."""
    words = language().gettext
    views = (
        PublishedView(
            title=words("Restitution n° %(n)s, publiée le %(day)s par %(who)s")
            % {"n": each.number, "day": language().day(each.published_at), "who": each.signed_by},
            url=url_for("restitution.show", assessment_id=assessment_id, number=each.number),
        )
        for each in made
    )
    return tuple(reversed(tuple(views)))


def restitution_downloads(assessment_id: str, number: int) -> tuple[DownloadView, ...]:
    """Every form of a restitution in every language."""
    words = language().gettext
    about = {
        "pdf": (words("La restitution"), words("PDF, à imprimer ou à envoyer")),
        "docx": (words("La restitution modifiable"), words("Word, à compléter")),
        "xlsx": (words("La restitution en tableau"), words("Excel, le plan d’action et les deux lectures")),
        "html": (words("La restitution en page"), words("page web à garder")),
    }
    return tuple(
        DownloadView(
            title=title,
            url=url_for(
                "restitution.download",
                assessment_id=assessment_id,
                number=number,
                form=form,
                langue=each.code,
            ),
            about=f"{told}, {each.own_name}",
            text="",
            language=each.code,
        )
        for form, (title, told) in about.items()
        for each in services().languages.all()
    )
