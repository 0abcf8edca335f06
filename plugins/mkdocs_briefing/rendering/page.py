"""A page as the host renders it, without the host's Markdown where the core wrote it."""

from dataclasses import dataclass

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents, get_toc

from mkdocs_briefing.options import is_known
from mkdocs_briefing.rendering.blocks import Blocks
from mkdocs_briefing.rendering.elements import attribute_value
from mkdocs_briefing.rendering.headings import Contents, Rules
from mkdocs_briefing.rendering.inline import Resolve, Words
from mkdocs_briefing.rendering.links import Links
from mkdocs_briefing.rendering.outside import OutsideError

# A little of everything; where the host makes something else of it, it renders all pages.
SAMPLE = """\
# A title &#91;1&#93; { #top .b-title lang="en" }

<div class="b-block" lang="en" id="a" markdown="1">

Words of **a [link](https://example.org/?a=1&b=2){ .b-link aria-label="there" }** &lsaquo; <b>1</b>

- an <q class="b-q">item</q>
- an item

<p title="a &amp; b" class="b-raw">words</p>

</div>

## Below { #below }

<p class="b-raw">words</p>
"""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What the host keeps of a rendered page."""

    content: str
    toc: TableOfContents
    anchors: set[str]
    links: dict[File, dict[str, str]]

    def give(self, page: Page) -> None:
        """Leave on `page` what the host's own rendering leaves there."""
        page.content = self.content
        page.toc = self.toc
        page.present_anchor_ids = self.anchors
        page.links_to_anchors = self.links


class Renderer:
    """Renders the pages of one build."""

    def __init__(self, files: Files, config: MkDocsConfig) -> None:
        """`files` are all of the site's, `config` is final."""
        self._rules = _rules(config)
        self._links = Links(files)

    def render(self, text: str, file: File) -> Rendered | None:
        """`text` as the page of `file`; None where only the host can render it."""
        if self._rules is None:
            return None
        links = self._links.of(file)
        return _rendered(text, self._rules, links.address, links.to_anchors)

    def take(self, page: Page) -> None:
        """Have `page` rendered here where that can be, else by the host."""
        by_host = page.render

        def render(config: MkDocsConfig, files: Files) -> None:
            text = page.markdown or ""
            # A title that is only a heading, the host finds by itself.
            rendered = self.render(text, page.file) if "title" in page.meta else None
            if rendered is None:
                by_host(config, files)
            else:
                rendered.give(page)

        page.render = render  # type: ignore[method-assign]


def _rules(config: MkDocsConfig) -> Rules | None:
    """The rules for headings; None where the host's Markdown is not known to be what we write."""
    if not is_known(config):
        return None
    markdown = Markdown(
        extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {}
    )
    rules = Rules.of(markdown)
    if rules is None:
        return None
    ours, content = _rendered(SAMPLE, rules, attribute_value, {}), markdown.convert(SAMPLE)
    toc = get_toc(getattr(markdown, "toc_tokens", []))
    return rules if ours and (ours.content, str(ours.toc)) == (content, str(toc)) else None


def _rendered(
    text: str, rules: Rules, address: Resolve, links: dict[File, dict[str, str]]
) -> Rendered | None:
    words, contents = Words(address), Contents(rules, address)
    blocks = Blocks(words, contents)
    try:
        content = blocks.render(text)
    except OutsideError:
        return None
    return Rendered(content, contents.table(), words.anchors, links)
