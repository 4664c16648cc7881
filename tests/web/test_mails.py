"""Mails: sent soon, tried again later, known by one name, and given up in the end."""

from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from email.policy import default
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread

import pytest

from diagnostic.actions import mailing
from diagnostic.actions.background import Job, Worker
from diagnostic.actions.couriers import FileCourier, MailRefused, SmtpCourier, message_of
from diagnostic.actions.mailing import MOST_TRIES, deliver, post
from diagnostic.actions.services import Services
from diagnostic.commands.working import JOBS
from diagnostic.core.mail import Mail
from diagnostic.store.outbox import DueMail
from diagnostic.store.session import Work
from tests.build import SOME_DAY
from tests.web.proofs import passes

TO = "quelquun@exemple.org"


class Courier:
    """Takes mails until it is told to fail."""

    def __init__(self) -> None:
        self.taken: list[DueMail] = []
        self.fails = False

    def send(self, mail: DueMail) -> None:
        if self.fails:
            raise MailRefused("451 later")
        self.taken.append(mail)


@pytest.fixture
def courier(monkeypatch: pytest.MonkeyPatch) -> Courier:
    courier = Courier()
    monkeypatch.setattr(mailing, "courier_of", lambda _: courier)
    return courier


def write(services: Services, subject: str = "Bonjour") -> None:
    with services.store.write() as work:
        post(services, work, Mail(TO, subject, "Un texte,\nsur deux lignes : « été ».\n"))


def _write_then_fail(services: Services, work: Work) -> None:
    post(services, work, Mail(TO, "Bonjour", "…"))
    raise TypeError


class TestC39AMailServerThatFails:
    def test_a_mail_is_tried_again_later_and_later_then_given_up(
        self, services: Services, courier: Courier
    ) -> None:
        write(services)
        courier.fails = True
        tries = 0
        for _ in range(200):
            with services.store.read() as work:
                tries += len(work.outbox.due(services.clock.now(), 10))
            assert deliver(services) == 0
            passes(services, hours=1)
        assert tries == MOST_TRIES
        courier.fails = False
        assert deliver(services) == 0

    def test_it_leaves_once_the_server_is_back(self, services: Services, courier: Courier) -> None:
        write(services)
        courier.fails = True
        deliver(services)
        courier.fails = False
        assert deliver(services) == 0, "not at once"
        passes(services, minutes=1)
        assert deliver(services) == 1
        assert deliver(services) == 0
        assert len(courier.taken) == 1

    def test_one_sent_twice_by_a_crash_has_one_name(self, services: Services, courier: Courier) -> None:
        write(services)
        with services.store.read() as work:
            due = work.outbox.due(services.clock.now(), 10)
        courier.send(due[0])
        deliver(services)
        names = {message_of(each, "a@exemple.org")["Message-ID"] for each in courier.taken}
        assert (len(courier.taken), len(names)) == (2, 1)

    def test_a_change_that_fails_sends_nothing(self, services: Services, courier: Courier) -> None:
        with pytest.raises(TypeError), services.store.write() as work:
            _write_then_fail(services, work)
        assert deliver(services) == 0
        assert not courier.taken


@pytest.mark.parametrize("field", ["recipient", "subject"])
def test_no_header_is_smuggled_in(field: str) -> None:
    texts = {"recipient": TO, "subject": "Bonjour"} | {field: "a@exemple.org\r\nBcc: autre@exemple.org"}
    with pytest.raises(MailRefused):
        message_of(DueMail("id", texts["recipient"], texts["subject"], "", 0, SOME_DAY), "a@exemple.org")


def test_a_laptop_gets_a_file_and_a_print(
    services: Services, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(services)
    assert deliver(services) == 1
    [file] = (tmp_path / "mails").iterdir()
    assert file.suffix == ".eml"
    assert file.stat().st_mode & 0o077 == 0
    read = message_from_bytes(file.read_bytes(), policy=default)
    assert read["To"] == TO
    assert "« été »" in read.get_content()
    assert "« été »" in capsys.readouterr().out
    FileCourier(tmp_path / "mails", "a@exemple.org")


class Post(ThreadingTCPServer):
    """A mail server that knows what is needed of SMTP."""

    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Talk)
        self.got: list[Message] = []


class Talk(StreamRequestHandler):
    def handle(self) -> None:
        self.wfile.write(b"220 here\r\n")
        while line := self.rfile.readline():
            word = line[:4].upper()
            if word == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                content = b""
                while (part := self.rfile.readline()) != b".\r\n":
                    content += part
                assert isinstance(self.server, Post)
                self.server.got.append(message_from_bytes(content, policy=default))
            self.wfile.write(b"221 bye\r\n" if word == b"QUIT" else b"250 fine\r\n")
            if word == b"QUIT":
                return


@pytest.fixture
def server() -> Iterator[Post]:
    with Post() as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_a_server_gets_it_as_it_was_written(server: Post) -> None:
    mail = DueMail("the-id", TO, "Une invitation « été »", "Bonjour,\n\nÀ bientôt.\n", 0, SOME_DAY)
    SmtpCourier(f"smtp://127.0.0.1:{server.server_address[1]}", "service@exemple.org").send(mail)
    [got] = server.got
    assert (got["To"], got["From"], got["Subject"]) == (TO, "service@exemple.org", "Une invitation « été »")
    assert got["Message-ID"] == "<the-id@exemple.org>"


def test_a_server_that_is_gone_is_told() -> None:
    mail = DueMail("id", TO, "Bonjour", "", 0, SOME_DAY)
    with pytest.raises((OSError, MailRefused)):
        SmtpCourier("smtp://127.0.0.1:9", "service@exemple.org").send(mail)


def test_one_program_works_and_another_takes_over(services: Services) -> None:
    done: list[str] = []

    def job(_: Services) -> int:
        done.append("once")
        return 1

    first, second = (Worker(services, (Job("job", 60, job),), name) for name in ("first", "second"))
    assert first.turn() == {"job": 1}
    assert second.turn() == {}
    assert first.turn() == {}, "not due yet"
    passes(services, minutes=3)
    assert second.turn() == {"job": 1}
    assert first.turn() == {}
    second.leave()
    assert first.turn() == {"job": 1}
    assert len(done) == 3


def test_a_job_that_fails_leaves_the_others_alone(services: Services) -> None:
    def fails(_: Services) -> int:
        raise OSError

    jobs = (Job("fails", 60, fails), Job("works", 60, lambda _: 2))
    assert Worker(services, jobs).turn() == {"fails": 0, "works": 2}


def test_what_ended_is_deleted(services: Services) -> None:
    worker = Worker(services, JOBS)
    write(services)
    worker.turn()
    passes(services, days=31)
    assert worker.turn()["purge"] >= 1
