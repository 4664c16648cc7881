"""The application: everything assembled, nothing decided."""

from flask import Flask

from diagnostic.actions.services import Services
from diagnostic.paths import packaged_paths
from diagnostic.web.access import use_access
from diagnostic.web.assets import Assets
from diagnostic.web.compressing import use_compression
from diagnostic.web.context import ASSETS, SERVICES, asset
from diagnostic.web.cookies import use_cookies
from diagnostic.web.errors import use_errors
from diagnostic.web.headers import use_headers
from diagnostic.web.pages import (
    about,
    aims,
    conversation,
    health,
    home,
    hub,
    later,
    library,
    outcome,
    parts,
    profile,
    questions,
    resume,
    review,
    start,
    steps,
)
from diagnostic.web.templating import use_templates
from diagnostic.web.words import LanguagePrefix

PAGES = (home, start, hub, profile, steps, aims, review, outcome, later, resume, conversation)
OPEN_PAGES = (questions, library, about, health, parts)
LARGEST_REQUEST = 4 * 1024 * 1024
"""Bytes: a page of notes typed far over their limit still comes back to be shortened."""


def create_app(services: Services) -> Flask:
    """Assemble the application around its services."""
    paths = packaged_paths()
    app = Flask("diagnostic", template_folder=str(paths.templates), static_folder=None)
    app.config.update(
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=LARGEST_REQUEST,
        MAX_FORM_PARTS=1000,
        TRUSTED_HOSTS=[services.settings.trusted_host],
    )
    app.extensions[SERVICES] = services
    app.extensions[ASSETS] = Assets(paths.static)
    app.jinja_env.globals["asset"] = asset
    for page in (*PAGES, *OPEN_PAGES):
        app.register_blueprint(page.pages)
    use_templates(app)
    use_cookies(app)
    use_access(app)
    use_errors(app)
    use_headers(app)
    use_compression(app)
    app.wsgi_app = LanguagePrefix(  # type: ignore[method-assign,assignment]  # Flask's documented way to wrap
        app.wsgi_app, services.languages.codes[1:]
    )
    return app
