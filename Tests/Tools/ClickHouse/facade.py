"""The newest dialect of ClickHouse by HTTP: the engine of PyPI's chdb, which has no server, behind a small one.

usage: facade.py FOLDER PORT

It speaks as much of the protocol as Laptime uses: a statement in the address or the body, rows for an INSERT in the
body, bodies in gzip or deflate, answers in gzip, errors as "Code: N. DB::Exception: …" with status 500, settings in
the address, and a user with a password (CHDB_PASSWORD), where one is set.
"""

import base64
import gzip
import http.server
import os
import re
import sys
import threading
import urllib.parse
import zlib

import chdb.session

INSERT = re.compile(r"\s*INSERT\s+INTO\s+(\S+)\s*\(([^)]*)\)\s*FORMAT\s+(\w+)\s*$", re.IGNORECASE)
PLAIN = {"query", "database", "wait_end_of_query", "enable_http_compression", "default_format", "max_query_size"}
LOCK = threading.Lock()


def unpacked(body, coding):
    if coding == "gzip":
        return gzip.decompress(body)
    if coding == "deflate":
        return zlib.decompress(body)
    return body


class Engine:
    def __init__(self, folder):
        self.folder = folder
        self.session = chdb.session.Session(f"{folder}/data")
        self.known = set()

    def use(self, database):
        if database not in ("", "default") and database not in self.known:
            there = self.ask(f"SELECT count() FROM system.databases WHERE name = '{database}'", "TSV")
            if there.strip() == b"0":
                raise RuntimeError(f"Code: 81. DB::Exception: Database {database} does not exist. (UNKNOWN_DATABASE)")
            self.known.add(database)
        self.ask(f"USE {database or 'default'}", "TSV")

    def ask(self, sql, form):
        return bytes(self.session.query(sql, form).bytes())

    def insert(self, table, columns, form, rows, settings):
        told = self.ask(f"DESCRIBE TABLE {table}", "TSV").decode().splitlines()
        types = {line.split("\t")[0]: line.split("\t")[1].replace("\\'", "'") for line in told}
        names = [name.strip().strip("`") for name in columns.split(",")]
        shape = ", ".join(f"`{name}` {types[name]}" for name in names).replace("'", "\\'")
        path = f"{self.folder}/rows"
        with open(path, "wb") as file:
            file.write(rows)
        with_settings = f" SETTINGS {settings}" if settings else ""
        return self.ask(
            f"INSERT INTO {table} ({columns}){with_settings} SELECT * FROM file('{path}', '{form}', '{shape}')", "TSV")


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    engine = None

    def log_message(self, *_):
        pass

    def body(self):
        if self.headers.get("Transfer-Encoding", "").lower() == "chunked":
            pieces = []
            while size := int(self.rfile.readline().split(b";")[0], 16):
                pieces.append(self.rfile.read(size))
                self.rfile.readline()
            self.rfile.readline()
            return b"".join(pieces)
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def answer(self, status, body):
        if "gzip" in self.headers.get("Accept-Encoding", "") and status == 200:
            body, coding = gzip.compress(body, 1), "gzip"
        else:
            coding = None
        self.send_response(status)
        if coding:
            self.send_header("Content-Encoding", coding)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def is_known(self):
        wanted = os.environ.get("CHDB_PASSWORD")
        given = self.headers.get("Authorization", "")
        if not wanted:
            return True
        return given.startswith("Basic ") and base64.b64decode(given[6:]).decode() == f"ci:{wanted}"

    def do_GET(self):
        self.do_POST()

    def do_POST(self):
        raw = self.body()
        if not self.is_known():
            return self.answer(401, b"Code: 516. DB::Exception: Authentication failed (AUTHENTICATION_FAILED)\n")
        fields = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(self.path).query, keep_blank_values=True))
        try:
            raw = unpacked(raw, self.headers.get("Content-Encoding"))
            settings = ", ".join(f"{name} = '{value}'" for name, value in fields.items() if name not in PLAIN)
            with LOCK:
                self.engine.use(fields.get("database", ""))
                self.answer(200, self.run(fields.get("query", ""), raw, settings, fields.get("default_format", "")))
        except Exception as error:  # whatever the engine says is the answer
            self.answer(500, f"{error}\n".encode())

    def run(self, query, raw, settings, usual):
        if insert := INSERT.match(query):
            return self.engine.insert(*insert.groups(), raw, settings)
        sql = (query + "\n" + raw.decode() if query else raw.decode()).strip()
        form = re.search(r"\sFORMAT\s+(\w+)\s*$", sql)
        # A format is asked of the engine by itself, and not in the statement.
        name = form.group(1) if form else usual or "TabSeparated"
        return self.engine.ask(sql[: form.start()] if form else sql, name)


def main():
    folder, port = os.path.abspath(sys.argv[1]), int(sys.argv[2])
    os.makedirs(folder, exist_ok=True)
    Handler.engine = Engine(folder)
    http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler).serve_forever()


if __name__ == "__main__":
    main()
