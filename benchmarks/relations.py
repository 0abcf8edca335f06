"""Times relations and copies, in seconds of the processor, against the core's other work."""

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
    files |= {f"actors/{name}": text.encode() for name, text in actor_files(scale)}
    start = time.process_time()
    corpus = Corpus.of(files)
    read = time.process_time()
    found = relations(corpus)
    related = time.process_time()
    size = sum(len(page.text) for page in publish(corpus).pages)
    composed = time.process_time()
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
