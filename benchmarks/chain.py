"""What extraction costs, against what Python-Markdown needs to render the same articles.

Both are measured in one run, in turns.

python benchmarks/chain.py DOCS [--rounds N]
"""

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import markdown
from mkdocs_briefing.plugin import EXTENSIONS

from briefing.extract.names.shipped import shipped
from briefing.extract.scan import read_words
from briefing.languages import language
from briefing.model import Article
from briefing.read import read
from briefing.readings import readings
from briefing.settings import Settings

WARM = 3


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the medians and their ratios."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("docs", type=Path)
    parser.add_argument("--rounds", type=int, default=30)
    options = parser.parse_args(arguments)
    articles = read_all(options.docs)
    bare, host = markdown.Markdown(), markdown.Markdown(extensions=list(EXTENSIONS))
    chain, plain, site = paired(
        [lambda: extract(articles), lambda: render(bare, articles), lambda: render(host, articles)],
        options.rounds,
    )
    words = sum(len(article.text.split()) for article in articles)
    print(f"{len(articles)} articles, {words} words, {options.rounds} rounds, medians")
    print(f"extraction                    {chain * 1e3:8.2f} ms")
    print(f"Python-Markdown               {plain * 1e3:8.2f} ms   ratio {chain / plain:.2f}")
    print(f"with the plugin's extensions  {site * 1e3:8.2f} ms   ratio {chain / site:.2f}")


def compared(docs: Path, rounds: int) -> tuple[float, float]:
    """The median seconds of extraction, and of Python-Markdown, on the articles of a folder."""
    articles, bare = read_all(docs), markdown.Markdown()
    chain, plain = paired([lambda: extract(articles), lambda: render(bare, articles)], rounds)
    return chain, plain


def read_all(docs: Path) -> Sequence[Article]:
    """The articles of a docs folder, with the knowledge of their languages at hand."""
    files = {
        path.relative_to(docs).as_posix(): path.read_bytes()
        for path in sorted(docs.glob("articles/**/*.md"))
    }
    articles = read(files, Settings()).articles
    for article in articles:
        shipped(language(article.language))
    return articles


def extract(articles: Sequence[Article]) -> None:
    """The whole chain, with shipped knowledge only, on texts that nobody looked at before."""
    read_words.cache_clear()
    readings("es", articles, [], [], {})


def render(converter: markdown.Markdown, articles: Sequence[Article]) -> None:
    """The same articles as HTML."""
    for article in articles:
        converter.reset()
        converter.convert(article.text)


def paired(tasks: Sequence[Callable[[], None]], rounds: int) -> list[float]:
    """The median seconds of each task, taken in turns so that they share the machine's moods."""
    times: list[list[float]] = [[] for _ in tasks]
    for number in range(rounds + WARM):
        for task, spent in zip(tasks, times, strict=True):
            start = time.perf_counter()
            task()
            if number >= WARM:
                spent.append(time.perf_counter() - start)
    return [statistics.median(spent) for spent in times]


if __name__ == "__main__":
    main()
