"""A fault into a status and a page: what happened, what is kept, what to do next."""

from collections.abc import Callable, Mapping
from http import HTTPStatus

from flask import Flask, Response, current_app, make_response, redirect, request, url_for
from werkzeug.exceptions import HTTPException, MethodNotAllowed, SecurityError

from diagnostic.core.faults import (
    AbsentObject,
    AlreadyFinished,
    DocumentUnavailable,
    Fault,
    Forbidden,
    FreshProofNeeded,
    SignInNeeded,
    StoreBusy,
    TooMany,
    UnfinishedProfile,
)
from diagnostic.web.context import language, services
from diagnostic.web.frame import show as show_page
from diagnostic.web.keeping import here, keep_answers, keep_sent
from diagnostic.web.problem_words import (
    ProblemWords,
    document_words,
    forbidden_words,
    kept_answers_words,
    kept_words,
    words_of,
)
from diagnostic.web.shapes.browsing import ProblemView

RETRY_SECONDS = 10
STATUS_OF: Mapping[type[Fault], int] = {
    AbsentObject: 404,
    AlreadyFinished: 409,
    UnfinishedProfile: 409,
    StoreBusy: 503,
    Forbidden: 403,
    DocumentUnavailable: 503,
}
OWN_WORDS: Mapping[type[Fault], Callable[[], ProblemWords]] = {
    DocumentUnavailable: document_words,
    Forbidden: forbidden_words,
}
SIGN_IN = "signing.show"
SECOND_FACTOR = "signing.second_factor"
FRESH_PROOF = "confirming.show"


def use_errors(app: Flask) -> None:
    """Answer every fault and every HTTP error with a page in the reader's language."""
    for kind, status in STATUS_OF.items():
        app.register_error_handler(kind, _handler(kind, status))
    app.register_error_handler(TooMany, _too_many)
    app.register_error_handler(SignInNeeded, _sign_in)
    app.register_error_handler(FreshProofNeeded, _fresh_proof)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unforeseen)
    app.after_request(_say_when_to_retry)


def _handler(kind: type[Fault], status: int) -> Callable[[Exception], Response]:
    def handle(_: Exception) -> Response:
        words = OWN_WORDS.get(kind)
        if kind is AbsentObject and keep_answers():
            return _page(
                kept_answers_words(), status, (url_for("resume.ask"), language().gettext("Reprendre"))
            )
        return _page(words() if words else words_of(status), status)

    return handle


def _too_many(error: TooMany) -> Response:
    response = _page(words_of(HTTPStatus.TOO_MANY_REQUESTS), HTTPStatus.TOO_MANY_REQUESTS)
    response.headers["Retry-After"] = str(error.seconds)
    return response


def _sign_in(error: SignInNeeded) -> Response:
    """Lead to the sign-in, and back afterwards; what was sent with POST is answered where it came."""
    page = SECOND_FACTOR if error.lacks_second_factor else SIGN_IN
    if request.method in {"GET", "HEAD"}:
        return make_response(redirect(url_for(page, suite=here()), 302))
    words = kept_words() if keep_sent() else words_of(HTTPStatus.UNAUTHORIZED)
    way_on = (url_for(page, suite=here()), language().gettext("Se connecter pour continuer"))
    return _page(words, HTTPStatus.UNAUTHORIZED, way_on)


def _fresh_proof(_: FreshProofNeeded) -> Response:
    """Ask again for a proof, then lead back; what was sent is kept meanwhile."""
    keep_sent()
    return make_response(redirect(url_for(FRESH_PROOF, suite=here()), 303))


def _http(error: HTTPException) -> Response:
    status = error.code or 500
    response = _page(words_of(status), status)
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.headers["Allow"] = ", ".join(error.valid_methods)
    return response


def _unforeseen(error: Exception) -> Response:

    current_app.logger.error("unforeseen %s on %s", type(error).__name__, request.endpoint, exc_info=error)
    return _page(words_of(500), 500)


def _page(words: ProblemWords, status: int, way_on: tuple[str, str] | None = None) -> Response:
    if isinstance(request.routing_exception, SecurityError):
        return _where_to_find_us()
    url, label = way_on or (url_for("home.show"), language().gettext("Aller à l’accueil"))
    view = ProblemView(heading=words.heading, sentences=words.sentences, url=url, label=label)
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
