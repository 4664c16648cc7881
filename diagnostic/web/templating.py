"""How templates are drawn: strict, escaped, in the language of the request."""

from flask import Flask
from jinja2 import StrictUndefined

from diagnostic.web.words import use_words


def use_templates(app: Flask) -> None:
    """Make an undefined name a fault, trim blocks, and give the words."""
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.autoescape = True
    use_words(app)
