"""The next structure that waits for its review, as a link."""

from flask import url_for

from diagnostic.actions.portfolio import next_to_review
from diagnostic.web.context import asker, language, services
from diagnostic.web.words import name_of


def next_review(assessment_id: str) -> tuple[str, str]:
    """The words and the address of what waits after this assessment; empty when nothing else does."""
    after, waiting = next_to_review(services(), asker(), assessment_id)
    if after is None:
        return "", ""
    told = language().ngettext(
        "Relecture suivante : %(name)s (%(n)s attend)",
        "Relecture suivante : %(name)s (%(n)s attendent)",
        waiting,
    )
    words = told % {"name": name_of(after.structure), "n": waiting}
    return words, url_for("file.show", assessment_id=after.id)
