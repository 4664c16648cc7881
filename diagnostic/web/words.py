"""The language of a request: the first part of its address, French when there is none."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from flask import Flask

from diagnostic.core.limits import tidy_name
from diagnostic.web.context import language

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


class LanguagePrefix:
    """Takes ``/en`` off the address and puts it where every link made on the page finds it."""

    def __init__(self, app: "WSGIApplication", codes: tuple[str, ...]) -> None:
        """Wrap an application; ``codes`` are the languages that have a prefix."""
        self._app = app
        self._codes = codes

    def __call__(self, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        """Answer one request."""
        _, _, rest = environ.get("PATH_INFO", "").partition("/")
        code, slash, path = rest.partition("/")
        if code in self._codes:
            environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + "/" + code
            environ["PATH_INFO"] = slash + path or "/"
            environ["diagnostic.language"] = code
        return self._app(environ, start)


def name_of(structure: str) -> str:
    """The structure's name, or words that stand for a diagnostic without one."""
    return structure if tidy_name(structure) else language().gettext("Votre diagnostic")


def use_words(app: Flask) -> None:
    """Give templates gettext in the language of the request."""
    app.jinja_env.add_extension("jinja2.ext.i18n")
    install = getattr(app.jinja_env, "install_gettext_callables")  # noqa: B009 - added by the extension
    install(
        lambda text: language().gettext(text),
        lambda one, many, count: language().ngettext(one, many, count),
        newstyle=True,
        pgettext=lambda context, text: language().pgettext(context, text),
    )
