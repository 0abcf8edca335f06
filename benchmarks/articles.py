"""Generated articles: the same ones every time, long and linked like news, about nothing."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

WORDS = 600
# So many actors at least, and one for so many articles.
ACTORS, ARTICLES_FOR_ONE = 200, 5
ACTORS_IN_ONE = 8
FIRST_DAY = date(2023, 1, 1)
DAYS = 1000
SENTENCES_IN_ONE_PARAGRAPH = 4


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody whom the articles name, by a full name and a shorter one."""

    name: str
    alias: str
    kind: str


def vocabulary() -> dict[str, Any]:
    """The words and sentence patterns beside this file."""
    return tomllib.loads(Path(__file__).with_name("spanish.toml").read_text(encoding="utf-8"))


def actors(words: dict[str, Any], articles: int) -> tuple[Actor, ...]:
    """The actors of so many articles: countries, organizations, persons; of each a few at first."""
    number = max(ACTORS, articles // ARTICLES_FOR_ONE)
    countries = [Actor(name, "", "country") for name in words["countries"]]
    bodies = [
        Actor(f"{body} {field}", "", "organization")
        for body, field in product(words["bodies"], words["fields"])
    ]
    family = words["family"]
    surnames = zip(family, family[3:] + family[:3], strict=True)
    people = [
        Actor(f"{given} {first} {second}", f"{given} {first}", "person")
        for given, (first, second) in product(words["given"], surnames)
    ]
    known = {person.name for person in people}
    names = (" ".join(three) for three in product(words["given"], family, family))
    relatives = [Actor(name, "", "person") for name in names if name not in known]
    branches = [
        Actor(f"{body.name} de {country.name}", "", "organization")
        for body, country in product(bodies, countries)
    ]
    return (*countries, *bodies, *people, *relatives, *branches)[:number]


def sentence(random: Random, pattern: str, cast: list[Actor], words: dict[str, Any]) -> str:
    """One pattern filled in; the actors are two of `cast`."""
    actor, other = random.sample(cast, 2)
    month = random.choice(words["months"])
    return pattern.format(
        actor=actor.name,
        other=random.choice((other.name, other.alias or other.name)),
        day=f"{random.randint(1, 28)} de {month}",
        past=f"{random.randint(1, 28)} de {month} de {random.randint(2019, 2022)}",
        month=random.choice((f"{month} de {random.randint(2019, 2024)}", month)),
        noun=random.choice(words["nouns"]),
        adjective=random.choice(words["adjectives"]),
        place=random.choice(words["places"]),
        number=random.choice((random.randint(12, 900), f"{random.randint(1, 40)}.000")),
    )


def body(random: Random, cast: list[Actor], words: dict[str, Any]) -> str:
    """Paragraphs of about `WORDS` words in all."""
    written: list[str] = []
    while sum(map(len, map(str.split, written))) < WORDS:
        written.append(sentence(random, random.choice(words["sentences"]), cast, words))
    starts = range(0, len(written), SENTENCES_IN_ONE_PARAGRAPH)
    return "\n\n".join(
        " ".join(written[start : start + SENTENCES_IN_ONE_PARAGRAPH]) for start in starts
    )


def articles(count: int) -> Iterator[tuple[str, str]]:
    """`count` articles as file names and Markdown with front matter; the same ones every time."""
    words = vocabulary()
    everybody = actors(words, count)
    for number in range(count):
        random = Random(number)  # noqa: S311
        cast = random.sample(everybody, ACTORS_IN_ONE)
        title = sentence(random, random.choice(words["titles"]), cast, words)
        day = FIRST_DAY + timedelta(days=random.randrange(DAYS))
        head = f'---\ntitle: "{title}"\ndate: {day}\nsource:\n  publisher: El Ejemplo\n---\n\n'
        yield f"{day}-noticia-{number:05}.md", head + body(random, cast, words) + "\n"


def actor_files(count: int) -> Iterator[tuple[str, str]]:
    """The files that register all actors of `count` articles, as file names and Markdown."""
    for number, actor in enumerate(actors(vocabulary(), count)):
        alias = f'aliases: ["{actor.alias}"]\n' if actor.alias else ""
        text = f'---\nname: "{actor.name}"\nkind: {actor.kind}\n{alias}---\n'
        yield f"actor-{number:04}.md", text
