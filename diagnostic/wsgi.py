"""The server's entry: settings from the environment, then the application, ready for the first request."""

import os

from diagnostic.actions.understanding import prepare_readers
from diagnostic.actions.wiring import build_services
from diagnostic.settings import read_settings
from diagnostic.web.app import create_app

settings = read_settings(os.environ)
services = build_services(settings)
prepare_readers(services)
app = create_app(services)
