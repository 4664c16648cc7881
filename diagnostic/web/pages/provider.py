"""Signing in by an account elsewhere: the way there, and the way back, which only POST takes."""

from flask import Blueprint, abort, g, redirect, request, url_for
from werkzeug.wrappers import Response

from diagnostic.actions.identifying import link_from, purpose_of, sign_in_from, way_there
from diagnostic.core.identities import RefusedIdentity
from diagnostic.web.context import asker, language, services
from diagnostic.web.cookies import browser_secret
from diagnostic.web.device import device
from diagnostic.web.forms import BareForm, form_view
from diagnostic.web.frame import show as show_page
from diagnostic.web.fresh import require_fresh_proof
from diagnostic.web.landing import arrive
from diagnostic.web.shapes.accounts import ProviderView
from diagnostic.web.shapes.browsing import ProblemView

pages = Blueprint("provider", __name__, url_prefix="/connexion")
SIGN_IN, LINK = "sign-in", "link"


@pages.get("/fournisseur")
def leave() -> Response | tuple[str, int]:
    """Go to the provider, to sign in or, when signed in, to link its account to one’s own."""
    purpose = LINK if request.args.get("relier") == "oui" else SIGN_IN
    if purpose == LINK:
        require_fresh_proof()
    try:
        return redirect(way_there(services(), browser_secret(), purpose), 302)
    except RefusedIdentity:
        return _refused(), 503


@pages.get("/retour")
def back() -> str | tuple[str, int]:
    """What the provider sends back is not used before its person says so."""
    code, state = request.args.get("code", ""), request.args.get("state", "")
    try:
        purpose = purpose_of(services(), g.before, state)
    except RefusedIdentity:
        return _refused(), 422
    if not code:
        return _refused(), 422
    return _page(BareForm(), code, state, purpose)


@pages.post("/retour")
def finish() -> Response | tuple[str, int]:
    """Sign in, or link, with what came back."""
    form = BareForm(request.form)
    answer = (request.form.get("code", ""), request.form.get("state", ""))
    if not form.validate():
        abort(403)
    try:
        if purpose_of(services(), g.before, answer[1]) == LINK:
            link_from(services(), asker(), require_fresh_proof(), g.before, answer)
            return redirect(url_for("account.show", relie="oui"), 303)
        token = sign_in_from(services(), asker(), g.before, answer, device())
    except RefusedIdentity:
        return _refused(), 422
    return arrive(token) if token else (_unknown(), 422)


def _page(form: BareForm, code: str, state: str, purpose: str) -> str:
    words = language().gettext
    provider = services().provider
    view = ProviderView(
        form=form_view(form, url_for("provider.finish")),
        code=code,
        state=state,
        name=provider.name if provider else "",
        links=purpose == LINK,
    )
    return show_page("signing/provider", words("Continuer avec votre compte"), view)


def _refused() -> str:
    words = language().gettext
    return _problem(
        words("La connexion n’a pas abouti"),
        words("Elle a pris trop de temps, ou le service d’identité n’a pas répondu. Rien n’a été changé."),
        words("Recommencez depuis la page de connexion, dans ce navigateur."),
    )


def _unknown() -> str:
    words = language().gettext
    return _problem(
        words("Aucun compte n’est relié à cette identité"),
        words("Par prudence, nous ne relions jamais un compte par sa seule adresse mail."),
        words("Connectez-vous par mail ou mot de passe, puis reliez-la depuis « Votre compte »."),
    )


def _problem(heading: str, *sentences: str) -> str:
    view = ProblemView(heading, sentences, url_for("signing.show"), language().gettext("Se connecter"))
    return show_page("problem/show", heading, view)
