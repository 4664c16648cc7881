"""The commands: check-content, words, score, report, read, learn, publish, serve, work, account, audit.

A bad file or option is one clear line per fault on standard error and exit status 2.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from diagnostic.commands import content, files, people, reading, sample_people, service, working
from diagnostic.core.faults import (
    Fault,
    IncoherentContent,
    RefusedInput,
    UnreadableSettings,
    VersionAlreadyPublished,
)

USAGE_ERROR = 2
HIGHEST_PORT = 65535
MOST_WORKERS = 64
SAMPLE_PEOPLE = service.SamplePeople(sample_people.make_sample_people, sample_people.announce_people)
ACCOUNT_DEEDS = {"administrator": people.administrator, "code": sample_people.code}
FORMS = ("pdf", "html", "docx", "xlsx")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives its exit status: 0 done, 1 faults found, 2 bad file or option."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except RefusedInput as refused:
        lines = [f"{e.where}: {e.what}; expected {e.expected}" for e in refused.refusals]
    except IncoherentContent as incoherent:
        lines = [f"{each.where}: {each.what}" for each in incoherent.faults]
    except UnreadableSettings as unreadable:
        lines = list(unreadable.problems)
    except VersionAlreadyPublished as taken:
        lines = [f"{taken}: already published with other content; give the questionnaire a new version"]
    except Fault as fault:
        lines = [f"{type(fault).__name__}: {fault}"]
    except OSError as error:
        lines = [f"{error.filename or 'file'}: {error.strerror or error}"]
    print("\n".join(lines), file=sys.stderr)
    return USAGE_ERROR


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="diagnostic",
        description="Diagnostic for structures that facilitate partnerships on a territory.",
        allow_abbrev=False,
    )
    add = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_content(add)
    _add_files(add)
    _add_reading(add)
    _add_service(add)
    _add_people(add)
    return parser


def _command(
    add: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    purpose: str,
    example: str,
    run: Callable[[argparse.Namespace], int],
) -> argparse.ArgumentParser:
    parser = add.add_parser(
        name,
        help=purpose,
        description=purpose,
        epilog=f"example:\n  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.set_defaults(run=run)
    return parser


def _questions(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--questions",
        type=Path,
        default=None,
        help="folder of questionnaires (default: DIAGNOSTIC_QUESTIONS, else the packaged one)",
    )


def _add_content(add: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = _command(
        add,
        "check-content",
        "Name every fault of the questionnaires and of the kit, with file and key.",
        "diagnostic check-content --questions my-questions",
        lambda options: content.check_content(_questions_of(options)),
    )
    _questions(parser)
    parser = _command(
        add,
        "words",
        "Renew the catalogues of words from code, templates and content.",
        "diagnostic words --add it",
        lambda options: content.words(_questions_of(options), language=options.add, only_check=options.check),
    )
    _questions(parser)
    parser.add_argument("--check", action="store_true", help="change nothing; list what is missing")
    parser.add_argument("--add", metavar="CODE", default="", help="start a language, such as it")


def _add_files(add: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = _command(
        add,
        "score",
        "Work out the outcome of a file of answers, as JSON.",
        "diagnostic score docs/samples/answers.json",
        lambda options: files.score(options.file, _questions_of(options)),
    )
    parser.add_argument("file", metavar="FILE", help="answers as JSON; - for standard input")
    _questions(parser)
    parser = _command(
        add,
        "report",
        "Make the report of a file of answers.",
        "diagnostic report docs/samples/answers.json --language fr --format pdf --output report.pdf",
        lambda options: files.report(
            options.file, _questions_of(options), options.language, options.format, options.output
        ),
    )
    parser.add_argument("file", metavar="FILE", help="answers as JSON; - for standard input")
    parser.add_argument("--language", choices=content.language_codes(), default="fr")
    parser.add_argument("--format", choices=FORMS, default="pdf")
    parser.add_argument("--output", type=Path, required=True, metavar="OUT")
    _questions(parser)


def _add_reading(add: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = _command(
        add,
        "read",
        "Write what the conversation’s reader understands of every row of a dataset.",
        "diagnostic read rows.jsonl --output predictions.jsonl",
        lambda options: reading.read_dataset(options.dataset, _questions_of(options), options.output),
    )
    parser.add_argument("dataset", type=Path, metavar="DATASET", help="rows as JSON, one a line")
    parser.add_argument("--output", type=Path, required=True, metavar="PREDICTIONS")
    _questions(parser)
    parser = _command(
        add,
        "learn",
        "Learn from the cues of the questionnaires, after a change to them.",
        "diagnostic learn",
        lambda options: reading.learn(_questions_of(options)),
    )
    _questions(parser)


def _add_service(add: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    _command(
        add,
        "publish",
        "Publish the questionnaires as they are now; a published version never changes.",
        "diagnostic publish",
        lambda _: service.publish(os.environ),
    )
    parser = _command(
        add,
        "serve",
        "Bring the database up to date, then open the service.",
        "diagnostic serve --samples --port 8000",
        lambda options: service.serve(
            os.environ, options.port, options.workers, SAMPLE_PEOPLE, samples=options.samples
        ),
    )
    parser.add_argument("--port", type=_port, default=None, help="default: the one of DIAGNOSTIC_PUBLIC_URL")
    parser.add_argument("--workers", type=_count, default=2, help="server processes (default: 2)")
    parser.add_argument(
        "--samples", action="store_true", help="load sample assessments into an empty database"
    )


def _add_people(add: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = _command(
        add,
        "work",
        "Do what nobody waits for: send mails, delete what ended. The service starts it by itself.",
        "diagnostic work --once",
        lambda options: working.work(os.environ, once=options.once),
    )
    parser.add_argument("--once", action="store_true", help="each job once, then stop")
    parser = _command(
        add,
        "account",
        "Have somebody manage the accounts, or print the code that a sample account is asked for.",
        "diagnostic account administrator prenom.nom@exemple.org",
        lambda options: ACCOUNT_DEEDS[options.deed](os.environ, options.email),
    )
    parser.add_argument(
        "deed", choices=tuple(ACCOUNT_DEEDS), help="make an administrator, or print the code of a sample"
    )
    parser.add_argument("email", metavar="EMAIL", help="the address of the person")
    parser = _command(
        add,
        "audit",
        "Verify that nothing in the audit trail was altered, left out or put in between.",
        "diagnostic audit verify",
        lambda _: people.verify_trail(os.environ),
    )
    parser.add_argument("deed", choices=("verify",), help="what to do with the trail")


def _questions_of(options: argparse.Namespace) -> Path:
    given: Path | None = options.questions
    return given if given is not None else content.questions_folder(os.environ)


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and 0 < int(text) <= HIGHEST_PORT:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no port; expected 1 to 65535")


def _count(text: str) -> int:
    if text.isascii() and text.isdigit() and 0 < int(text) <= MOST_WORKERS:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no number of processes; expected 1 to 64")


if __name__ == "__main__":
    sys.exit(main())
