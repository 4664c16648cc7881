"""The application: everything assembled, nothing decided."""

from flask import Flask

from diagnostic.actions.services import Services
from diagnostic.paths import packaged_paths
from diagnostic.report.sites import with_sites
from diagnostic.web.access import use_access
from diagnostic.web.account_bar import use_account_bar
from diagnostic.web.assets import Assets
from diagnostic.web.compressing import use_compression
from diagnostic.web.context import ASSETS, SERVICES, asset
from diagnostic.web.cookies import use_cookies
from diagnostic.web.errors import use_errors
from diagnostic.web.headers import use_headers
from diagnostic.web.pages import (
    about,
    account,
    administration,
    aims,
    assisting,
    campaign,
    campaign_link,
    claiming,
    confirming,
    conformance,
    conversation,
    cross_reading,
    drafting,
    erasing,
    exchanges,
    exports,
    file,
    filling,
    following,
    glossary,
    health,
    home,
    hub,
    invitation,
    later,
    library,
    mailed,
    members,
    organisation,
    outcome,
    parts,
    plan,
    portfolio,
    profile,
    provider,
    publishing,
    questions,
    reading_link,
    requests,
    restitution,
    resume,
    review,
    second_factor,
    sharing,
    signing,
    site_plan,
    start,
    steps,
    territory,
    tour,
)
from diagnostic.web.proxies import use_proxies
from diagnostic.web.templating import use_templates
from diagnostic.web.words import LanguagePrefix

PAGES = (home, start, hub, profile, steps, aims, review, outcome, later, resume, conversation, signing)
FILE_PAGES = (filling, erasing)
REVIEW_PAGES = (file, cross_reading, drafting, publishing, restitution, exchanges, plan)
SHARING_PAGES = (organisation, members, following, sharing, assisting, reading_link, claiming, requests)
PEOPLE = (account, administration, confirming, invitation, mailed, provider, second_factor)
OPEN_PAGES = (questions, library, about, conformance, glossary, tour, site_plan, health, parts)
CAMPAIGN_PAGES = (campaign, campaign_link)
PORTFOLIO_PAGES = (portfolio, territory, exports)
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
    app.extensions[ASSETS] = Assets(paths.static, services.documents.identity)
    app.jinja_env.globals["asset"] = asset
    app.jinja_env.filters["sites"] = with_sites
    for page in (
        *PAGES,
        *PEOPLE,
        *REVIEW_PAGES,
        *OPEN_PAGES,
        *FILE_PAGES,
        *CAMPAIGN_PAGES,
        *SHARING_PAGES,
        *PORTFOLIO_PAGES,
    ):
        app.register_blueprint(page.pages)
    use_templates(app)
    use_account_bar(app)
    use_proxies(app)
    use_cookies(app)
    use_access(app)
    use_errors(app)
    use_headers(app)
    use_compression(app)
    app.wsgi_app = LanguagePrefix(  # type: ignore[method-assign,assignment]  # Flask's documented way to wrap
        app.wsgi_app, services.languages.codes[1:]
    )
    return app
