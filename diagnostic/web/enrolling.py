"""Pages of the second factor, shared by signing in and by one's own account."""

from flask import url_for
from wtforms.form import BaseForm

from diagnostic.actions.second_factor import enrolment
from diagnostic.core.proofs import grouped
from diagnostic.web.context import language, services
from diagnostic.web.forms import button, form_view
from diagnostic.web.frame import show as show_page
from diagnostic.web.fresh import signed_in
from diagnostic.web.qr import qr_of
from diagnostic.web.shapes.accounts import EnrolView, Errors, RecoveryView


def enrol_page(form: BaseForm, action: str, errors: Errors, problem: str = "") -> str:
    """The second factor offered to whoever is signed in: its picture, its secret, the code to type."""
    here = signed_in()
    offered = enrolment(services(), here)
    told = tuple((f"#{name}", words) for name, words in errors.items())
    view = EnrolView(
        form=form_view(form, action, told, problem),
        errors=errors,
        qr=qr_of(offered.address),
        secret=grouped(offered.secret).replace("-", " "),
        required=here.person.needs_second_factor,
        replaces=here.person.has_second_factor,
    )
    return show_page("signing/enrol", language().gettext("Activer la double validation"), view)


def recovery_page(codes: tuple[str, ...], on_url: str) -> str:
    """The recovery codes, this once."""
    view = RecoveryView(codes, button(url_for("second_factor.file")), on_url)
    return show_page("signing/recovery", language().gettext("Vos codes de secours"), view)


def code_error() -> Errors:
    """What is said of a wrong code."""
    words = language().gettext(
        "Ce code n’est pas le bon, ou il a déjà servi. Attendez le prochain, puis tapez-le tout de suite."
    )
    return {"typed": words}
