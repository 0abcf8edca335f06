"""Times relations and copies against all else that the core does to make a site."""

import time
from collections import Counter

import click
from articles import actor_files, articles

from briefing.corpus import Corpus
from briefing.publishing import publish
from briefing.relations import relations

MOST_SHARE = 0.2


@click.command()
@click.option("--scale", default=1000, show_default=True, help="Articles of the site.")
def main(scale: int) -> None:
    """Read SCALE generated articles, relate them, compose their pages.

    Exits with 1 where relations take over a fifth of it, the host's own work not counted.
    """
    files = {f"articles/{name}": text.encode() for name, text in articles(scale)}
    files |= {f"actors/{name}": text.encode() for name, text in actor_files()}
    start = time.perf_counter()
    corpus = Corpus.of(files)
    read = time.perf_counter()
    found = relations(corpus)
    related = time.perf_counter()
    size = sum(len(page.text) for page in publish(corpus).pages)
    composed = time.perf_counter()
    share = (related - read) / (composed - start)
    kinds = sorted(Counter(one.kind for one in found).items())
    told = ", ".join(f"{count} {kind}" for kind, count in kinds) or "none related"
    print(f"{scale:,} articles: {read - start:.2f} s to read,", end=" ")
    print(f"{related - read:.2f} s to relate ({told}),", end=" ")
    print(f"{composed - related:.2f} s to compose {size:,} characters of pages")
    print(f"relations: {share:.1%} of it (most {MOST_SHARE:.0%})")
    if share > MOST_SHARE:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
