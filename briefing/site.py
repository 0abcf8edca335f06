"""What a host publishes: pages and files, each made when it is first asked for."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

# What front matter stands between.
MARK = "---"


class Page:
    """A Markdown page laid over the host's; `path` is relative to the docs folder.

    It is given as its text or as the lines of it. Lines are composed when they are asked for, so
    that a host which shows one page composes one page. `head` is the front matter, with its marks,
    and needs no more lines than that; it is empty where a page has none.
    """

    __slots__ = ("_head", "_lines", "_text", "path")

    def __init__(self, path: str, text: str | Iterable[str]) -> None:
        self.path = path
        self._text = text if isinstance(text, str) else None
        self._lines: Iterator[str] = iter(()) if isinstance(text, str) else iter(text)
        self._head: list[str] | None = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Page) and (self.path, self.text) == (other.path, other.text)

    def __hash__(self) -> int:
        return hash(self.path)

    def __repr__(self) -> str:
        return f"Page({self.path!r})"

    def opened_by(self, lines: Iterable[str]) -> "Page":
        """The same page with more below its front matter, composed when the page is."""
        own = self._lines if self._text is None else iter((self._text,))
        return Page(self.path, _opened(own, lines))

    @property
    def head(self) -> str:
        """The front matter, from its first mark to its last, or nothing."""
        if self._text is not None:
            return _front(self._text)
        if self._head is None:
            self._head = []
            for line in self._lines:
                self._head.append(line)
                if _front(text := "\n".join(self._head)) or not text.startswith("---"):
                    break
        return _front("\n".join(self._head))

    @property
    def text(self) -> str:
        """The whole page."""
        if self._text is None:
            self._text = "\n".join([*(self._head or ()), *self._lines])
        return self._text


def _opened(own: Iterator[str], lines: Iterable[str]) -> Iterator[str]:
    """`lines` below the front matter of `own`; at its end, where that is written in its own way."""
    text = next(own, "")
    while text.startswith(MARK) and not _front(text) and (line := next(own, None)) is not None:
        text += f"\n{line}"
    front = _front(text)
    if front or not text.startswith(MARK):
        yield from (front, "", *lines, text[len(front) :])
        yield from own
    else:
        yield from (text, "", *lines)


def _front(text: str) -> str:
    """The front matter at the start of `text`, or nothing."""
    if not text.startswith("---\n"):
        return ""
    end = text.find("\n---", 3)
    return text[: end + 4] if end >= 0 and text[end + 4 : end + 5] in {"", "\n"} else ""


class Files(Mapping[str, bytes]):
    """Files by path; the content of each is made when it is asked for, and not kept."""

    def __init__(self, made_by: Mapping[str, Callable[[], bytes]]) -> None:
        self._made_by = made_by

    def __getitem__(self, path: str) -> bytes:
        return self._made_by[path]()

    def __iter__(self) -> Iterator[str]:
        return iter(self._made_by)

    def __len__(self) -> int:
        return len(self._made_by)


@dataclass(frozen=True, slots=True)
class Site:
    """What a host must do: publish `pages` and `files`, and withhold the rest."""

    pages: tuple[Page, ...]
    files: Mapping[str, bytes]
    withheld: frozenset[str]
