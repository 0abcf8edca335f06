"""What the host's table of contents makes of headings."""

from dataclasses import dataclass
from typing import Any

from markdown import Markdown
from markdown.extensions.toc import TocTreeprocessor, nest_toc_tokens, strip_tags
from mkdocs.structure.toc import TableOfContents, get_toc

from mkdocs_briefing.rendering.elements import character_data, start_tag
from mkdocs_briefing.rendering.inline import Resolve

# What the host takes out of a page's title again.
PERMALINK_CLASS = "headerlink"


@dataclass(frozen=True, slots=True)
class Rules:
    """Which headings are in the table of contents, and the permalink that they end with."""

    levels: range
    permalink: str
    permalink_title: str

    @classmethod
    def of(cls, markdown: Markdown) -> "Rules | None":
        """The rules of a configured Python-Markdown; None where they are others than these."""
        found = [one for one in markdown.treeprocessors if type(one) is TocTreeprocessor]
        if len(found) != 1:
            return None
        toc = found[0]
        if any((toc.use_anchors, toc.permalink_leading, toc.base_level, toc.marker != "[TOC]")):
            return None
        if toc.permalink_class != PERMALINK_CLASS:
            return None
        sign: Any = toc.use_permalinks
        levels = range(toc.toc_top, toc.toc_bottom + 1)
        return cls(levels, "&para;" if sign is True else sign or "", toc.permalink_title)

    def ending(self, anchor: str, resolve: Resolve) -> str:
        """What the heading at `anchor` ends with."""
        if not self.permalink:
            return ""
        attributes = [("class", PERMALINK_CLASS), ("href", resolve(f"#{anchor}"))]
        if self.permalink_title:
            attributes.append(("title", self.permalink_title))
        return f"{start_tag('a', attributes)}{character_data(self.permalink)}</a>"


class Contents:
    """The headings of one page."""

    def __init__(self, rules: Rules, resolve: Resolve) -> None:
        """A page without headings; `resolve` is asked for the addresses of permalinks."""
        self._rules, self._resolve = rules, resolve
        self._tokens: list[Any] = []

    def heading(self, level: int, words: str, attributes: dict[str, str]) -> str:
        """A heading as HTML, noted for the table of contents; it must have an anchor."""
        anchor = attributes["id"]
        if level in self._rules.levels:
            self._tokens.append({"level": level, "id": anchor, "name": strip_tags(words)})
        opened = start_tag(f"h{level}", attributes.items())
        return f"{opened}{words}{self._rules.ending(anchor, self._resolve)}</h{level}>"

    def table(self) -> TableOfContents:
        """The table of contents, as the host gives it to templates."""
        return get_toc(nest_toc_tokens(self._tokens))
