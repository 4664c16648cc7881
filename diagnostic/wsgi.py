"""The server's entry: settings from the environment, then the application."""

import os

from diagnostic.actions.wiring import build_services
from diagnostic.settings import read_settings
from diagnostic.web.app import create_app

settings = read_settings(os.environ)
app = create_app(build_services(settings))
