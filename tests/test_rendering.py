"""Our own rendering of our own pages: the host's bytes, or the host renders."""

import importlib.util
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs_briefing.plugin import EXTENSIONS
from mkdocs_briefing.rendering.page import Renderer
from sites import ROOT

from briefing.corpus import Corpus
from briefing.publishing import publish

# What users of the theme commonly enable.
MATERIAL = """
  - admonition
  - def_list
  - pymdownx.betterem
  - pymdownx.caret
  - pymdownx.details
  - pymdownx.highlight: {anchor_linenums: true}
  - pymdownx.inlinehilite
  - pymdownx.keys
  - pymdownx.magiclink
  - pymdownx.mark
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
  - pymdownx.tasklist: {custom_checkbox: true}
  - pymdownx.tilde
  - toc: {permalink: true, toc_depth: 3}
"""


def project(folder: Path, extensions: str = "", more: str = "") -> MkDocsConfig:
    """The configuration of a site with the extensions that the plugin enables, and more."""
    (folder / "docs").mkdir(exist_ok=True)
    listed = "".join(f"\n  - {name}" for name in EXTENSIONS)
    text = f"site_name: x\nplugins: []\nmarkdown_extensions:{listed}{extensions}\n{more}"
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    return load_config(str(folder / "mkdocs.yml"))


def laid(texts: Mapping[str, str], config: MkDocsConfig) -> Files:
    """Files of a site with those texts, each with a page that the host has read."""
    files = Files([File(path, None, config.site_dir, config.use_directory_urls) for path in texts])
    for file in files:
        file.content_string = texts[file.src_uri]
        Page(None, file, config).read_source(config)
    return files


def compared(files: Files, config: MkDocsConfig) -> Iterator[tuple[str, bool]]:
    """Each page's path and whether we render it; where we do, it is what the host makes of it."""
    renderer = Renderer(files, config)
    for file in files:
        page = file.page
        ours = renderer.render(page.markdown, file)
        yield file.src_uri, ours is not None
        if ours is not None:
            page.render(config, files)
            assert ours.content == page.content
            assert str(ours.toc) == str(page.toc)
            assert ours.anchors == page.present_anchor_ids
            assert ours.links == page.links_to_anchors


def pages(files: Mapping[str, bytes]) -> dict[str, str]:
    """The pages of a corpus."""
    return {page.path: page.text for page in publish(Corpus.of(files)).pages}


def folder(path: Path) -> dict[str, bytes]:
    """The Markdown files below a folder."""
    return {file.relative_to(path).as_posix(): file.read_bytes() for file in path.rglob("*.md")}


