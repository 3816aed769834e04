"""A server of PostgreSQL of one's own: on loopback, in a folder that goes with it."""
import contextlib
import glob
import os
import pwd
import shutil
import socket
import subprocess
import tempfile

# No server runs as root; Debian's package brings a user for it.
USER = "postgres"


def programs():
    """The folder of the newest server's programs; None where there is none."""
    found = glob.glob("/usr/lib/postgresql/*/bin/initdb")
    newest = max(found, key=lambda path: int(path.split("/")[-3]), default=shutil.which("initdb"))
    return newest and os.path.dirname(os.path.realpath(newest))


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@contextlib.contextmanager
def server():
    """The address of a server that runs as long as this does."""
    folder = tempfile.mkdtemp(prefix="laptime-postgres-")
    data, log, port = f"{folder}/data", f"{folder}/log", free_port()
    before = []
    if os.geteuid() == 0:
        os.chown(folder, pwd.getpwnam(USER).pw_uid, -1)
        before = ["runuser", "-u", USER, "--"]

    def call(program, *words):
        command = [*before, f"{programs()}/{program}", "-D", data, *words]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
        if done.returncode != 0:
            said = open(log).read() if os.path.exists(log) else ""
            raise SystemExit(f"{' '.join(command)}: {done.stdout}{done.stderr}{said}")

    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories="
    try:
        call("initdb", "--username=shop", "--auth=trust", "--encoding=UTF8", "--no-locale")
        # pg_ctl leaves the server its output, which would keep a pipe open.
        call("pg_ctl", "start", "--wait", "-l", log, "-o", options)
        try:
            yield f"host=127.0.0.1 port={port} user=shop"
        finally:
            call("pg_ctl", "stop", "--wait", "--mode=immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
