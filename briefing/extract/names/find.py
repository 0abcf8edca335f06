"""Where the names are: runs of capitalised words, known names, and demonyms that stand as nouns."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from briefing.extract.names.grammar import Grammar
from briefing.extract.names.lexicon import JOINTS, Alias, Lexicon, fold
from briefing.extract.scan import Scan
from briefing.model import Kind
from briefing.text import Span

# What a capitalised run is: an actor; the office in a title (ministro de [Defensa]); an event, a text, a ship.
What = Literal["actor", "office", "event"]
ROMAN = frozenset("IVXL")
LONGEST = 14
GOES_ON = " ,;\u00a0\u202f"
SPACES = frozenset({" ", "\n", "\u00a0", "\u202f"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text by its word indexes (end exclusive), with what it is known or seen to be."""

    first: int
    end: int
    span: Span
    what: What
    kind: Kind | None
    rule: str
    alias: Alias | None = None
    nested: bool = False
    core: int = 0


def find(scan: Scan, grammar: Grammar, lexicon: Lexicon) -> list[Name]:
    """The names of a text in order; nested ones follow the name they stand in."""
    finder = _Finder(scan, grammar, lexicon)
    found: list[Name] = []
    passed: list[int] = []
    done = 0
    for index in finder.triggers():
        if index < done:
            continue
        before = len(found)
        for name in finder.read(index):
            found.append(name)
            done = max(done, name.end)
        if len(found) == before:
            passed.append(index)
    return sorted([*found, *finder.surnames(passed, found)], key=lambda name: (name.first, -name.end))


