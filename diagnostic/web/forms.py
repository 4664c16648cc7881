"""Forms: parsed and validated by WTForms, guarded by a token bound to the browser."""

import hashlib
import hmac
from collections.abc import Mapping
from typing import Any, cast

from flask import request
from werkzeug.datastructures import MultiDict
from wtforms import Field, Form
from wtforms.csrf.core import CSRF, CSRFTokenField
from wtforms.form import BaseForm
from wtforms.meta import DefaultMeta
from wtforms.validators import ValidationError

from diagnostic.web.context import form_secret, language, services
from diagnostic.web.shapes.forms import FormView

TOKEN_FIELD = "csrf_token"  # noqa: S105 - the name of a field
SALT_LENGTH = 22


class BoundToken(CSRF):
    """A token made of a salt and an HMAC of the browser's secret.

    The salt changes at each display, so that compressing a page tells nothing of the token.
    """

    def generate_csrf_token(self, csrf_token_field: Field) -> str:
        """A token for the form about to be shown."""
        del csrf_token_field
        salt = services().clock.public_id()
        return salt + _signed(salt)

    def validate_csrf_token(self, form: BaseForm, field: Field) -> None:
        """Refuse a token that this browser was not given."""
        del form
        salt, signature = (field.data or "")[:SALT_LENGTH], (field.data or "")[SALT_LENGTH:]
        if not hmac.compare_digest(signature.encode(), _signed(salt).encode()):
            raise ValidationError(
                language().gettext(
                    "Cette page était ouverte depuis trop longtemps, ou dans un autre navigateur. "
                    "Rien n’est perdu : vos réponses sont toujours dans le formulaire. "
                    "Envoyez-le encore une fois."
                )
            )


def _signed(salt: str) -> str:
    key = services().settings.secret_key.encode()
    return hmac.new(key, f"form:{salt}:{form_secret()}".encode(), hashlib.sha256).hexdigest()


class _Words:
    """WTForms' own messages in the language of the page."""

    def gettext(self, string: str) -> str:
        return language().gettext(string)

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return language().ngettext(singular, plural, n)


class GuardedMeta(DefaultMeta):
    """Every form of the product carries the token."""

    csrf = True
    csrf_class = BoundToken
    csrf_field_name = TOKEN_FIELD

    def get_translations(self, form: BaseForm) -> Any:
        """Give WTForms the words of the page."""
        del form
        return _Words()


class GuardedForm(Form):
    """A form with fixed fields."""

    Meta = GuardedMeta


class BareForm(GuardedForm):
    """A form that is only a button."""


def token_of(form: BaseForm) -> str:
    """The token to put in this form."""
    field = cast("CSRFTokenField", form[TOKEN_FIELD])
    return field.current_token or ""


def built_form(fields: Mapping[str, Any], data: MultiDict[str, Any] | None = None) -> BaseForm:
    """A form whose fields are known only now, filled from the request when it is posted."""
    form = BaseForm(dict(fields), meta=GuardedMeta())
    form.process(formdata=data if request.method == "POST" else None)
    return form


def button(action: str) -> FormView:
    """What a form needs that is only a button."""
    return form_view(BareForm(), action)


def form_view(
    form: BaseForm,
    action: str,
    errors: tuple[tuple[str, str], ...] = (),
    problem: str = "",
    notice: str = "",
    *,
    is_finished: bool = False,
) -> FormView:
    """What a form shows beside its questions; its key names this very display."""
    return FormView(
        action=action,
        token=token_of(form),
        key=services().clock.public_id(),
        errors=errors,
        problem=problem,
        notice=notice,
        is_finished=is_finished,
    )
