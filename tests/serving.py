"""A folder behind an address, as strict a host as there is, for tests in a browser."""

import re
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

INLINE = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {hashes}; style-src 'self'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
    "form-action 'self'; base-uri 'self'"
)


class Strict(SimpleHTTPRequestHandler):
    """Serves files with a policy that allows the theme's own inline scripts and no others."""

    def log_message(self, *_: object) -> None:
        pass

    def end_headers(self) -> None:
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() else path
        if page.suffix == ".html" and page.is_file():
            digests = (sha256(script).digest() for script in INLINE.findall(page.read_bytes()))
            hashes = " ".join(f"'sha256-{b64encode(digest).decode()}'" for digest in digests)
            self.send_header("Content-Security-Policy", POLICY.format(hashes=hashes))
        super().end_headers()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of `folder`, which may be filled later."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Strict, directory=str(folder)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def watched(browser: Browser, address: str, **options: object) -> Iterator[Page]:
    """A page of a new reader that may write nothing and ask nobody else; `options` are its own."""
    context = browser.new_context(base_url=address, **options)  # type: ignore[arg-type]
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda sent: asked.append(sent.url))
    try:
        yield page
    finally:
        context.close()
    own = "{0.scheme}://{0.netloc}/".format(urlsplit(address))
    assert said == []
    assert [url for url in asked if not url.startswith((own, "data:", "blob:"))] == []
