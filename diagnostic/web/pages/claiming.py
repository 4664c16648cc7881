"""Attaching an assessment begun without account to an organisation."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from diagnostic.actions.claiming import Claim, claim, owner_of
from diagnostic.core.faults import SignInNeeded
from diagnostic.core.limits import tidy
from diagnostic.core.people import Belonging
from diagnostic.web.context import asker, language, opened, services
from diagnostic.web.forms import TOKEN_FIELD, BareForm, form_view
from diagnostic.web.frame import show as show_page
from diagnostic.web.frame import trail
from diagnostic.web.shapes.forms import Option
from diagnostic.web.shapes.sharing import ClaimView
from diagnostic.web.typed import name_error
from diagnostic.web.words import name_of
from diagnostic.web.written import shown

pages = Blueprint("claiming", __name__, url_prefix="/diagnostic/<assessment_id>/rattacher")
Answer = Response | tuple[str, int]
NEW = "nouvelle"
KEPT, ENDED = "garder", "fermer"


@pages.get("")
def show(assessment_id: str) -> str:
    """To which organisation, and what becomes of the private link."""
    _require_account()
    return _page(assessment_id, BareForm())


@pages.post("")
def attach(assessment_id: str) -> Answer:
    """Attach it."""
    _require_account()
    form, chosen, name = BareForm(request.form), _chosen(), request.form.get("nom", "")
    if not form.validate():
        return _page(assessment_id, form, problem=" ".join(form[TOKEN_FIELD].errors)), 403
    joins = _joins(assessment_id)
    if not joins and chosen not in {NEW, *(each.organisation for each in _belongings())}:
        wrong = language().gettext("Choisissez la structure à laquelle rattacher ce diagnostic.")
        return _page(assessment_id, form, choice_error=wrong), 422
    wrong = name_error(name) if chosen == NEW and not joins else ""
    if wrong:
        return _page(assessment_id, form, wrong=wrong), 422
    wanted = Claim(
        organisation="" if joins or chosen == NEW else chosen,
        name=tidy(name),
        keeps_link=request.form.get("lien") != ENDED,
    )
    owner = claim(services(), asker(), assessment_id, wanted)
    if owner is None:
        return _page(assessment_id, form), 409
    return redirect(url_for("organisation.show", organisation_id=owner, fait="diagnostic"), 303)


def _require_account() -> None:
    if not asker().account:
        raise SignInNeeded(lacks_second_factor=asker().lacks_second_factor)


def _belongings() -> tuple[Belonging, ...]:
    person = asker().person
    return person.belongings if person else ()


def _chosen() -> str:
    """What was chosen; somebody without organisation makes one, whatever was sent."""
    return request.form.get("organisation", "") if _belongings() else NEW


def _joins(assessment_id: str) -> str:
    """The name of the organisation without people that it belongs to already, if it does."""
    owner = owner_of(services(), assessment_id)
    return (owner.organisation.name or " ") if owner and not owner.has_people else ""


def _told(assessment_id: str) -> str:
    owner = owner_of(services(), assessment_id)
    if owner is None or not owner.has_people:
        return ""
    words = language().gettext
    if owner.organisation.id in {each.organisation for each in _belongings()}:
        told = words("Ce diagnostic est déjà rattaché à votre structure « %s ».")
        return told % shown(owner.organisation.name)
    return words(
        "Ce diagnostic est déjà rattaché à une structure. Pour y travailler avec votre compte, demandez à "
        "l’une des personnes responsables de vous inviter."
    )


def _page(
    assessment_id: str, form: BareForm, *, problem: str = "", wrong: str = "", choice_error: str = ""
) -> str:
    words = language().gettext
    chosen, link = _chosen(), request.form.get("lien", KEPT)
    errors = tuple(
        each for each in (("#nom", wrong), ("#organisation", choice_error), ("#envoyer", problem)) if each[1]
    )
    mine = [
        Option(each.organisation, shown(each.name), each.organisation == chosen) for each in _belongings()
    ]
    structure = opened().assessment.structure
    view = ClaimView(
        form=form_view(form, url_for("claiming.attach", assessment_id=assessment_id), errors=errors),
        structure=name_of(shown(structure)),
        told=_told(assessment_id),
        joins=shown(_joins(assessment_id)),
        choices=(*mine, Option(NEW, words("Une nouvelle structure"), chosen == NEW)) if mine else (),
        choice_error=choice_error,
        name=shown(request.form.get("nom", structure)),
        name_error=wrong,
        link=_link_options(link),
        back_url=url_for("hub.show", assessment_id=assessment_id),
    )
    title = words("Rattacher ce diagnostic à votre structure")
    return show_page(
        "claiming/show", words("Erreur : %s") % title if errors else title, view, trail(assessment_id, title)
    )


def _link_options(chosen: str) -> tuple[Option, ...]:
    words = language().gettext
    told = (
        (
            KEPT,
            words("Garder le lien de reprise"),
            words("Toute personne qui l’a continue d’ouvrir ce diagnostic, sans compte."),
        ),
        (
            ENDED,
            words("Fermer le lien de reprise"),
            words(
                "Seules les personnes de la structure l’ouvrent encore, avec leur compte. Les autres "
                "navigateurs, et celui-ci une fois déconnecté, ne l’ouvrent plus."
            ),
        ),
    )
    return tuple(Option(value, text, value == chosen, hint) for value, text, hint in told)
