"""A private PostgreSQL for the tests: made in a temporary folder, on loopback, gone afterwards."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

DEBIAN_FOLDER: Final = Path("/usr/lib/postgresql")
OWNER: Final = "diagnostic"
# PostgreSQL refuses to run as root; Debian's package makes the first of these, every system has the other.
UNPRIVILEGED: Final = ("postgres", "nobody")
# What is written need not outlive the tests.
OPTIONS: Final = (
    "-c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
)


class PostgresAbsentError(Exception):
    """No PostgreSQL server is installed on this machine."""


class PostgresFailedError(Exception):
    """A program of PostgreSQL failed; the message is its own."""


@contextmanager
def running_postgres() -> Iterator[str]:
    """Yield the SQLAlchemy URL of a new, empty database; its server ends with the context.

    Raises PostgresAbsentError where no server is installed, PostgresFailedError where it does not start.
    """
    binaries = _binaries()
    with tempfile.TemporaryDirectory(prefix="diagnostic-postgres-", ignore_cleanup_errors=True) as name:
        cluster = _Cluster(binaries, Path(name), _account())
        cluster.initialise()
        try:
            yield cluster.start(_free_port())
        finally:
            cluster.stop()


@dataclass(frozen=True, slots=True)
class _Cluster:
    binaries: Path
    folder: Path
    account: pwd.struct_passwd | None

    def initialise(self) -> None:
        if self.account:
            os.chown(self.folder, self.account.pw_uid, self.account.pw_gid)
        self._run(
            "initdb", "--auth=trust", f"--username={OWNER}", "--encoding=UTF8", "--locale=C", "--no-sync"
        )

    def start(self, port: int) -> str:
        options = f"{OPTIONS} -c port={port} -c unix_socket_directories={self.folder}"
        self._run("pg_ctl", "start", "--wait", f"--log={self.folder / 'log'}", f"--options={options}")
        self._run("createdb", "--host=127.0.0.1", f"--port={port}", f"--username={OWNER}", OWNER)
        return f"postgresql+psycopg://{OWNER}@127.0.0.1:{port}/{OWNER}"

    def stop(self) -> None:
        if (self.folder / "data" / "postmaster.pid").exists():
            self._run("pg_ctl", "stop", "--wait", "--mode=immediate")

    def _run(self, program: str, *arguments: str) -> None:
        result = subprocess.run(
            [str(self.binaries / program), *arguments],
            check=False,
            capture_output=True,
            text=True,
            cwd=self.folder,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C", "PGDATA": str(self.folder / "data")},
            user=self.account.pw_uid if self.account else None,
            group=self.account.pw_gid if self.account else None,
            extra_groups=[] if self.account else None,
        )
        if result.returncode != 0:
            raise PostgresFailedError(f"{program}: {result.stderr.strip()}")


def _binaries() -> Path:
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    found = sorted(DEBIAN_FOLDER.glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if not found:
        raise PostgresAbsentError("no PostgreSQL server here: install Debian's package postgresql")
    return found[-1].parent


def _account() -> pwd.struct_passwd | None:
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    return next(known[name] for name in UNPRIVILEGED if name in known)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
