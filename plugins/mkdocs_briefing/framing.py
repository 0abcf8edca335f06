"""What the theme puts around a page, rendered once for all pages that differ in words alone."""

import copy
import posixpath
import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

from jinja2 import Environment
from jinja2.runtime import Context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from mkdocs_briefing.laying import Woven
from mkdocs_briefing.templates import are_of_others

TEMPLATE = "main.html"
# Front matter beyond this may change the page in ways that nobody foresees.
META = frozenset({"title", "description"})
# Stands for words; a filter that does anything to words does something to this, and is found out.
MARK = "\x02{}<&quot;>  \x03"
MARKED = re.compile(r"\x02([0-9]+)<&quot;>  \x03")


@dataclass(slots=True)
class Frame:
    """What a page is, but for its words: text and the numbers of the words between, in turns.

    `asked` are the words that the theme looked for in a page's content, and whether it has them.
    A frame counts when it made of another page what the theme makes of it.
    """

    pieces: Sequence[str]
    asked: dict[str, bool]
    is_proven: bool = False

    def fits(self, content: str) -> bool:
        """Whether the theme would find in `content` what it found in that of the frame."""
        return all((words in content) is found for words, found in self.asked.items())

    def filled(self, words: Sequence[str]) -> str:
        """The page with these words."""
        pieces = list(self.pieces)
        pieces[1::2] = [words[int(number)] for number in pieces[1::2]]
        return "".join(pieces)


class _Content(str):
    """A mark in the place of a page's content, which notes what it is asked for."""

    __slots__ = ("asked", "content")
    asked: dict[str, bool]
    content: str

    def __contains__(self, words: object) -> bool:
        found = str(words) in self.content
        self.asked[str(words)] = found
        return found


def keep_frames(env: Environment, config: MkDocsConfig) -> None:
    """Have `env` render the core's pages that are not in the navigation by frames.

    Nothing changes where somebody else's templates are among the theme's and ours.
    """
    if are_of_others(config):
        return
    template = env.get_template(TEMPLATE)
    frames = Frames(template.root_render_func, template.new_context)
    template.root_render_func = frames.render


class Frames:
    """The frames of a site by what decides about them: the folder, and what a page has."""

    def __init__(
        self,
        whole: Callable[[Context], Iterator[str]],
        context_of: Callable[[dict[str, object]], Context],
    ) -> None:
        self._whole, self._context_of = whole, context_of
        self._frames: dict[Hashable, Frame | None] = {}

    def render(self, context: Context) -> Iterator[str]:
        """A page as the theme renders it."""
        page = context.get("page")
        if not (isinstance(page, Page) and _has_words_alone(page)):
            yield from self._whole(context)
            return
        shape = _shape(page)
        frame = self._frames.get(shape)
        if frame and frame.is_proven and frame.fits(page.content or ""):
            yield frame.filled(_words(page))
            return
        page_of_theme = "".join(self._whole(context))
        if frame is None and shape in self._frames:  # the second of the kind; one needs no frame
            self._frames[shape] = self._framed(context, page)
        elif frame is None:
            self._frames[shape] = None
        elif frame.fits(page.content or ""):
            frame.is_proven = frame.filled(_words(page)) == page_of_theme
        yield page_of_theme

    def _framed(self, context: Context, page: Page) -> Frame:
        """The frame of a page."""
        stand_in, content = _stand_in(page)
        rendered = self._whole(self._context_of({**context.get_all(), "page": stand_in}))
        return Frame(MARKED.split("".join(rendered)), content.asked)


def _has_words_alone(page: Page) -> bool:
    """Whether nothing but its folder and its words tells the page from others."""
    file = page.file
    return (
        isinstance(file, Woven)
        and file.inclusion.is_not_in_nav()
        and not page.is_homepage
        and (page.parent, page.previous_page, page.next_page) == (None, None, None)
        and bool(page.meta.get("title"))
        and META.issuperset(page.meta)
        and all(map(_is_line, _told(page)))
    )


def _told(page: Page) -> Iterator[str]:
    """The words of a page that stand among the theme's white space."""
    yield from (page.meta["title"], page.meta.get("description") or "")
    yield from (item.title for item in _items(page.toc))


def _is_line(words: str) -> bool:
    return "\n" not in words and words == words.strip()


def _shape(page: Page) -> Hashable:
    """What decides about the frame: where the page lies and what it has."""
    return (
        posixpath.dirname(page.url.rstrip("/")),
        bool(page.meta.get("description")),
        page.canonical_url is None,
        page.edit_url is None,
        _outline(page.toc),
    )


def _outline(items: TableOfContents | Sequence[AnchorLink]) -> tuple[object, ...]:
    """The levels of the headings; of one inside others that has more below, the title as well.

    The theme makes a label of such a title, and so does more to it than write it; they are few.
    """
    return tuple((item.level, _titled(item.children)) for item in items)


def _titled(items: Sequence[AnchorLink]) -> tuple[object, ...]:
    return tuple(
        (item.level, item.title, _titled(item.children)) if item.children else item.level
        for item in items
    )


def _words(page: Page) -> list[str]:
    """The words of a page in the order of their marks."""
    words = [
        page.meta["title"],
        page.meta.get("description") or "",
        page.canonical_url or "",
        page.edit_url or "",
        page.content or "",
    ]
    for item in _items(page.toc):
        words += (item.title, item.id)
    return words


def _items(items: TableOfContents | Sequence[AnchorLink]) -> Iterator[AnchorLink]:
    for item in items:
        yield item
        yield from _items(item.children)


def _stand_in(page: Page) -> tuple[Page, _Content]:
    """The page with marks for its words, and the mark for its content."""
    found = copy.copy(page)
    found.meta = {
        key: MARK.format(number)
        for number, key in enumerate(("title", "description"))
        if page.meta.get(key)
    }
    found.canonical_url = page.canonical_url and MARK.format(2)
    found.edit_url = page.edit_url and MARK.format(3)
    content = _Content(MARK.format(4))
    content.content, content.asked = page.content or "", {}
    found.content = content
    found.toc = copy.deepcopy(page.toc)
    for number, item in enumerate(_items(found.toc)):
        item.id = MARK.format(6 + 2 * number)
        if item in found.toc.items or not item.children:
            item.title = MARK.format(5 + 2 * number)
    return found, content
