"""Organisations of a person: made, named, closed to the outside, left."""

from dataclasses import replace

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from diagnostic.actions.organising import (
    archive_organisation,
    dismiss,
    make_organisation,
    rename_organisation,
)
from diagnostic.core.limits import tidy
from diagnostic.web.context import asker, language, services
from diagnostic.web.forms import TOKEN_FIELD, BareForm, form_view
from diagnostic.web.frame import show as show_page
from diagnostic.web.organisation import Typed, organisation_page
from diagnostic.web.shapes.sharing import BelongingRow, OrganisationsView
from diagnostic.web.typed import name_error
from diagnostic.web.written import shown

pages = Blueprint("organisation", __name__, url_prefix="/organisations")
Answer = Response | tuple[str, int]


@pages.get("")
def index() -> str:
    """The organisations of whoever signed in, or how to make one."""
    return _index(BareForm())


@pages.post("")
def make() -> Answer:
    """Make an organisation, and manage it."""
    form, name = BareForm(request.form), request.form.get("nom", "")
    if not form.validate():
        return _index(form, name=name, problem=" ".join(form[TOKEN_FIELD].errors)), 403
    wrong = name_error(name)
    if wrong:
        return _index(form, name=name, wrong=wrong), 422
    made = make_organisation(services(), asker(), tidy(name))
    return redirect(url_for("organisation.show", organisation_id=made), 303)


@pages.get("/<organisation_id>")
def show(organisation_id: str) -> str:
    """The organisation: its assessments, its people, and what a manager may do."""
    return organisation_page(organisation_id, Typed(notice=_done()))


@pages.post("/<organisation_id>/nom")
def rename(organisation_id: str) -> Answer:
    """Give it another name."""
    name = request.form.get("nom", "")
    typed = _typed(replace(Typed(name=name), name_error=name_error(name)))
    if typed.errors():
        return organisation_page(organisation_id, typed), 403 if typed.problem else 422
    rename_organisation(services(), asker(), organisation_id, tidy(name))
    return _back(organisation_id, "nom")


@pages.post("/<organisation_id>/archiver")
def archive(organisation_id: str) -> Answer:
    """Close it to everybody from outside, or open it again."""
    typed = _typed(Typed())
    if typed.errors():
        return organisation_page(organisation_id, typed), 403
    is_archived = request.form.get("etat") != "ouverte"
    archive_organisation(services(), asker(), organisation_id, is_archived=is_archived)
    return _back(organisation_id, "fermee" if is_archived else "ouverte")


@pages.post("/<organisation_id>/quitter")
def leave(organisation_id: str) -> Answer:
    """Belong to it no more; its last manager names another one first."""
    typed = _typed(Typed())
    if typed.errors():
        return organisation_page(organisation_id, typed), 403
    if not dismiss(services(), asker(), organisation_id, asker().account):
        problem = language().gettext(
            "Vous êtes la seule personne responsable : nommez d’abord quelqu’un d’autre, puis quittez la "
            "structure."
        )
        return organisation_page(organisation_id, Typed(problem=problem)), 409
    return redirect(url_for("organisation.index"), 303)


def _typed(typed: Typed) -> Typed:
    form = BareForm(request.form)
    return typed if form.validate() else replace(typed, problem=" ".join(form[TOKEN_FIELD].errors))


def _back(organisation_id: str, done: str) -> Response:
    return redirect(url_for("organisation.show", organisation_id=organisation_id, fait=done), 303)


def _done() -> str:
    words = language().gettext
    told = {
        "nom": words("Le nom est changé."),
        "fermee": words("La structure est archivée : plus personne d’extérieur n’y lit rien."),
        "ouverte": words("La structure est rouverte aux personnes que vous aviez acceptées."),
        "invitation": words("L’invitation est partie par mail."),
        "annulee": words("L’invitation est annulée : son lien n’ouvre plus rien."),
        "role": words("Le rôle est changé."),
        "retiree": words("La personne est retirée : plus rien ne s’ouvre pour elle."),
        "diagnostic": words("Le diagnostic est rattaché à votre structure."),
    }
    return told.get(request.args.get("fait", ""), "")


def _index(form: BareForm, *, name: str = "", wrong: str = "", problem: str = "") -> str:
    words = language().gettext
    person = asker().person
    belongings = person.belongings if person else ()
    errors = (("#nom", wrong or problem),) if wrong or problem else ()
    view = OrganisationsView(
        form=form_view(form, url_for("organisation.make"), errors=errors),
        belongings=tuple(
            BelongingRow(
                name=shown(each.name),
                role=words("Responsable") if each.is_manager else words("Membre"),
                url=url_for("organisation.show", organisation_id=each.organisation),
            )
            for each in belongings
        ),
        name=shown(name),
        name_error=wrong,
    )
    title = words("Vos structures")
    return show_page("organisation/index", words("Erreur : %s") % title if errors else title, view)
