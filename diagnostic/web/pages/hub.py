"""The hub: every step with its state and the minutes left."""

from collections.abc import Iterator

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from diagnostic.actions.assisting import telling
from diagnostic.actions.concluding import reopen
from diagnostic.core.remaining import Only, left_in
from diagnostic.core.routing import Path
from diagnostic.core.wording import worded_for
from diagnostic.web.context import helper, language, opened, services
from diagnostic.web.forms import BareForm, button
from diagnostic.web.frame import show as show_page
from diagnostic.web.journey import left_words, may_erase, path_here, steps_left, steps_of
from diagnostic.web.remaining import address, only_asked, remaining_view
from diagnostic.web.searching import search_here
from diagnostic.web.shapes.journey import HubView, RemainingView
from diagnostic.web.views import is_finished
from diagnostic.web.words import name_of

pages = Blueprint("hub", __name__, url_prefix="/diagnostic/<assessment_id>")


@pages.get("")
def show(assessment_id: str) -> str:
    """Where the assessment stands and what comes next; ``?reste=`` and ``?cherche=`` choose what shows."""
    words = language().gettext
    here = opened().assessment
    path = path_here()
    progress, only = path.progress(), only_asked()
    next_url, next_label = _next(path, assessment_id)
    view = HubView(
        structure=name_of(here.structure),
        is_finished=is_finished(opened()),
        finished_on=language().day(here.finished_at) if here.finished_at else "",
        steps=steps_left(path, assessment_id, only) if only else steps_of(path, assessment_id),
        answered=progress.answered,
        asked=progress.asked,
        left=left_words(path),
        next_url=next_url,
        next_label=next_label,
        notices=tuple(_notices(path)),
        results_url=url_for("outcome.show", assessment_id=assessment_id),
        review_url=url_for("review.show", assessment_id=assessment_id),
        talk_url=url_for("conversation.show", assessment_id=assessment_id, _anchor="dernier"),
        later_url="" if helper() else url_for("later.show", assessment_id=assessment_id),
        filling_url=url_for("filling.show", assessment_id=assessment_id),
        exchanges_url="" if helper() else url_for("exchanges.show", assessment_id=assessment_id),
        plan_url="" if helper() else url_for("plan.show", assessment_id=assessment_id),
        sharing_url="" if helper() else url_for("sharing.show", assessment_id=assessment_id),
        reopen=button(url_for("hub.open_again", assessment_id=assessment_id)),
        has_profile=not path.missing_profile(),
        lacking=_lacking(path),
        remaining=_remaining(path, assessment_id),
        search=search_here(path, assessment_id),
        erase_url=url_for("erasing.show", assessment_id=assessment_id) if may_erase() else "",
    )
    return show_page("hub/show", words("Votre diagnostic"), view)


@pages.post("/rouvrir")
def open_again(assessment_id: str) -> Response:
    """Let answers change again after finishing."""
    if BareForm(request.form).validate():
        told = telling(services(), helper(), "assessment_reopened", assessment_id)
        reopen(services(), opened().assessment, told)
    return redirect(url_for("hub.show", assessment_id=assessment_id), 303)


def _reworded(path: Path) -> list[str]:
    """Names of the answered questions that another kind of structure changed, as the address tells."""
    told = request.args.get("reformulees", "").split(",")
    worded = worded_for(path.questionnaire, path.record.profile)
    return [
        f"{each.code} {each.short}"
        for each in worded.questions
        if each.key in told and each.key in path.record.answers
    ]


def _remaining(path: Path, assessment_id: str) -> RemainingView:
    only, progress = only_asked(), path.progress()
    unsettled = sum(len(left_in(path, each, Only.UNSETTLED)) for each in path.dimensions()) - progress.left
    every = steps_of(path, assessment_id)
    hidden = len(every) - len(steps_left(path, assessment_id, only)) if only else 0
    told = language().ngettext(
        "%(n)s étape sans question en attente n’est pas montrée.",
        "%(n)s étapes sans question en attente ne sont pas montrées.",
        hidden,
    ) % {"n": hidden}
    left = progress.left if only or progress.answered else 0
    return remaining_view(
        "hub.show", only, told if hidden else "", left, unsettled, assessment_id=assessment_id
    )


def _lacking(path: Path) -> str:
    """Which answers about the structure are still needed; empty before the first, and once none is."""
    missing = path.missing_profile()
    if not (missing and any(path.record.profile.values())):
        return ""
    names = ", ".join(
        language().gettext("« %s »") % path.questionnaire.profile_question[each].short for each in missing
    )
    return language().ngettext(
        "Il manque encore une réponse sur votre structure pour choisir vos questions : %(names)s.",
        "Il manque encore %(n)s réponses sur votre structure pour choisir vos questions : %(names)s.",
        len(missing),
    ) % {"n": len(missing), "names": names}


def _next(path: Path, assessment_id: str) -> tuple[str, str]:
    """Where to go on: the profile, the first unanswered question, else the review."""
    words = language().gettext
    if path.missing_profile():
        return url_for("profile.show", assessment_id=assessment_id), words("Présenter votre structure")
    question = path.next_question()
    if question is None:
        return url_for("review.show", assessment_id=assessment_id), words("Relire et terminer")
    where = {"assessment_id": assessment_id, "dimension": question.dimension}
    first = path.questions(path.questionnaire.dimension[question.dimension])[0]
    if question != first:
        where["_anchor"] = question.key
    begun = path.progress().answered
    return address("steps.show", only_asked(), **where), words("Continuer") if begun else words(
        "Commencer les questions"
    )


def _notices(path: Path) -> Iterator[str]:
    left = request.args.get("laissees", default=0, type=int)
    if left > 0:
        yield language().ngettext(
            "%(n)s réponse de votre fichier ne convient pas à cette version du questionnaire : elle n’a pas "
            "été reprise. Votre fichier, lui, n’a pas changé.",
            "%(n)s réponses de votre fichier ne conviennent pas à cette version du questionnaire : elles "
            "n’ont pas été reprises. Votre fichier, lui, n’a pas changé.",
            left,
        ) % {"n": left}
    aside = path.set_aside()
    if aside:
        names = ", ".join(f"{each.code} {each.short}" for each in aside)
        yield language().ngettext(
            "%(n)s réponse est mise de côté, car sa question ne vous concerne plus : %(names)s. "
            "Elle est gardée sans être comptée, et reviendra si votre profil change de nouveau.",
            "%(n)s réponses sont mises de côté, car leurs questions ne vous concernent plus : %(names)s. "
            "Elles sont gardées sans être comptées, et reviendront si votre profil change de nouveau.",
            len(aside),
        ) % {"n": len(aside), "names": names}
    reworded = _reworded(path)
    if reworded:
        yield language().ngettext(
            "Selon le type de structure que vous avez choisi, une question déjà répondue se lit autrement : "
            "%(names)s. Votre réponse est gardée : relisez-la.",
            "Selon le type de structure que vous avez choisi, %(n)s questions déjà répondues se lisent "
            "autrement : %(names)s. Vos réponses sont gardées : relisez-les.",
            len(reworded),
        ) % {"n": len(reworded), "names": ", ".join(reworded)}
    newest = services().library.newest(path.questionnaire.key, language().code).version
    if newest != path.questionnaire.version:
        yield language().gettext(
            "Une nouvelle version du questionnaire existe. Votre diagnostic reste sur celle avec laquelle "
            "vous l’avez commencé : rien ne change pour vous."
        )
