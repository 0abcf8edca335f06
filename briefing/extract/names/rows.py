"""The rows of the tables of names: where each name is, and what its row says."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import cast

from briefing.extract.names.lexicon import Alias, Person, alias_of
from briefing.extract.names.ondemand import Places
from briefing.languages import Language, Table, several
from briefing.model import Entity, Kind
from briefing.text import WORD, folded, slug, words_apart

# In the order in which they are asked, as of two equal names the first stays; with the kind of the
# actors in those that do not tell it.
TABLES: tuple[tuple[str, Kind], ...] = (
    ("countries", "country"),
    ("organizations", "organization"),
    ("persons", "person"),
    ("places", "place"),
)


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of all tables in their order; a place is the number of one.

    `by_id` are the places of each actor's rows, `by_word` those of the rows with names that begin
    with a word, folded; of a name of the rows at `small` the first word has a small letter.
    """

    tables: tuple[Table, ...]
    states: dict[str, str]
    enclitics: tuple[str, ...]
    by_id: dict[str, Places]
    by_word: dict[str, Places]
    small: frozenset[int]

    @classmethod
    def of(cls, language: Language) -> "Rows":
        """The rows of a language."""
        tables = tuple(language.table(name) for name, _ in TABLES)
        states = {row["iso"]: row["name"] for row in tables[0] if row["iso"]}
        enclitics = tuple(language.toml("text")["enclitics"])
        by_id: dict[str, Places] = {}
        by_word: dict[str, Places] = {}
        small = set()
        kinds = (kind for _, kind in TABLES)
        both = zip(tables, kinds, strict=True)
        rows = ((names, kind) for table, kind in both for names in _names(table))
        firsts: dict[str, Kind] = {}
        for place, (names, kind) in enumerate(rows):
            identifier = slug(names[0])
            if firsts.setdefault(identifier, kind) != kind:
                identifier = f"{identifier}-{kind}"  # the city Nis beside the office NIS
            by_id[identifier] = (*by_id.get(identifier, ()), place)
            for word in dict.fromkeys(_first(name, enclitics) for name in names):
                first = folded(word)
                by_word[first] = (*by_word.get(first, ()), place)
                if word and not word[0].isupper():
                    small.add(place)
        return cls(tables, states, enclitics, by_id, by_word, frozenset(small))

    def entity(self, place: int) -> Entity:
        """The actor of a row."""
        start, kinds = 0, iter(TABLES)
        for table in self.tables:
            _, kind = next(kinds)
            if place < len(table):
                break
            place, start = place - len(table), start + len(table)
        row = table.row(place)
        identifier = slug(row["name"])
        return Entity(
            f"{identifier}-{kind}" if self.by_id[identifier][0] < start else identifier,
            row["name"],
            cast("Kind", row.get("kind", kind)),
            "default",
            several(row["aliases"]),
            row.get("role", ""),
            self.states.get(row.get("country", ""), ""),
            row.get("wikidata", ""),
            row.get("iso", ""),
        )

    def persons(self, family_first: Collection[str]) -> Iterator[Person]:
        """The persons, if their ids are nobody else's before."""
        states, others, persons, _ = self.tables
        country = persons.columns.index("country")
        for place, names in enumerate(_names(persons), len(states) + len(others)):
            identifier = slug(names[0])
            if self.by_id[identifier][0] == place:
                cells = persons.lines[place - len(states) - len(others)].split("\t")
                state = self.states.get(cells[country], "")
                yield identifier, names, state in family_first

    def aliases(self, places: Places) -> Iterator[Alias]:
        """The names of the actors of these rows."""
        for entity in map(self.entity, places):
            for name in dict.fromkeys((entity.name, *entity.aliases)):
                alias = alias_of(name, entity, self.enclitics)
                if alias.words:
                    yield alias


def _names(table: Table) -> Iterator[tuple[str, ...]]:
    """The names in each row, the chosen one first."""
    name, more = map(table.columns.index, ("name", "aliases"))
    for line in table.lines:
        cells = line.split("\t")
        yield (cells[name], *several(cells[more]))


def _first(name: str, enclitics: tuple[str, ...]) -> str:
    """The first word of a name; nothing where it has none."""
    if any(enclitic in name for enclitic in enclitics):
        return next(iter(words_apart(name, enclitics)), "")
    found = WORD.search(name)
    return found[0] if found else ""
