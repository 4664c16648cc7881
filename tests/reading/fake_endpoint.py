"""A fake chat endpoint on the loopback: honest, slow, broken or hostile, as a test asks."""

import json
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

Answerer = Callable[[dict[str, Any]], bytes]


class FakeEndpoint:
    """What was asked, and where it listens."""

    def __init__(self, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}/v1"
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []

    @property
    def told(self) -> dict[str, Any]:
        """What the model was told last, without the instructions."""
        told: dict[str, Any] = json.loads(self.asked[-1]["messages"][1]["content"])
        return told


def saying(content: str) -> Answerer:
    """A reply in the chat format whose text is ``content``."""
    return lambda _: json.dumps({"choices": [{"message": {"content": content}}]}).encode()


def obeying(level: int) -> Answerer:
    """A reply that always chooses this level of the question asked, and quotes the whole message."""

    def answer(asked: dict[str, Any]) -> bytes:
        told = json.loads(asked["messages"][1]["content"])
        return choosing(list(told["answers"])[level - 1], told["message"])(asked)

    return answer


def choosing(answer: object, quote: object, **more: object) -> Answerer:
    """A reply that chooses an answer."""
    return saying(json.dumps({"answer": answer, "quote": quote, **more}))


@contextmanager
def serving(answerer: Answerer, *, status: int = 200, late: Event | None = None) -> Iterator[FakeEndpoint]:
    """Serve until the block ends; ``late`` keeps every reply back until it is set."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            endpoint.asked.append(asked)
            endpoint.headers.append(dict(self.headers))
            if late:
                late.wait(5)
            body = answerer(asked)
            self.send_response(status)
            self.send_header("Location", "http://127.0.0.1:1/elsewhere")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Stay silent."""

        def handle(self) -> None:
            try:
                super().handle()
            except OSError:
                """The reader hung up on a late reply, as it should."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    endpoint = FakeEndpoint(server.server_port)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield endpoint
    finally:
        if late:
            late.set()
        server.shutdown()
        server.server_close()
        thread.join(5)


@contextmanager
def dripping() -> Iterator[str]:
    """Serve headers that never end, one byte at a time; gives the address."""
    over = Event()

    def drip() -> None:
        connection, _ = listening.accept()
        with connection, suppress(OSError):
            connection.sendall(b"HTTP/1.1 200 OK\r\nX: ")
            while not over.wait(0.02):
                connection.sendall(b"x")

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = Thread(target=drip, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/v1"
        over.set()
        thread.join(5)
