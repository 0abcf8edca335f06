"""Links of the editors that lead nowhere, and pages of theirs that nobody will see."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from posixpath import basename, dirname, join, normpath, relpath
from urllib.parse import quote, unquote, urlsplit

from briefing.codes import Code
from briefing.corpus import Corpus
from briefing.problems import Problem
from briefing.read.frontmatter import decoded
from briefing.site import Site

FENCED = re.compile(
    r"^[ ]{0,3}(`{3,}|~{3,})[^\n]*\n.*?(?:^[ ]{0,3}\1[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL
)
CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
INLINE = re.compile(
    r"""\]\(\s*(?:<(?P<angled>[^<>\n]*)>|(?P<bare>[^\s<>()]*(?:\([^\s()]*\)[^\s<>()]*)*))"""
    r"""(?:\s+["'(][^\n]*?)?\s*\)"""
)
REFERENCE = re.compile(r"^[ ]{0,3}\[(?!\^)[^\]\n]+\]:[ \t]*<?(?P<bare>[^\s<>]+)>?", re.MULTILINE)
TEMPLATE = ("{{", "{%")
# Where a page can be linked at: an id in HTML, one in an attribute list, a heading.
HTML_ID = re.compile(r"""\b(?:id|name)=["']([^"']+)["']""")
LIST_ID = re.compile(r"\{:?[ \t][^{}\n]*?#([^\s{}]+)[^{}\n]*\}")
TITLE = re.compile(r"^[ ]{0,3}#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
UNDERLINED = re.compile(r"^(?![ \t]*$)(.+)\n(?:=+|-+)[ \t]*$", re.MULTILINE)
WORDS_OF_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
# Made by the host for footnotes.
BY_HOST = ("fn:", "fnref:")
NOTES = ".notes.md"
# How like a path must be to another, from 0 to 1, to be meant for it.
ALIKE = 0.8


def dead_links(files: Mapping[str, bytes], site: Site) -> Iterator[Problem]:
    """The links in the editors' pages, notes and actor files that lead to no file or no anchor.

    `files` are those of the docs folder, `site` what is made of them. Only the pages that a link
    with an anchor leads to are composed. Addresses of the web are not asked.
    """
    pages = {page.path: page for page in site.pages}
    known = {*pages, *site.files, *(files.keys() - site.withheld)}
    anchors: dict[str, set[str]] = {}
    articles = {path for path in pages if path.startswith("articles/")}
    for source in sorted(path for path in files if path.endswith(".md") and path not in articles):
        text = decoded(source, files[source])
        page = source.removesuffix(NOTES) + ".md" if source.endswith(NOTES) else source
        for target, offset in _targets(text):
            path, anchor = _resolved(target, page)
            if path not in known:
                is_withheld = path in files
                said = _withheld(target) if is_withheld else _no_file(target, path, page, known)
                yield _dead(source, text, offset, said)
            elif anchor and path.endswith(".md") and not anchor.startswith(BY_HOST):
                if path not in anchors:
                    there = pages[path].text if path in pages else decoded(path, files[path])
                    anchors[path] = set(_anchors(there))
                if anchor not in anchors[path]:
                    yield _dead(source, text, offset, _no_anchor(path, anchor, anchors[path]))


def replaced(paths: Collection[str], corpus: Corpus, pages: Iterable[str]) -> Iterator[Problem]:
    """The editors' pages, of all files `paths`, in whose place one of our `pages` is shown."""
    ours = {reading.article.path for reading in corpus.readings} | {"index.md"}
    ours |= {entity.path for entity in corpus.entities.values()}
    for page in pages:
        if page in paths and page not in ours:
            said = "a generated page is shown in the place of this one."
            cure = "Give it another name; words for the home page stand in index.md."
            yield Problem(page, 1, "page-replaced", said, cure)


def _targets(text: str) -> Iterator[tuple[str, int]]:
    """The link targets in Markdown inside the site, with their offsets."""
    for hidden in (FENCED, COMMENT, CODE_SPAN):
        text = hidden.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    found = [*INLINE.finditer(text), *REFERENCE.finditer(text)]
    for match in sorted(found, key=lambda match: match.start()):
        group = "bare" if match["bare"] is not None else "angled"
        target = match[group]
        if target and not target.startswith("/") and not any(t in target for t in TEMPLATE):
            yield target, match.start(group)


def _resolved(target: str, page: str) -> tuple[str, str]:
    """The path below the docs folder that a link on `page` leads to, and the anchor there."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return target, ""
    if parts.scheme or parts.netloc:
        return page, ""
    path = normpath(join(dirname(page), unquote(parts.path))) if parts.path else page
    return path, unquote(parts.fragment)


def _dead(source: str, text: str, offset: int, said: tuple[Code, str, str]) -> Problem:
    code, message, cure = said
    line = text.count("\n", 0, offset) + 1
    return Problem(source, line, code, message, cure, column=offset - text.rfind("\n", 0, offset))


def _no_file(target: str, path: str, page: str, known: Collection[str]) -> tuple[Code, str, str]:
    near = [f"{path}.md", f"{path}/index.md", *sorted(k for k in known if _named(k, path))]
    beside = [k for k in known if dirname(k) == dirname(path)]
    near += get_close_matches(path, sorted(beside), 1, ALIKE)
    meant = next((one for one in near if one in known), "")
    cure = "Name a file of the docs folder."
    if meant:
        cure = f"Did you mean `{quote(relpath(meant, dirname(page) or '.'))}`?"
    return "dead-link", f"{target} leads to no file.", cure


def _withheld(target: str) -> tuple[Code, str, str]:
    cure = "It is hidden, has a mistake, or is no page: have it shown, or link another."
    return "dead-link", f"{target} leads to a file that is withheld.", cure


def _named(path: str, wanted: str) -> bool:
    return basename(path) == basename(wanted)


def _no_anchor(path: str, anchor: str, there: Collection[str]) -> tuple[Code, str, str]:
    if re.fullmatch(r"f-[0-9a-f]+", anchor):
        cure = "Its words were edited, or it is no key fact now: link another, or pin it in a note."
        return "dead-anchor", f"{path} has no fact #{anchor}.", cure
    near = get_close_matches(anchor, sorted(there), 1)
    cure = f"Did you mean `#{near[0]}`?" if near else "Name a heading, a note or a fact of it."
    return "dead-anchor", f"{path} has no #{anchor}.", cure


def _anchors(text: str) -> Iterator[str]:
    """The anchors of a page of Markdown; headings under the names that hosts give them."""
    yield from HTML_ID.findall(text)
    yield from LIST_ID.findall(text)
    seen: dict[str, int] = {}
    plain = FENCED.sub("", text)
    for title in [*TITLE.findall(plain), *UNDERLINED.findall(plain)]:
        words = re.sub(r"\{[^{}]*\}[ \t]*$|[*`]", "", WORDS_OF_LINK.sub(r"\1", title))
        plain_letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
        for name in dict.fromkeys((_slug(plain_letters), _slug(words))):
            seen[name] = seen.get(name, -1) + 1
            yield f"{name}_{seen[name]}" if seen[name] else name


def _slug(title: str) -> str:
    """The name of a heading as Python-Markdown makes it."""
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", title).strip().lower())
