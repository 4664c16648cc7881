"""The words of the diagnostic, from the same definitions as the help of its questions."""

import unicodedata
from collections.abc import Iterator
from itertools import groupby

from flask import Blueprint, url_for

from diagnostic.core.questionnaire import Questionnaire
from diagnostic.web.context import language, services
from diagnostic.web.frame import show as show_page
from diagnostic.web.shapes.explaining import GlossaryView, LetterView, WordView

pages = Blueprint("glossary", __name__)


@pages.get("/mots")
def show() -> str:
    """Every word that is defined, from A to Z, with the questions that use it."""
    library = services().library
    words = {
        word.key: word
        for each in reversed(library.latest())
        for word in _words(library.questionnaire(each.key, each.version, language().code))
    }
    in_order = sorted(words.values(), key=lambda each: _plain(each.word))
    letters = tuple(
        LetterView(letter, tuple(those))
        for letter, those in groupby(in_order, key=lambda each: _plain(each.word)[:1].upper())
    )
    return show_page("glossary/show", language().gettext("Les mots du diagnostic"), GlossaryView(letters))


def _words(asked: Questionnaire) -> Iterator[WordView]:
    page = url_for("questions.show", questionnaire=asked.key)
    for term in asked.terms:
        yield WordView(
            key=term.key,
            word=term.word,
            meaning=term.meaning,
            example=term.example,
            source=term.source,
            questions=tuple(
                (f"{page}#{each.key}", f"{each.code} {each.short}")
                for each in asked.questions
                if term.key in each.terms
            ),
        )


def _plain(word: str) -> str:
    """The word as dictionaries order it: without accents nor capitals."""
    apart = unicodedata.normalize("NFD", word.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
