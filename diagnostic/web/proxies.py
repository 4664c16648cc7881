"""Proxies of this installation: what they tell is believed, as far as the settings say."""

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from diagnostic.web.context import SERVICES


def use_proxies(app: Flask) -> None:
    """Read the address and the scheme of requests from trusted proxies only; the host never."""
    hops = app.extensions[SERVICES].settings.proxies
    if hops:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops)  # type: ignore[method-assign]  # Flask's documented way to wrap
