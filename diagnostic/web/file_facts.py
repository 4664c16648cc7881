"""Where the diagnostic of a file stands, and whose it is, in short facts."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from diagnostic.actions.portfolio import TERRITORY, TYPE
from diagnostic.core.case_file import CaseFile
from diagnostic.core.review import Comment
from diagnostic.web.context import language, opened
from diagnostic.web.publications import Published
from diagnostic.web.written import shown

_PROFILE: Final = (TYPE, TERRITORY)


def is_told(made: Sequence[Published]) -> bool:
    """True when what was finished last has its restitution."""
    finished_at = opened().assessment.finished_at
    return bool(finished_at and made and made[-1].published_at >= finished_at)


def facts_of(
    found: CaseFile, made: Sequence[Published], comments: Sequence[Comment], *, has_readers: bool
) -> tuple[tuple[str, str], ...]:
    """Names and values; what is not known is left out. ``has_readers`` when a comment reaches somebody."""
    words, here = language().gettext, opened().assessment
    organisation = shown(found.organisation)
    kind, territory = (_chosen(found, key) for key in _PROFILE)
    facts = (
        (words("État"), _state(found, made)),
        (words("Type"), kind),
        (words("Territoire"), territory),
        (words("Organisation"), organisation if organisation != shown(here.structure) else ""),
        (words("Campagne"), shown(found.campaign)),
        (words("Dernier changement"), "" if here.finished_at else _on(here.changed_at)),
        (words("Dernier commentaire"), _last_word(comments)),
        (words("Contact"), _contact(has_readers=has_readers)),
    )
    return tuple((label, text) for label, text in facts if text)


def _state(found: CaseFile, made: Sequence[Published]) -> str:
    words, finished_at = language().gettext, opened().assessment.finished_at
    if is_told(made):
        return words("restitué le %(day)s") % {"day": language().day(made[-1].published_at)}
    if finished_at:
        return words("terminé le %(day)s, à relire") % {"day": language().day(finished_at)}
    progress = found.path.progress()
    told = language().ngettext(
        "en cours, %(n)s réponse sur %(of)s", "en cours, %(n)s réponses sur %(of)s", progress.answered
    )
    return told % {"n": progress.answered, "of": progress.asked}


def _on(moment: datetime) -> str:
    return language().gettext("le %(day)s") % {"day": language().day(moment)}


def _chosen(found: CaseFile, key: str) -> str:
    """What the structure says of itself under this key of the profile."""
    question = next((each for each in found.path.questionnaire.profile if each.key == key), None)
    given = found.path.record.profile.get(key, ())
    return ", ".join(each.label for each in question.choices if each.key in given) if question else ""


def _last_word(comments: Sequence[Comment]) -> str:
    """Who wrote last, and when, so that nobody writes the same word twice."""
    if not comments:
        return ""
    last = max(comments, key=lambda each: each.at)
    author = shown(last.author) or language().gettext("la structure")
    return language().gettext("le %(day)s, par %(who)s") % {"day": language().day(last.at), "who": author}


def _contact(*, has_readers: bool) -> str:
    """How to reach the structure: advisers are shown nobody’s name or address, comments reach them all."""
    if not has_readers:
        return language().gettext("personne n’a encore de compte dans cette structure")
    return language().gettext("par un commentaire, en bas de cette page : la structure est prévenue par mail")