def generator() -> ModuleType:
    """The module that generates the articles of the benchmark."""
    spec = importlib.util.spec_from_file_location("articles", ROOT / "benchmarks" / "articles.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def generated(count: int) -> dict[str, bytes]:
    made = generator()
    texts = {f"articles/{name}": text for name, text in made.articles(count)}
    texts |= {f"actors/{name}": text for name, text in made.actor_files(count)}
    return {path: text.encode() for path, text in texts.items()}


@pytest.mark.slow
def test_the_pages_of_a_hundred_articles_are_the_hosts_and_nearly_all_ours(
    tmp_path: Path,
) -> None:
    config = project(tmp_path)
    ours = dict(compared(laid(pages(generated(100)), config), config))
    assert len(ours) > 200
    by_host = [path for path, is_ours in ours.items() if not is_ours]
    assert not [path for path in by_host if path.startswith(("articles/", "actors/", "dates/"))]


@pytest.mark.parametrize("extensions", ["", MATERIAL], ids=["as it is", "much enabled"])
@pytest.mark.parametrize(
    "docs", [ROOT / "docs", ROOT / "tests" / "annotated"], ids=lambda p: p.name
)
def test_the_pages_of_real_articles_are_the_hosts(
    tmp_path: Path, docs: Path, extensions: str
) -> None:
    config = project(tmp_path, extensions)
    files = folder(docs)
    # Links of the introduction lead to pages of the folder that are not of the corpus.
    made = pages(files)
    texts = {path: data.decode() for path, data in files.items()} | made
    ours = dict(compared(laid(texts, config), config))
    # Of the others some words are the editors' own Markdown.
    assert sum(ours[path] for path in made) > len(made) / 2


BLOCKS = """\
[a](b.md) and [b](../actors/c.md#x), [c](#y)

[d](https://e.org/?a=1&b=2){ .k aria-label="v &#95; w" } &rsaquo; &#91;x&#93;

## A [heading](b.md) <mark class="m" id="m">x</mark> { #h .k lang="es" }

### Another { #h-2 }

- an [item](b.md) · <small>x</small>
- **[an item](b.md#x)** — <time datetime="2024">2024</time>

<p class="v">words <b>w</b><br>&amp; words</p>

<p title="a &quot; b" class="x" hidden>words</p>

<p class="v" markdown="1">[a](b.md), **b**</p>

<ul class="b-q">
<li>a <b>b</b></li>
<li></li>
</ul>

one line
and another **b**

<details class="d"><summary>s</summary>
<table><tr><th scope="row">x</th><td>y</td></tr></table></details>

<figure class="f">
<svg viewBox="0 0 1 1"><title>t</title><path d="M0"/></svg>
</figure>

<form class="f">
<label>L <select name="s">
<option value="1">x</option>
</select></label>
</form>

1. an item

> words

    code

a_b_c *d* `e` [f] <https://e.org> [g](missing.md) ![h](i.png)

[^1]: a note
"""
LINKS = ("[a](b.md)", "[a b](b.md#x){ .k }", "[x](#y)", "[x](https://e.org)", "[x](missing.md)")
READ = ("**b**", "<b>", "</b>", "<b>x</b>", "&amp;", "&#38;", "two words", "¿Qué?", "“x”", "·", " ")
UNREAD = (
    *(
        "1.",
        "a)",
        ":",
        "!",
        "-",
        "--",
        "_",
        "*",
        "**",
        "x.",
        "(",
        ")",
        '"',
        "{ #z }",
        "\u00a0",
        "[",
    ),
    *("]", "<", ">", "#", "&", "`", "|", "\\", "www.x", "a@b.c", "[TOC]", "[^1]", "<div>", "\n"),
    *("</p>", "<!-- c -->"),
)
OPENED = ('<div class="c" markdown="1">', '<section id="s" class="z" markdown="1">')
blank = st.sampled_from(["\n\n", "\n\n", "\n\n\n", "\n"])
words = st.lists(st.sampled_from(LINKS + READ + READ + UNREAD), min_size=1, max_size=6).map("".join)
block = st.sampled_from(BLOCKS.strip().split("\n\n")) | words


def joined(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """A few blocks, mostly with blank lines between."""
    pairs = st.lists(st.tuples(blocks, blank), max_size=4)
    return pairs.map(lambda parts: "".join(text + space for text, space in parts))


def inside(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Blocks in an element that is closed again."""

    def put(opened: str, first: str, text: str) -> str:
        return f"{opened}{first}{text}</{opened[1:].split(maxsplit=1)[0]}>"

    return st.builds(put, st.sampled_from(OPENED), blank, joined(blocks))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[Renderer, Files, MkDocsConfig]:
    """A site of a few empty pages to link to, and its renderer."""
    config = project(tmp_path_factory.mktemp("small"))
    paths = ("index.md", "articles/index.md", "articles/a.md", "articles/b.md", "actors/c.md")
    files = laid(dict.fromkeys(paths, ""), config)
    return Renderer(files, config), files, config


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(joined(st.recursive(block, inside, max_leaves=5)), st.sampled_from(["a", "index"]))
def test_whatever_we_render_is_what_the_host_renders(
    small: tuple[Renderer, Files, MkDocsConfig], text: str, name: str
) -> None:
    renderer, files, config = small
    file = files.src_uris[f"articles/{name}.md"]
    ours = renderer.render(text, file)
    if ours is not None:
        page = Page(None, file, config)
        page.markdown = text
        page.render(config, files)
        assert (ours.content, str(ours.toc)) == (page.content, str(page.toc))
        assert ours.anchors == page.present_anchor_ids
        assert ours.links == page.links_to_anchors


NAMES = (
    "Vladímir Putin",
    "EE. UU.",
    "A_B *C*",
    "<b>Ana</b>",
    "3. Tercero",
    "[x](y)",
    "O'Neill & Co",
)
name = st.sampled_from(NAMES) | st.text(min_size=1, max_size=12)
sentence = st.lists(name | st.sampled_from(["viajó a", "el 3 de mayo", "dijo"]), min_size=1).map(
    " ".join
)


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=15)
@given(st.lists(sentence, min_size=1, max_size=3), name, name)
def test_articles_of_any_words_are_the_hosts(
    small: tuple[Renderer, Files, MkDocsConfig], body: list[str], title: str, actor: str
) -> None:
    def head(**fields: str) -> str:
        said = "".join(f"{key}: {json.dumps(value)}\n" for key, value in fields.items())
        return f"---\n{said}---\n\n"

    config = small[2]
    text = head(title=title, date="2025-08-12") + ". ".join(body)
    files = {"articles/a.md": text, "actors/b.md": head(name=actor, kind="person")}
    texts = pages({path: text.encode("utf-8", "replace") for path, text in files.items()})
    assert dict(compared(laid(texts, config), config))


@pytest.mark.parametrize(
    "text",
    [
        "[a](missing.md)",
        "[a](/b.md)",
        "- a\n\n- b",
        "# A\n",
        "*a*",
        "a  \nb",
        "<p>a",
        "1. a",
        "a\tb",
    ],
)
def test_the_host_renders_what_we_do_not_read(
    small: tuple[Renderer, Files, MkDocsConfig], text: str
) -> None:
    renderer, files, _ = small
    assert renderer.render(text, files.src_uris["articles/a.md"]) is None


@pytest.mark.parametrize(
    "extensions",
    ["\n  - smarty", "\n  - abbr", "\n  - toc: {anchorlink: true}", "\n  - toc: {baselevel: 2}"],
)
def test_the_host_renders_all_where_its_markdown_is_another(
    tmp_path: Path, extensions: str
) -> None:
    config = project(tmp_path, extensions)
    files = laid({"articles/a.md": ""}, config)
    assert Renderer(files, config).render("Palabras", files.src_uris["articles/a.md"]) is None


def test_a_plugin_that_edits_the_markdown_is_heard(tmp_path: Path) -> None:
    config = project(tmp_path)
    files = laid({"articles/a.md": "---\ntitle: A\n---\n\nPalabras"}, config)
    page = files.src_uris["articles/a.md"].page
    Renderer(files, config).take(page)
    page.markdown = "Otras [palabras](a.md)"
    page.render(config, files)
    assert page.content == '<p>Otras <a href="./">palabras</a></p>'


def test_links_between_pages_with_and_without_folders(tmp_path: Path) -> None:
    texts = {
        "articles/a.md": "[b](b.md) [c](b/c.md) [self](a.md#x)",
        "articles/b.md": "[b](b.md) [c](b/c.md) [a](a.md#x)",
        "articles/b/c.md": "[b](../b.md) [c](c.md)",
        "articles/index.md": "[b](b.md) [c](b/c.md) [i](index.md)",
    }
    for addresses in ("true", "false"):
        config = project(tmp_path, more=f"use_directory_urls: {addresses}\n")
        assert all(dict(compared(laid(texts, config), config)).values())