class _Finder:
    """One pass over one text; holds the look-ups it needs, changes nothing."""

    __slots__ = ("starts_sentence", "ends", "gaps", "grammar", "lexicon", "lower", "starts", "text", "tokens", "words")

    def __init__(self, scan: Scan, grammar: Grammar, lexicon: Lexicon) -> None:
        self.tokens = scan.tokens
        self.text, self.words, self.lower = scan.text, scan.tokens.words, scan.tokens.lower
        self.starts, self.ends, self.gaps = scan.tokens.starts, scan.tokens.ends, scan.tokens.gaps
        self.grammar, self.lexicon = grammar, lexicon
        self.starts_sentence = {sentence.start for sentence in scan.sentences}

    def triggers(self) -> list[int]:
        """The words at which a name may begin."""
        capitals = [index for index, word in enumerate(self.words) if word != self.lower[index]]
        small = self.lexicon.small
        return sorted(capitals + [index for index, lower in enumerate(self.lower) if lower in small])

    def read(self, index: int) -> Iterator[Name]:
        """The name that begins at word `index`, with the names inside it; nothing if none begins there."""
        if self.words[index][0].isupper():
            yield from self._capitalised(index)
        else:
            yield from self._small(index)

    def surnames(self, passed: list[int], found: list[Name]) -> Iterator[Name]:
        """Words passed over because sentences open with them, that are surnames in this very text: Banderas."""
        tails = {
            self.lower[name.end - 1] for name in found if name.kind in (None, "person") and name.end - name.first > 1
        }
        for index in passed:
            if self.lower[index] in tails and self.words[index][0].isupper() and self.lower[index] not in self.grammar.never:
                yield self._name(index, index + 1, "actor", None, "surname-opens")

    # -- small-case names ----------------------------------------------------------------------

    def _small(self, index: int) -> Iterator[Name]:
        for alias, end in self.lexicon.at(self.tokens, index):
            if alias.shapes[0] == "small" and not (len(alias.words) == 1 and self._is_adjective(index)):
                yield self._known(alias, index, end)
                return
        if (name := self._demonym(index)) is not None:
            yield name
            return
        following = index + 1
        if self.lower[index] in self.grammar.opening and self._adjacent(index) and self._capital(following):
            end = self._person(following)
            if end - following >= 1 and not any(self.lexicon.at(self.tokens, following)):
                yield self._name(index, end, "actor", "person", "particle")

    def _demonym(self, index: int) -> Name | None:
        country = self.lexicon.demonyms.get(self.lower[index])
        if country is None or not self.lower[index].endswith("s") or self._is_adjective(index):
            return None
        alias = Alias(self.words[index], (self.lower[index],), ("small",), country, "demonym")
        return self._known(alias, index, index + 1, "demonym")

    def _is_adjective(self, index: int) -> bool:
        """Whether a noun before it makes a demonym (or a small-case name) an adjective."""
        if index == 0 or self.gap(index - 1) not in SPACES:
            return index > 0 and self.gap(index - 1) in {"-", "/"}
        before = self.lower[index - 1]
        if before in self.grammar.demonym_before or before[0].isdigit():
            return False
        if before in self.grammar.coordinators:
            return index < 2 or self.lower[index - 2] not in self.lexicon.demonyms or self._is_adjective(index - 2)  # noqa: PLR2004
        return True

    # -- capitalised names -----------------------------------------------------------------------

    def _capitalised(self, index: int) -> Iterator[Name]:
        grammar, lower = self.grammar, self.lower[index]
        known = next(self.lexicon.at(self.tokens, index), None)
        if self._is_title(index) and not (known and known[1] > index + 1):
            if not self.opens(index) and not (self._adjacent(index) and self._capital(index + 1)):
                yield self._name(index, index + 1, "office", "person", "title")
            return
        if self._shouted(index) and known is None:
            return
        head = None if known and known[1] - index > 1 and known[0].how != "metonym" else self._head(index)
        if known is None and head is None and self._only_opens(index):
            return
        end = self._extent(index, head, known)
        if known and end <= known[1]:
            yield from self._known_here(known[0], index, known[1])
            return
        if known and not self._outgrows(known, index, end, head):
            yield from self._known_here(known[0], index, known[1])
            return
        if end - index == 1 and lower in grammar.bare and known is None:
            yield self._name(index, end, "office", "organization", "bare")
            return
        what, kind, rule = self._what(index, end, head)
        first = self._with_small_head(index) if what == "actor" and head is None else index
        if first < index:
            kind, rule = "place", "small-head"
        outer = self._name(first, self._with_adjective(end, kind, head), what, kind, rule, core=end)
        yield outer
        yield from self._inside(outer)

    def _known_here(self, alias: Alias, index: int, end: int) -> Iterator[Name]:
        if self._names_nothing(index, alias) or self._is_channel(index, end):
            yield self._name(index, end, "event", None, "named-thing")
            return
        outer = self._known(alias, index, end)
        yield outer
        if end - index > 2:  # noqa: PLR2004 - a head, a preposition, and an owner
            yield from self._inside(outer)

    def _outgrows(self, known: tuple[Alias, int], index: int, end: int, head: str | None) -> bool:
        """Whether the longer run is another name than the known one it begins with."""
        if head is not None:
            return True
        if self._opens_person(known[1]) and self._is_not_person(known[0]):
            return False
        return self._capital(known[1]) and known[1] < end and self._adjacent(known[1] - 1)

    def _opens_person(self, index: int) -> bool:
        """Whether a person's full name begins here: la Audiencia Nacional [Teresa Palacios]."""
        if not (self._capital(index) and self.lower[index] in self.grammar.given):
            return False
        return self._adjacent(index) and self._capital(index + 1)

    def _head(self, index: int) -> str | None:
        heads = self.grammar.heads
        if index + 1 < len(self.words):
            pair = f"{self.lower[index]} {self.lower[index + 1]}"
            if pair in heads:
                return heads[pair]
        return heads.get(self.lower[index])

    def _is_title(self, index: int) -> bool:
        """A title in capitals is not part of the name: Presidente Petro."""
        if self.grammar.before.get(self.lower[index]) != "person" or self.lower[index] in self.grammar.given:
            return False
        return self.lower[index] not in self.grammar.heads

    def _only_opens(self, index: int) -> bool:
        """Whether the word is capitalised only because it opens a sentence or a quotation."""
        lower, grammar = self.lower[index], self.grammar
        if lower in grammar.never:
            return not (self._adjacent(index) and self._capital(index + 1)) or self.opens(index)
        if not self.opens(index):
            return False
        named = self._adjacent(index) and self._capital(index + 1)
        if not grammar.is_ordinary(lower):
            return not named and lower not in grammar.given and lower.endswith(grammar.verbal_endings)
        if self._adjacent(index) and index + 1 < len(self.words) and self.lower[index + 1] in grammar.saying:
            return lower.endswith("s")
        return not (lower in grammar.given and named)

    def opens(self, index: int) -> bool:
        """Whether word `index` opens a sentence, a quotation or a line."""
        if index == 0 or self.starts[index] in self.starts_sentence:
            return True
        return bool(self.gap(index - 1).strip(GOES_ON))

    def _shouted(self, index: int) -> bool:
        """Whether the word stands in a line of capitals, where only known names can be told."""
        if not self.words[index].isupper() or len(self.words[index]) < 2:  # noqa: PLR2004
            return False
        neighbours = [i for i in (index - 1, index + 1) if 0 <= i < len(self.words)]
        return any(
            len(self.words[i]) > 1 and self.words[i].isupper() and self.words[i].isalpha()
            and self.gap(min(i, index)) in SPACES
            for i in neighbours
        )

    # -- how far a name goes ---------------------------------------------------------------------

    def _extent(self, index: int, head: str | None, known: tuple[Alias, int] | None) -> int:
        if head is not None:
            return self._institution(index, head)
        if self._is_office(index) and self.grammar.is_ordinary(self.lower[index]):
            return self._institution(index, "organization")
        if known and known[0].how == "metonym" and known[1] - index > 1:
            return known[1]
        return self._person(index)

    def _person(self, index: int) -> int:
        """The end of a run of capitalised words, with the particles a person's name may hold."""
        end = index + 1
        while end < len(self.words) and end - index < LONGEST:
            if self._continues(end - 1):
                end += 1
                continue
            joined = self._joined(end, self.grammar.particles)
            if joined is None or not self._particle_fits(index, end, joined):
                break
            end = joined + 1
        return end

    def _continues(self, last: int) -> bool:
        """Whether the next word goes on with the name after word `last`."""
        following = last + 1
        if following >= len(self.words) or not self._capital(following):
            return False
        gap = self.gap(last)
        if gap in SPACES:
            return True
        return gap in {". ", ".", ".\u00a0"} and len(self.words[last]) <= 2 and self.words[last].isalpha()  # noqa: PLR2004

    def _joined(self, index: int, phrases: frozenset[tuple[str, ...]]) -> int | None:
        """The index of the capitalised word that a joining phrase at `index` leads to."""
        for size in (2, 1):
            target = index + size
            if target >= len(self.words) or tuple(self.lower[index:target]) not in phrases:
                continue
            if self._capital(target) and all(self.gap(i) in SPACES for i in range(index - 1, target)):
                return target
        return None

    def _particle_fits(self, first: int, particle: int, target: int) -> bool:
        """Whether a particle belongs to the person's name and does not open a complement."""
        if self.lower[target] in self.grammar.heads or self.lower[target] in self.grammar.bare:
            return False
        known = next(self.lexicon.at(self.tokens, target), None)
        if tuple(self.lower[particle:target]) in self.grammar.of:
            return self._is_complement(first, particle, known[0] if known else None)
        if known and (known[0].how != "name" or self._is_not_person(known[0])):
            return False
        return self.lower[particle] != "al" or not self.grammar.is_ordinary(self.lower[target])

    def _is_complement(self, first: int, particle: int, owner: Alias | None) -> bool:
        """Whether "de X" goes on with a name nobody knows: Atlético de Madrid, but not Petro de Colombia."""
        if owner is not None and not self._is_not_person(owner):
            return False
        if any(end == particle for _, end in self.lexicon.at(self.tokens, first)):
            return False
        return owner is None or not (particle - first > 1 and self.lower[first] in self.grammar.given)

    def _is_not_person(self, alias: Alias) -> bool:
        return self.lexicon.entities[alias.entity].kind != "person"

    def _institution(self, index: int, head: str) -> int:
        """The end of a name that a head noun opens: its capitalised words and its complements."""
        end, complements = index + 1, 0
        while end < len(self.words) and end - index < LONGEST:
            known = next(self.lexicon.at(self.tokens, end), None) if self._capital(end) else None
            if self._continues(end - 1):
                if end - index > 1 and self._opens_person(end):
                    break
                end = known[1] if known and known[1] - end > 1 else end + 1
                continue
            step = self._complement(end, head) or self._listed(end)
            if step is None:
                break
            complements += 1
            end = step
            if head == "place" and complements > 1:
                break
        return end

    def _complement(self, end: int, head: str) -> int | None:
        target = self._joined(end, self.grammar.complement)
        if target is None:
            return None
        phrase = tuple(self.lower[end:target])
        known = next(self.lexicon.at(self.tokens, target), None)
        kind = self.lexicon.entities[known[0].entity].kind if known else None
        if phrase in self.grammar.of:
            if kind == "person" and head != "event":
                return None
            return known[1] if known else target + 1
        if head == "place" or known or phrase in self.grammar.verbal and self.lower[target] in self.grammar.heads:
            return None
        return target + 1 if self.grammar.is_ordinary(self.lower[target]) else None

    def _listed(self, end: int) -> int | None:
        """The second member of a list of ordinary words: Educación [y Ciencia]."""
        target = self._joined(end, self.grammar.listing)
        if target is None or not self.grammar.is_ordinary(self.lower[end - 1]):
            return None
        if not self.grammar.is_ordinary(self.lower[target]) or self.lower[target] in self.grammar.heads:
            return None
        return None if any(self.lexicon.at(self.tokens, target)) else target + 1

    def _with_adjective(self, end: int, kind: Kind | None, head: str | None) -> int:
        """An institution may end in a demonym: Ejército [tailandés]."""
        if head is None or kind != "organization" or end >= len(self.words):
            return end
        small = self.lower[end] in self.lexicon.demonyms and self.gap(end - 1) in SPACES
        return end + 1 if small else end

    def _with_small_head(self, index: int) -> int:
        """A place takes the noun before it: [isla] Santa Rosa."""
        before = index - 1
        if before >= 0 and self.lower[before] in self.grammar.included and self.gap(before) in SPACES:
            return before
        return index

    # -- what it is ------------------------------------------------------------------------------

    def _what(self, index: int, end: int, head: str | None) -> tuple[What, Kind | None, str]:
        if self._names_nothing(index, None) or head == "event":
            return "event", None, "event-head"
        if self._is_channel(index, end):
            return "event", None, "channel"
        if self._is_office(index) and head is None and self.grammar.is_ordinary(self.lower[index]):
            return "office", "organization", "office"
        if self.lower[index] in self.grammar.bare and (head is None or self.lower[index] in self.grammar.heads):
            return "office", "organization", "bare"
        if tuple(self.lower[index:end]) in self.grammar.seats:
            return "office", None, "seat-of-several"
        if tuple(fold(word) for word in self.words[index:end]) in self.lexicon.not_actors:
            return "event", None, "not-an-actor"
        if head in {"organization", "place", "group"}:
            return "actor", head, f"{head}-head"  # type: ignore[return-value]
        return "actor", None, "capitals"

    def _names_nothing(self, index: int, alias: Alias | None) -> bool:
        """After "operación", "portaaviones", "ley" a name is no actor; after "acuerdo de" a city is none."""
        if index == 0 or self.gap(index - 1) not in {" ", " «", ' "', " “", " '", "\u00a0"}:
            return False
        if self.lower[index - 1] in self.grammar.nothing:
            return True
        if index < 2 or self.lower[index - 1] != "de":  # noqa: PLR2004
            return False
        if self.lower[index - 2] not in self.grammar.named_by_city:
            return False
        return alias is not None and (alias.how == "metonym" or self._is_place(alias))

    def _is_channel(self, index: int, end: int) -> bool:
        """Whether a social network is only where something was said: en X."""
        if self.text[self.starts[index] : self.ends[end - 1]] not in self.grammar.channels:
            return False
        return end - index == 1 == len(self.words[index]) or self.lower[index - 1] in self.grammar.channel_before

    def _is_place(self, alias: Alias) -> bool:
        return self.lexicon.entities[alias.entity].kind == "place"

    def _is_office(self, index: int) -> bool:
        for size in (1, 2):
            start = index - size
            if start >= 1 and tuple(self.lower[start:index]) in self.grammar.complement:
                return self.lower[start - 1] in self.grammar.office
        return False

    # -- names inside names ------------------------------------------------------------------------

    def _inside(self, outer: Name) -> Iterator[Name]:
        """The owners in the complement of an institution: Policía Nacional de [Haití]."""
        index = outer.first + 1
        while index < outer.end:
            alias, end = next(self.lexicon.at(self.tokens, index), (None, index + 1))
            if alias is not None and end <= outer.end and self._is_owner(alias, outer):
                inner = self._known(alias, index, end, nested=True)
                if outer.span.covers(inner.span):
                    yield inner
            index = end

    def _is_owner(self, alias: Alias, outer: Name) -> bool:
        kind = self.lexicon.entities[alias.entity].kind
        if alias.how == "metonym" or (outer.alias and outer.alias.entity == alias.entity):
            return False
        return kind in {"country", "organization"}

    # -- small tools -------------------------------------------------------------------------------

    def gap(self, index: int) -> str:
        """What stands between word `index` and the next."""
        return self.gaps[index + 1] if index + 1 < len(self.words) else "\n\n"

    def _adjacent(self, index: int) -> bool:
        return self.gap(index) in SPACES

    def _capital(self, index: int) -> bool:
        return index < len(self.words) and self.words[index][0].isupper()

    def _known(self, alias: Alias, index: int, end: int, rule: str = "", *, nested: bool = False) -> Name:
        stop = self.ends[end - 1]
        if alias.surface.endswith(".") and self.text[stop : stop + 1] == ".":
            stop += 1
        rule = rule or ("registered" if alias.registered else f"known-{alias.how}")
        kind = self.lexicon.entities[alias.entity].kind
        return Name(index, end, Span(self.starts[index], stop), "actor", kind, rule, alias, nested, end)

    def _name(self, index: int, end: int, what: What, kind: Kind | None, rule: str, *, core: int = 0) -> Name:
        span = Span(self.starts[index], self.ends[end - 1])
        return Name(index, end, span, what, kind, rule, core=core or end)
