"""The provider both tools ask: an OpenAI-compatible server whose answer depends on the model and the
request alone. It keeps what it was asked, by the first two folders of the path, `/SEQUENCE/TOOL/v1/...`.

`/static/NAME` is a page of pages(); `/static/moved/NAME` leads to one.
"""

import http.server
import json
import threading

from answers import answer, stream_of

PNG = bytes.fromhex("89504e470d0a1a0a0000000d494844520000000100000001080200000090" + "00" * 20)


def pages():
    return {
        "page.txt": ("text/plain", b"A page of text\nwith two lines\n"),
        "dot.png": ("image/png", PNG),
        "template.yaml": ("text/plain", b"model: echo\nprompt: 'From afar: $input'\n"),
        "functions.yaml": ("text/plain", b"model: echo\nprompt: 'x $input'\nfunctions: |\n  def f(): return 1\n"),
        "broken.yaml": ("text/plain", b"prompt: [unclosed\n"),
    }


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_HEAD(self):
        self.page(body=False)

    def do_GET(self):
        if self.path.endswith("/v1/models"):
            self.models()
        else:
            self.page(body=True)

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        _, sequence, tool, _, wire = self.path.split("/", 4)
        request = json.loads(body)
        self.server.keep((sequence, tool), {"to": wire, "key": self.headers.get("authorization"), **request})
        status, content, headers = answer(wire, request)
        if status == 200 and request.get("stream") and not isinstance(content, bytes):
            self.send(200, "text/event-stream", stream_of(wire, content, request))
        else:
            whole = content if isinstance(content, bytes) else json.dumps(content).encode()
            self.send(status, "application/json", whole, headers)

    def models(self):
        data = [{"id": name, "object": "model", "created": 1, "owned_by": "parity"} for name in ["says", "thinks"]]
        self.send(200, "application/json", json.dumps({"object": "list", "data": data}).encode())

    def page(self, body):
        name = self.path.removeprefix("/static/")
        if name.startswith("moved/"):
            self.send(302, "text/plain", b"", {"Location": "/static/" + name.removeprefix("moved/")})
        elif name in pages():
            kind, content = pages()[name]
            self.send(200, kind, content, body=body)
        else:
            self.send(404, "text/plain", b"not here", body=body)

    def send(self, status, kind, content, headers={}, body=True):
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(content)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if body:
            self.wfile.write(content)

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.kept = {}
        self.lock = threading.Lock()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}"

    def keep(self, key, request):
        with self.lock:
            self.kept.setdefault(key, []).append(request)

    def taken(self, key):
        with self.lock:
            return self.kept.pop(key, [])
