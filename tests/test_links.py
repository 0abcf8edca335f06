"""The link checker itself: it must find what it is there to find."""

from pathlib import Path

from links import dead_links
from sites import write


def test_good_links(tmp_path: Path) -> None:
    write(
        {
            "index.html": '<a href="a/">a</a> <a href="a/#x">x</a> <a href="#top" id="top">t</a>',
            "a/index.html": '<p id="x"><a href="../">up</a> <a href="/sub/">home</a></p>',
            "404.html": '<img src="/sub/a/picture%20one.png"> <a href="https://elsewhere.example/">',
            "a/picture one.png": b"",
        },
        tmp_path,
    )
    assert list(dead_links(tmp_path, base="/sub/")) == []


def test_dead_links(tmp_path: Path) -> None:
    write({"index.html": '<a href="b/"></a> <a href="#nowhere"></a> <img src="x.png">'}, tmp_path)
    assert list(dead_links(tmp_path)) == [
        "index.html: b/ leads to no file",
        "index.html: #nowhere leads to no id",
        "index.html: x.png leads to no file",
    ]
