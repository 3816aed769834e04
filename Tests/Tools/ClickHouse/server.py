"""A ClickHouse server on loopback, with all that is its own in one folder.

with Server(folder) as server: … server.url …
"""

import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request

CONFIG = """<yandex>
  <logger><level>warning</level><log>{folder}/server.log</log><errorlog>{folder}/errors.log</errorlog></logger>
  <http_port>{http}</http_port>
  <tcp_port>{tcp}</tcp_port>
  <listen_host>127.0.0.1</listen_host>
  <max_connections>64</max_connections>
  <keep_alive_timeout>3</keep_alive_timeout>
  <path>{folder}/data/</path>
  <tmp_path>{folder}/tmp/</tmp_path>
  <user_files_path>{folder}/files/</user_files_path>
  <format_schema_path>{folder}/schemas/</format_schema_path>
  <users_config>{folder}/users.xml</users_config>
  <default_profile>default</default_profile>
  <default_database>default</default_database>
  <mark_cache_size>268435456</mark_cache_size>
  <remote_servers>
    <both>
      <shard><replica><host>127.0.0.1</host><port>{tcp}</port></replica></shard>
      <shard><replica><host>127.0.0.1</host><port>{other}</port></replica></shard>
    </both>
  </remote_servers>
</yandex>
"""

USERS = """<yandex>
  <profiles><default><max_memory_usage>8000000000</max_memory_usage>{settings}</default></profiles>
  <users>
    <default><password></password><networks><ip>127.0.0.1</ip></networks>
      <profile>default</profile><quota>default</quota></default>
    <ci><password>{password}</password><networks><ip>127.0.0.1</ip></networks>
      <profile>default</profile><quota>default</quota></ci>
  </users>
  <quotas><default></default></quotas>
</yandex>
"""


def find():
    """The program, or None where it is not installed."""
    return shutil.which("clickhouse-server", path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/bin")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """One server, which can be killed and started again on what it wrote."""

    def __init__(self, folder, password="a pass'word\"", other_tcp=0, settings=""):
        self.folder = os.path.abspath(folder)
        self.password = password
        self.http, self.tcp = free_port(), free_port()
        for name in ("data", "tmp", "files", "schemas"):
            os.makedirs(f"{self.folder}/{name}", exist_ok=True)
        facts = {"folder": self.folder, "http": self.http, "tcp": self.tcp, "other": other_tcp or self.tcp}
        with open(f"{self.folder}/config.xml", "w") as file:
            file.write(CONFIG.format(**facts))
        with open(f"{self.folder}/users.xml", "w") as file:
            file.write(USERS.format(password=password, settings=settings))
        self.process = None

    @property
    def url(self):
        return f"clickhouse+http://127.0.0.1:{self.http}"

    def start(self):
        self.process = subprocess.Popen(
            [find(), f"--config-file={self.folder}/config.xml"],
            stdin=subprocess.DEVNULL,
            stdout=open(f"{self.folder}/out.log", "ab"),
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                self.ask("SELECT 1")
                return self
            except (OSError, urllib.error.URLError):
                if self.process.poll() is not None:
                    break
                time.sleep(0.1)
        raise RuntimeError(f"the server did not start: see {self.folder}/out.log")

    def ask(self, sql):
        """What the server says to a statement."""
        request = urllib.request.Request(f"http://127.0.0.1:{self.http}/", data=sql.encode())
        try:
            with urllib.request.urlopen(request, timeout=600) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError as error:
            raise RuntimeError(error.read().decode()) from error

    def stop(self, number=signal.SIGTERM):
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(number)
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.process = None

    def kill(self):
        self.stop(signal.SIGKILL)

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.stop()
