"""Assessments already begun in a browser, as pages offer them."""

from flask import url_for

from diagnostic.store.values import Draft
from diagnostic.web.context import language, services
from diagnostic.web.shapes.journey import DraftView
from diagnostic.web.words import name_of


def draft_views(drafts: tuple[Draft, ...]) -> tuple[DraftView, ...]:
    """Each draft with its structure, its last change, and where it goes on."""
    return tuple(_view(each) for each in drafts)


def _view(draft: Draft) -> DraftView:
    library = services().library
    questionnaire = library.questionnaire(draft.questionnaire, draft.version, language().code)
    return DraftView(
        structure=name_of(draft.structure),
        questionnaire=questionnaire.short_title,
        changed=language().day(draft.changed_at),
        url=url_for("hub.show", assessment_id=draft.id),
    )
