"""What may go wrong between Laptime and a server: a proxy on loopback that does it.

A fault is a function of the number of a request, which returns None where nothing goes wrong, else one of
("status", CODE), ("drop",) before the server sees it, ("lose",) of the answer after the server did, ("cut", BYTES) of the answer,
("call", FUNCTION) before the server sees it and ("after", FUNCTION) once it did.
"""

import http.client
import http.server
import socket
import threading


class Proxy:
    def __init__(self, port):
        self.port, self.fault, self.count, self.seen = port, (lambda number: None), 0, []
        self.lock = threading.Lock()
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def do_POST(self):
                outer.pass_on(self)

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"clickhouse+http://127.0.0.1:{self.server.server_address[1]}"

    def begin(self, fault=lambda number: None):
        self.fault, self.count, self.seen = fault, 0, []

    def pass_on(self, handler):
        if handler.headers.get("Transfer-Encoding", "").lower() == "chunked":
            pieces = []
            while size := int(handler.rfile.readline().split(b";")[0], 16):
                pieces.append(handler.rfile.read(size))
                handler.rfile.readline()
            handler.rfile.readline()
            body = b"".join(pieces)
        else:
            body = handler.rfile.read(int(handler.headers.get("Content-Length") or 0))
        with self.lock:
            self.count += 1
            number = self.count
            self.seen.append(handler.path)
        kind, *more = self.fault(number) or ("none",)
        if kind == "call":
            more[0]()
        if kind == "drop":
            return self.close(handler)
        if kind == "status":
            handler.send_response(more[0])
            handler.send_header("Content-Length", "6")
            handler.end_headers()
            return handler.wfile.write(b"gone.\n")
        status, headers, answer = self.ask(handler, body)
        if kind == "after":
            more[0]()
        if kind == "lose":
            return self.close(handler)
        handler.send_response(status)
        for name in ("Content-Encoding", "Content-Type"):
            if headers.get(name):
                handler.send_header(name, headers[name])
        handler.send_header("Content-Length", str(len(answer)))
        handler.end_headers()
        if kind == "cut":
            handler.wfile.write(answer[: more[0]])
            return self.close(handler)
        try:
            handler.wfile.write(answer)
        except OSError:
            pass

    def ask(self, handler, body):
        headers = {k: v for k, v in handler.headers.items() if k not in ("Host", "Transfer-Encoding", "Content-Length")}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)
        try:
            connection.request("POST", handler.path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        except OSError:
            return 502, {}, b"no server\n"
        finally:
            connection.close()

    @staticmethod
    def close(handler):
        handler.close_connection = True
        try:
            handler.connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
