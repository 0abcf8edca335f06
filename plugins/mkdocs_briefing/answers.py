"""What a preview's server answers where it cannot show a page."""

from collections.abc import Callable, Iterable
from html import escape
from posixpath import normpath
from typing import Any

Answer = dict[str, Any]
Application = Callable[[Answer, Callable[..., object]], Iterable[bytes]]

# Asks again until it is healed; the scripts of a page that works are not at hand.
PAGE = """<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="refresh" content="1">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
</head>
<body>
<h1>{title}</h1>
<pre style="white-space: pre-wrap">{words}</pre>
</body>
</html>
"""


def path_of(environ: Answer, mount: str) -> str | None:
    """The path in the site that a request is for, "" for its root; None where it is no file."""
    path = str(environ["PATH_INFO"]).encode("latin-1").decode("utf-8", "ignore")
    if path.startswith("/livereload/") or not f"{path}/".startswith(mount):
        return None
    wanted = path[len(mount) :] + ("index.html" if path.endswith("/") else "")
    return normpath(f"/{wanted}").lstrip("/")


def broken(error: BaseException, start: Callable[..., object]) -> Iterable[bytes]:
    """A page that says what is wrong, until it no longer is."""
    words = str(error) or type(error).__name__
    title = type(error).__name__
    body = PAGE.format(title=escape(title), words=escape(words)).encode()
    headers = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body)))]
    start("500 Internal Server Error", headers)
    return [body]
