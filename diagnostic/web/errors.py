"""A fault into a status and a page: what happened, what is kept, what to do next."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus

from flask import Flask, Response, current_app, make_response, request, url_for
from werkzeug.exceptions import HTTPException, MethodNotAllowed, SecurityError

from diagnostic.core.faults import (
    AbsentObject,
    AlreadyFinished,
    DocumentUnavailable,
    Fault,
    StoreBusy,
    UnfinishedProfile,
)
from diagnostic.web.context import language, services
from diagnostic.web.frame import show as show_page
from diagnostic.web.shapes.browsing import ProblemView

RETRY_SECONDS = 10
STATUS_OF: Mapping[type[Fault], int] = {
    AbsentObject: 404,
    AlreadyFinished: 409,
    UnfinishedProfile: 409,
    StoreBusy: 503,
    DocumentUnavailable: 503,
}


@dataclass(frozen=True, slots=True)
class _Words:
    heading: str
    sentences: tuple[str, ...]


def use_errors(app: Flask) -> None:
    """Answer every fault and every HTTP error with a page in the reader's language."""
    for kind, status in STATUS_OF.items():
        app.register_error_handler(kind, _handler(kind, status))
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unforeseen)
    app.after_request(_say_when_to_retry)


def _handler(kind: type[Fault], status: int) -> Callable[[Exception], Response]:
    def handle(_: Exception) -> Response:
        words = _document_words() if kind is DocumentUnavailable else _words(status)
        return _page(words, status)

    return handle


def _http(error: HTTPException) -> Response:
    status = error.code or 500
    response = _page(_words(status), status)
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.headers["Allow"] = ", ".join(error.valid_methods)
    return response


def _unforeseen(error: Exception) -> Response:

    current_app.logger.error("unforeseen %s on %s", type(error).__name__, request.endpoint, exc_info=error)
    return _page(_words(500), 500)


def _page(words: _Words, status: int) -> Response:
    if isinstance(request.routing_exception, SecurityError):
        return _where_to_find_us()
    view = ProblemView(
        heading=words.heading,
        sentences=words.sentences,
        url=url_for("home.show"),
        label=language().gettext("Aller à l’accueil"),
    )
    return make_response(show_page("problem/show", words.heading, view), status)


def _where_to_find_us() -> Response:
    """What a request by another host name gets: no page, for its links would lead nowhere."""
    text = language().gettext("Ce service ne répond pas à cette adresse. Ouvrez celle-ci : %s")
    response = make_response(f"{text % services().settings.public_url}\n", HTTPStatus.BAD_REQUEST)
    response.mimetype = "text/plain"
    return response


def _say_when_to_retry(response: Response) -> Response:
    if response.status_code == HTTPStatus.SERVICE_UNAVAILABLE:
        response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def _document_words() -> _Words:
    words = language().gettext
    return _Words(
        words("Le document n’est pas disponible pour l’instant"),
        (
            words("Vos réponses sont enregistrées et vos résultats restent visibles à l’écran."),
            words(
                "Beaucoup de documents sont en préparation, ou celui-ci a demandé trop de temps. "
                "Réessayez dans une minute."
            ),
        ),
    )


def _words(status: int) -> _Words:
    known = _WORDS.get(status)
    if known:
        return known()
    return _unknown() if status >= HTTPStatus.INTERNAL_SERVER_ERROR else _refused()


def _foreign() -> _Words:
    words = language().gettext
    return _Words(
        words("Cette demande n’a pas été acceptée"),
        (
            words("Elle ne venait pas d’une page de ce service. Rien n’a été changé."),
            words("Revenez à la page d’où vous veniez et recommencez."),
        ),
    )


def _absent() -> _Words:
    words = language().gettext
    return _Words(
        words("Cette page n’est pas ouverte ici"),
        (
            words("L’adresse est inexacte, ou ce diagnostic n’est pas ouvert dans ce navigateur."),
            words(
                "Si c’est le vôtre, il est toujours là : ouvrez votre lien de reprise, ou votre fichier "
                "de reprise, pour continuer."
            ),
        ),
    )


def _moved_on() -> _Words:
    words = language().gettext
    return _Words(
        words("Ce diagnostic est dans un autre état"),
        (
            words(
                "Il a été terminé ou changé entre-temps. Rien n’est perdu : rouvrez-le depuis sa page "
                "pour continuer."
            ),
        ),
    )


def _too_large() -> _Words:
    words = language().gettext
    return _Words(
        words("Cet envoi est trop volumineux"),
        (
            words("Vos réponses déjà enregistrées sont intactes. Ce dernier envoi n’a pas été gardé."),
            words(
                "Revenez en arrière, raccourcissez vos notes (4 000 caractères au plus chacune) ou "
                "choisissez un fichier plus petit, puis recommencez."
            ),
        ),
    )


def _busy() -> _Words:
    words = language().gettext
    return _Words(
        words("Le service est très demandé"),
        (
            words("Votre dernière action n’a pas pu être enregistrée ; tout ce qui l’était déjà est intact."),
            words("Attendez quelques secondes, revenez en arrière et recommencez."),
        ),
    )


def _unknown() -> _Words:
    words = language().gettext
    return _Words(
        words("Quelque chose n’a pas marché"),
        (
            words("Ce n’est pas de votre fait. Vos réponses enregistrées sont intactes."),
            words(
                "Revenez en arrière et recommencez ; si cela continue, écrivez-nous depuis la page "
                "« Contact »."
            ),
        ),
    )


def _refused() -> _Words:
    words = language().gettext
    return _Words(
        words("Cette demande n’a pas été comprise"),
        (
            words("Rien n’a été changé, et vos réponses enregistrées sont intactes."),
            words("Revenez à la page d’où vous veniez et recommencez."),
        ),
    )


_WORDS: Mapping[int, Callable[[], _Words]] = {
    403: _foreign,
    404: _absent,
    409: _moved_on,
    413: _too_large,
    503: _busy,
}
