"""Who follows an organisation: seen by its members, decided by its managers."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from diagnostic.actions.accompanying import accept_for, followed, propose_for, stop_for
from diagnostic.core.mail_address import mail_address
from diagnostic.core.organisations import SHARING_WORDS
from diagnostic.core.people import Relation
from diagnostic.web.accompanying import Doors, Typed, accompanying_view, done_words, words_changed
from diagnostic.web.context import asker, language, relations, services
from diagnostic.web.forms import TOKEN_FIELD, BareForm, form_view
from diagnostic.web.frame import show as show_page
from diagnostic.web.shapes.sharing import FollowingView
from diagnostic.web.typed import email_error
from diagnostic.web.written import shown

pages = Blueprint("following", __name__, url_prefix="/organisations/<organisation_id>/accompagnement")
Answer = Response | tuple[str, int]


@pages.get("")
def show(organisation_id: str) -> str:
    """Who follows, who waits, what was read."""
    return _page(organisation_id, BareForm(), Typed())


@pages.post("")
def propose(organisation_id: str) -> Answer:
    """Propose to an advisor to follow the organisation."""
    form, email = BareForm(request.form), request.form.get("email", "")
    if not form.validate():
        return _page(organisation_id, form, Typed(email), _token_words(form)), 403
    if request.form.get("words") != SHARING_WORDS:
        return _page(organisation_id, form, Typed(email), words_changed()), 409
    address = mail_address(email)
    if address is None:
        return _page(organisation_id, form, Typed(email, email_error(email))), 422
    became = propose_for(services(), asker(), organisation_id, address, language().code)
    return _back(organisation_id, became.value)


@pages.post("/<assignment_id>/accepter")
def accept(organisation_id: str, assignment_id: str) -> Answer:
    """Accept an advisor who asked, having read what they may see."""
    form = BareForm(request.form)
    if not form.validate():
        return _page(organisation_id, form, Typed(), _token_words(form)), 403
    if request.form.get("words") != SHARING_WORDS:
        return _page(organisation_id, form, Typed(), words_changed()), 409
    accept_for(services(), asker(), organisation_id, assignment_id)
    return _back(organisation_id, "accepted")


@pages.post("/<assignment_id>/arreter")
def end(organisation_id: str, assignment_id: str) -> Answer:
    """Refuse, or end what stands."""
    form = BareForm(request.form)
    if not form.validate():
        return _page(organisation_id, form, Typed(), _token_words(form)), 403
    stop_for(services(), asker(), organisation_id, assignment_id)
    return _back(organisation_id, "ended")


def _back(organisation_id: str, done: str) -> Response:
    return redirect(url_for("following.show", organisation_id=organisation_id, fait=done), 303)


def _token_words(form: BareForm) -> str:
    return " ".join(form[TOKEN_FIELD].errors)


def _page(organisation_id: str, form: BareForm, typed: Typed, problem: str = "") -> str:
    words = language().gettext
    here = followed(services(), organisation_id)
    errors = tuple(each for each in (("#email", typed.email_error), ("#accompagnement", problem)) if each[1])
    action = url_for("following.propose", organisation_id=organisation_id)
    drawn = form_view(form, action, errors=errors, notice=done_words(request.args.get("fait", "")))
    doors = Doors(
        propose=drawn,
        accept=lambda each: url_for("following.accept", organisation_id=organisation_id, assignment_id=each),
        end=lambda each: url_for("following.end", organisation_id=organisation_id, assignment_id=each),
    )
    decides = Relation.MANAGER in relations()
    view = FollowingView(
        form=drawn,
        organisation=shown(here.organisation.name),
        organisation_url=url_for("organisation.show", organisation_id=organisation_id),
        is_archived=here.organisation.archived_at is not None,
        accompanying=accompanying_view(
            here.assignments, here.consultations, doors if decides else None, typed
        ),
    )
    title = words("L’accompagnement de votre structure")
    crumbs = (
        (words("Vos structures"), url_for("organisation.index")),
        (view.organisation, view.organisation_url),
        (title, ""),
    )
    return show_page("following/show", words("Erreur : %s") % title if errors else title, view, crumbs)
