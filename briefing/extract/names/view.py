"""One text, its words and what is known of names, with the questions every name rule asks."""

from briefing.extract.names.grammar import Grammar
from briefing.extract.names.headlines import headlines
from briefing.extract.names.lexicon import Lexicon
from briefing.extract.names.tables import Head
from briefing.extract.scan import Scan
from briefing.text import fold

ORDINALS = 3  # of one number: Centésima Trigésima Sexta
LONGEST = 14  # words of a name
GOES_ON = " ,;\u00a0\u202f"
QUOTES = frozenset("\"“”«»'‘’")
STOPS = frozenset({". ", ".", ".\u00a0"})  # behind what is shortened
SPACES = frozenset({" ", "\n", "\u00a0", "\u202f"})


class View:
    """Look-ups over one text; changes nothing."""

    __slots__ = (
        "ends",
        "folded",
        "gaps",
        "grammar",
        "headlines",
        "lexicon",
        "lower",
        "starts",
        "starts_sentence",
        "text",
        "tokens",
        "words",
    )

    def __init__(self, scan: Scan, grammar: Grammar, lexicon: Lexicon) -> None:
        self.tokens = scan.tokens
        self.text, self.words, self.lower = scan.text, scan.tokens.words, scan.tokens.lower
        self.folded = scan.tokens.folded
        self.starts, self.ends, self.gaps = scan.tokens.starts, scan.tokens.ends, scan.tokens.gaps
        self.grammar, self.lexicon = grammar, lexicon
        self.starts_sentence = {sentence.start for sentence in scan.sentences}
        self.headlines = headlines(scan, grammar) if grammar.title_case else frozenset()

    def gap(self, index: int) -> str:
        """What stands between word `index` and the next."""
        return self.gaps[index + 1] if index + 1 < len(self.words) else "\n\n"

    def adjacent(self, index: int) -> bool:
        """Whether only a space stands between word `index` and the next."""
        return index + 1 < len(self.words) and self.gaps[index + 1] in SPACES

    def capital(self, index: int) -> bool:
        """Whether there is a word `index` and it begins with a capital."""
        return index < len(self.words) and self.words[index][0].isupper()

    def is_ordinary(self, index: int) -> bool:
        """Whether the word is one that the language writes small."""
        return self.lower[index] in self.grammar.ordinary

    def is_plural(self, index: int) -> bool:
        """Whether the word is the plural of one that the language writes small: Fluviales."""
        return any(
            self.lower[index].endswith(ending)
            and self.lower[index].removesuffix(ending) in self.grammar.ordinary
            for ending in self.grammar.plural_endings
        )

    def is_generic(self, index: int) -> bool:
        """Whether a head noun stands without a complement: Movimiento internacional."""
        if fold(self.lower[index]) not in self.grammar.generic:
            return False
        return self.joined(index + 1, self.grammar.complement) is None

    def adjacent_capital(self, index: int) -> bool:
        """Whether a capitalised word follows after a mere space."""
        return self.adjacent(index) and self.capital(index + 1)

    def opens(self, index: int) -> bool:
        """Whether word `index` opens a sentence, a quotation or a line."""
        if index == 0 or self.starts[index] in self.starts_sentence:
            return True
        return bool(self.gap(index - 1).strip(GOES_ON))

    def opens_person(self, index: int) -> bool:
        """Whether a person's full name begins here: la Audiencia Nacional [Teresa Palacios]."""
        if not (self.capital(index) and self.lower[index] in self.grammar.given):
            return False
        return self.adjacent_capital(index)

    def is_crossed(self, end: int) -> bool:
        """Whether a longer known name begins with the last word before `end`: the [West] Bank."""
        crossing = self.lexicon.longest(self.tokens, end - 1)
        return crossing is not None and crossing[1] > end

    def is_called(self, index: int) -> bool:
        """Whether the noun before the word says that an organisation is so called: la ONG Duna."""
        before = self.lower[index - 1] if index and self.gap(index - 1) in SPACES else ""
        noun = self.grammar.before.get(before)
        return noun == "organization" and before not in self.grammar.included

    def is_compound(self, index: int) -> bool:
        """Whether the word is an adjective made of a name: London-based."""
        return self.lower[index].endswith(self.grammar.compounds)

    def head(self, index: int) -> Head | None:
        """The kind of name that opens at word `index`: Ministerio, Río, Batalla, Sexta Flota."""
        last = index + ORDINALS
        while index < last and self._is_ordinal(index):
            index += 1
            if self.lower[index] in self.grammar.numbered:
                return "event"
        lower = self.lower[index]
        return self.paired(index) or self.grammar.heads.get(lower)

    def paired(self, index: int) -> Head | None:
        """The kind that word `index` and the next tell together: Siglo de, Franja y."""
        pairs = self.grammar.pairs.get(self.lower[index])
        return pairs.get(self.lower[index + 1]) if pairs and index + 1 < len(self.words) else None

    def _is_ordinal(self, index: int) -> bool:
        """Whether the word is an ordinal in capitals before what it numbers: [Sexta] Flota."""
        return self.lower[index] in self.grammar.ordinals and self.adjacent_capital(index)

    def last_head(self, index: int) -> Head | None:
        """The kind that the last word tells of a name that begins here: Foreign [Ministry]."""
        if not self.grammar.last or self.lower[index] in self.grammar.given:
            return None
        last, farthest = index, index + LONGEST
        while last < farthest and self.continues(last):
            last += 1
        return self.grammar.last.get(self.lower[last]) if last > index else None

    def is_title(self, index: int) -> bool:
        """A title in capitals is not part of the name: Presidente Petro, but isla Rey Jorge."""
        last = index + LONGEST
        ordinals = self.grammar.ordinals
        while self.lower[index] in ordinals and index < last and self.adjacent_capital(index):
            index += 1
        lower, before = self.lower[index], self.lower[index - 1] if index else ""
        if before in self.grammar.included or before in self.grammar.calling.verbs:
            return False
        if self.grammar.before.get(lower) != "person" or lower in self.grammar.given:
            return False
        named = self.is_court(index) or self.is_called(index)  # la emisora DR
        return lower not in self.grammar.heads and not named

    def is_court(self, index: int) -> bool:
        """Whether an adjective alone names a court: el Supremo."""
        if self.lower[index] not in self.grammar.courts or self.adjacent_capital(index):
            return False
        return index > 0 and self.lower[index - 1] in self.grammar.articles

    def titled(self, index: int) -> int | None:
        """The index behind a title in capitals that opens here: [Israeli Foreign Minister] Saar."""
        titles, end, farthest = self.grammar.titles.nouns, None, index + LONGEST
        while titles and index < farthest and self.capital(index):
            if self.lower[index] in titles:
                end = index + 1
            elif not self._may_qualify(index):
                break
            if not self.adjacent(index):
                break
            index += 1
        return end

    def _may_qualify(self, index: int) -> bool:
        """Whether a word in capitals may open a title: Foreign, Israeli, but not US."""
        word = self.words[index]
        if word in self.lexicon.demonyms:
            return True
        return self.is_ordinary(index) and not (word.isupper() and len(word) > 1)

    def is_elided(self, index: int) -> bool:
        """Whether a particle has merged with a capitalised word: [d'Estaing], [al-Hindi]."""
        word = self.words[index]
        article, hyphen, name = word.partition("-")
        if hyphen and name[:1].isupper():
            return article in self.grammar.attached
        elided = len(word) > 2 and word[1] in "'’" and word[2].isupper()
        return elided and word[0] in self.grammar.elided

    def continues(self, last: int) -> bool:
        """Whether the next word goes on with the name after word `last`."""
        following = last + 1
        if following >= len(self.words) or not (
            self.capital(following) or self.is_elided(following)
        ):
            return False
        if self.titled(following) or (following in self.headlines and self.is_ordinary(following)):
            return False
        gap = self.gap(last)
        spaced = gap in SPACES or gap == " & "
        return (spaced or self._is_stopped(last)) and not self.starts_anew(last)

    def _is_stopped(self, last: int) -> bool:
        """Whether a stop parts a name: J. Mahama, but not Canal N. Duarte calla."""
        if self.gap(last) not in STOPS or self.starts[last + 1] in self.starts_sentence:
            return False
        return self.is_short(last)

    def is_short(self, index: int) -> bool:
        """Whether a stop behind the word only shortens it: J., St., EE., but not UE."""
        word = self.words[index]
        if len(word) > 2 or not word.isalpha():
            return False
        return not word.isupper() or word[0] == word[-1]

    def starts_anew(self, last: int) -> bool:
        """Whether another sentence starts behind a name, its stop lost: Brasil [Esa decisión]."""
        following, word = last + 1, self.words[last]
        if last < 0 or self.lower[following] not in self.grammar.anew:
            return False
        if self.words[following + 1 : following + 2] == [word]:
            return True
        return self.adjacent(following) and not self.capital(following + 1)

    def joined(self, index: int, phrases: frozenset[tuple[str, ...]]) -> int | None:
        """The index of the capitalised word that a joining phrase at `index` leads to."""
        for size in (2, 1):
            target = index + size
            if self.lower[index:target] not in phrases or not self.capital(target):
                continue
            if SPACES.issuperset(self.gaps[index : target + 1]):
                return target
        return None

    def is_refused(self, index: int, end: int) -> bool:
        """Whether the editors say that the words are no actor."""
        return self.folded[index:end] in self.lexicon.not_actors
