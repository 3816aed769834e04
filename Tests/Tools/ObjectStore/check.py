"""Laptime against a real S3: SeaweedFS on loopback, by aws and by rclone.

usage: check.py

LAPTIME_TEST_BINARY names the program; weed, aws and rclone are looked for beside this Python and in PATH. What is not
there is left out, which is said.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../ClickHouse"))
from history import Store, record  # noqa: E402

PROGRAM = os.path.abspath(os.environ.get("LAPTIME_TEST_BINARY", ".build/debug/laptime"))
PATH = os.path.dirname(sys.executable) + ":" + os.environ["PATH"]


def free_ports(count):
    """The servers add 10,000 to each for a port of their own."""
    probes = []
    while len(probes) < count:
        probe = socket.socket()
        probe.bind(("127.0.0.1", 0))
        if probe.getsockname()[1] < 50_000:
            probes.append(probe)
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports


class Bucket:
    """SeaweedFS, with all that is its own in one folder."""

    def __init__(self, folder):
        self.folder = folder
        os.makedirs(folder)
        identity = {"name": "ci", "credentials": [{"accessKey": "laptime", "secretKey": "secret-7"}],
                    "actions": ["Admin", "Read", "Write", "List", "Tagging"]}
        with open(f"{folder}/s3.json", "w") as file:
            json.dump({"identities": [identity]}, file)

    def __enter__(self):
        s3, master, volume, filer = free_ports(4)
        self.url = f"http://127.0.0.1:{s3}"
        self.process = subprocess.Popen(
            [shutil.which("weed", path=PATH), "server", f"-dir={self.folder}", "-s3", f"-s3.port={s3}", "-ip=127.0.0.1",
             f"-s3.config={self.folder}/s3.json", f"-master.port={master}", f"-volume.port={volume}",
             f"-filer.port={filer}", "-volume.max=20", "-s3.port.iceberg=0", "-s3.port.lance=0"],
            stdin=subprocess.DEVNULL, stdout=open(f"{self.folder}/log", "wb"), stderr=subprocess.STDOUT, cwd=self.folder)
        for _ in range(60):
            made = subprocess.run(
                [shutil.which("aws", path=PATH), "s3", "mb", "s3://tests"], env=self.variables(os.environ["HOME"]),
                capture_output=True)
            if made.returncode == 0:
                return self
            if self.process.poll() is not None:
                raise RuntimeError(open(f"{self.folder}/log").read()[-2000:])
            time.sleep(1)
        raise RuntimeError(made.stderr.decode())

    def variables(self, home, secret="secret-7"):
        return {
            "PATH": PATH, "HOME": home, "AWS_ACCESS_KEY_ID": "laptime", "AWS_SECRET_ACCESS_KEY": secret,
            "AWS_ENDPOINT_URL": self.url, "AWS_DEFAULT_REGION": "us-east-1", "RCLONE_S3_ENDPOINT": self.url,
            "RCLONE_S3_PROVIDER": "SeaweedFS", "RCLONE_S3_REGION": "us-east-1", "AWS_MAX_ATTEMPTS": "2", "RCLONE_RETRIES": "1"}

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()


def share(bucket, folder, variables, prefix):
    store = Store(PROGRAM, f"{folder}/{prefix}")
    record(store, runs=6, tests=10)
    store.run("runs", "exclude", store.json("runs")[2]["run"], "--why", "x")
    url = f"s3://tests/{prefix}/deep"
    assert "0 bundles in the remote" in store.run("remote", "status", url, **variables)
    # Killed while it sends, and sent again.
    for pause in (0.3, 0.8, 1.5):
        child = store.start("push", url, **variables)
        time.sleep(pause)
        child.kill()
        child.communicate()
    store.run("push", url, **variables)
    assert store.run("push", url, **variables).startswith("0 bundles sent")
    assert "0 damaged; 0 to pull, 0 to push" in store.run("remote", "verify", url, **variables)
    job = Store(PROGRAM, f"{folder}/{prefix}-job")
    job.run("pull", url, **variables)
    gates = [json.loads(one.run("gate", "--format", "json", code=None)) for one in (store, job)]
    told = [(g["verdict"], g["run"], [(r["rule"], r["status"], r["summary"]) for r in g["rules"]]) for g in gates]
    assert told[0] == told[1], [pair for pair in zip(told[0][2], told[1][2]) if pair[0] != pair[1]] + [told[0][:2], told[1][:2], gates[1]["reasons"]]
    few = Store(PROGRAM, f"{folder}/{prefix}-few")
    few.run("pull", url, "--suite", "unit", "--branch", "main", "--runs", "2", **variables)
    assert len(few.json("runs")) == 2
    return store, url


def main():
    for tool in ("weed", "aws"):
        if not shutil.which(tool, path=PATH):
            return print(f"left out: S3 ({tool} is not there)")
    with tempfile.TemporaryDirectory() as folder, Bucket(f"{folder}/weed") as bucket:
        variables = bucket.variables(os.environ["HOME"])
        store, url = share(bucket, folder, variables, "by-aws")
        store.run("push", url, code=74, **bucket.variables(os.environ["HOME"], secret="wrong"))
        assert "s3://tests/by-aws/deep: the remote cannot be read: aws s3api failed" in store.said, store.said
        print("  aws: pushed, killed, verified, pulled; equal verdicts")
        if not shutil.which("rclone", path=PATH):
            return print("left out: rclone")
        # A folder of programs in which there is no aws.
        os.makedirs(f"{folder}/bin")
        for tool in ("rclone", "git"):
            os.symlink(shutil.which(tool, path=PATH), f"{folder}/bin/{tool}")
        share(bucket, folder, variables | {"PATH": f"{folder}/bin"}, "by-rclone")
        print("  rclone: pushed, killed, verified, pulled; equal verdicts")
        # What one sends the other takes.
        store.run("push", "s3://tests/by-rclone/deep", **variables)
        assert "0 damaged" in store.run("remote", "verify", "s3://tests/by-rclone/deep", code=None, **variables)
        store.run("push", "s3://tests/none", code=74, **(variables | {"PATH": "/nowhere"}))
        assert "neither aws nor rclone is installed" in store.said, store.said


if __name__ == "__main__":
    main()
