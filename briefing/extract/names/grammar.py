"""The words around and inside names of one language, as sets ready to ask."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from briefing.extract.names.calendar import feasts, short_months
from briefing.extract.names.calling import Calling, calling
from briefing.extract.names.channels import Channels, channels
from briefing.extract.names.churches import Churches, churches
from briefing.extract.names.fields import Fields, fields
from briefing.extract.names.foreign import Foreign, foreign
from briefing.extract.names.joints import Joints, joints
from briefing.extract.names.locative import Locative, locative
from briefing.extract.names.makes import Makes, makes
from briefing.extract.names.owning import Owning, owning
from briefing.extract.names.peoples import Peoples, peoples
from briefing.extract.names.tables import ROMAN, Head, by_words, conjugation, kinds, pairs, phrases
from briefing.extract.names.titles import Titles, titles
from briefing.languages import Language
from briefing.model import Kind
from briefing.text import folded

LONGEST_ENDING = 7
BEFORE: tuple[Kind, ...] = ("place", "group", "organization", "person")


@dataclass(frozen=True, slots=True)
class Grammar:
    """names.toml of a language, made for look-ups; phrases are tuples of lower-case words."""

    complement: frozenset[tuple[str, ...]]
    verbal: frozenset[tuple[str, ...]]
    joints: Joints
    list_gaps: frozenset[str]
    particles: frozenset[tuple[str, ...]]
    opening: frozenset[str]
    leading: frozenset[tuple[str, ...]]
    articles: frozenset[str]
    anew: frozenset[str]
    genitives: frozenset[str]
    indefinite: frozenset[str]
    feminine: frozenset[str]
    to: frozenset[str]
    other_prepositions: frozenset[str]
    who: frozenset[str]
    outside: frozenset[str]
    elided: frozenset[str]
    attached: frozenset[str]
    before_place: frozenset[str]
    according: frozenset[tuple[str, ...]]
    examples: frozenset[str]
    patronymic: frozenset[str]
    kunya: frozenset[str]
    others: frozenset[str]
    heads: dict[str, Head]
    pairs: dict[str, dict[str, Head]]
    last: dict[str, Head]
    held: frozenset[str]
    numbered: frozenset[str]
    units: frozenset[str]
    honouring: frozenset[str]
    ordinals: frozenset[str]
    leagues: frozenset[tuple[str, ...]]
    owning: Owning
    courts: frozenset[str]
    churches: Churches
    recalled: frozenset[str]
    national: frozenset[str]
    bare: frozenset[str]
    seats: dict[tuple[str, ...], str]
    office: frozenset[str]
    ministers: frozenset[str]
    before: dict[str, Kind]
    titles: Titles
    special: frozenset[str]
    included: frozenset[str]
    waters: frozenset[str]
    works: frozenset[str]
    posts: frozenset[str]
    members: frozenset[str]
    qualifiers: frozenset[str]
    nothing: frozenset[str]
    treaties: frozenset[str]
    makes: Makes
    named_by_city: frozenset[str]
    named_after: frozenset[str]
    unnaming: frozenset[str]
    channels: Channels
    locative: Locative
    shortened: dict[tuple[str, ...], tuple[str, ...]]
    peoples: Peoples
    coordinators: frozenset[str]
    calling: Calling
    of: frozenset[tuple[str, ...]]
    saying: frozenset[str]
    befalling: frozenset[str]
    place_prepositions: frozenset[str]
    organization_nouns: frozenset[str]
    firm_nouns: frozenset[str]
    organization_words: frozenset[str]
    foreign: Foreign
    fields: Fields
    inhabitants: frozenset[str]
    armed: frozenset[str]
    guilds: frozenset[str]
    generic: frozenset[str]
    family: frozenset[str]
    never: frozenset[str]
    symbols: frozenset[str]
    plural_endings: tuple[str, ...]
    speaking: tuple[str, ...]
    abstract: tuple[str, ...]
    compounds: tuple[str, ...]
    infinitive: tuple[str, ...]
    one_word_institutions: bool
    title_case: bool
    verbal_endings: tuple[str, ...]
    conjugation: dict[str, tuple[str, ...]]
    ordinary: frozenset[str]
    given: frozenset[str]

    def infinitives(self, lower: str) -> Iterator[str]:
        """The infinitives whose regular form the word may be: Supongo is suponer or supongar."""
        for size in range(1, min(LONGEST_ENDING, len(lower) - 1) + 1):
            for infinitive in self.conjugation.get(lower[-size:], ()):
                yield f"{lower[:-size]}{infinitive}"

    def is_verb(self, lower: str) -> bool:
        """Whether the word is a regular form of a verb the language knows: Levantarme."""
        return not self.ordinary.isdisjoint(self.infinitives(lower))

    def is_symbol(self, word: str) -> bool:
        """Whether the word is an acronym that names no actor, or a Roman number: but not Xi."""
        return word.lower() in self.symbols or ROMAN.fullmatch(word) is not None

    def moves(self, lower: str) -> bool:
        """Whether the word speaks of going somewhere, or of what lies somewhere."""
        return lower in self.locative.motion or self.is_form(lower, self.locative.moving)

    def leans(self, lower: str) -> bool:
        """Whether the word speaks of what somebody thinks of others: giró, política."""
        return self.is_form(lower, self.locative.leaning)

    def is_form(self, lower: str, verbs: frozenset[str]) -> bool:
        """Whether the word is one of these verbs, or a regular form of one."""
        return lower in verbs or not verbs.isdisjoint(self.infinitives(lower))


@cache
def grammar(language: Language) -> Grammar:
    """The name grammar of the language."""
    data = language.toml("names")
    heads = kinds(data["heads"]) | kinds({"event": feasts(language)})
    # News writes Organo and Areas without the accent that capitals may lack.
    heads |= {folded(head[0]) + head[1:]: kind for head, kind in heads.items()}
    lead = data["before"]
    return Grammar(
        complement=phrases(data["joins"]["complement"]),
        verbal=phrases(data["joins"]["verbal"]),
        list_gaps=frozenset(" ".join(gap.split()) for gap in data["joins"]["list_gaps"]),
        joints=joints(data["joins"]),
        particles=phrases(data["joins"]["person"]),
        opening=frozenset(data["joins"]["opening"]),
        leading=phrases(data["joins"]["leading"]),
        patronymic=frozenset(data["joins"]["patronymic"]),
        kunya=frozenset(data["joins"]["kunya"]),
        others=frozenset(data["joins"]["others"]),
        articles=frozenset(data["joins"]["articles"]),
        anew=frozenset(data["joins"]["anew"]),
        genitives=frozenset(data["joins"]["genitives"]),
        indefinite=frozenset(data["joins"]["indefinite"]),
        feminine=frozenset(data["joins"]["feminine"]),
        to=frozenset(data["joins"]["to"]),
        other_prepositions=frozenset(data["joins"]["other_prepositions"]),
        before_place=frozenset(data["joins"]["before_place"]),
        who=frozenset(data["joins"]["who"]),
        outside=frozenset(data["joins"]["outside"]),
        elided=frozenset(data["joins"]["elided"]),
        attached=frozenset(data["joins"]["attached"]),
        according=phrases(data["joins"]["according"]),
        examples=frozenset(data["joins"]["examples"]),
        heads={head: kind for head, kind in heads.items() if " " not in head},
        pairs=pairs(heads),
        last=kinds(data["heads"]["last"]),
        national=frozenset(data["heads"]["national"]),
        held=frozenset(data["heads"]["held"]),
        numbered=frozenset(data["heads"]["numbered"]),
        units=frozenset(data["heads"]["units"]),
        honouring=frozenset(data["heads"]["honouring"]),
        ordinals=frozenset(data["heads"]["ordinals"]),
        leagues=phrases(data["heads"]["leagues"]),
        courts=frozenset(data["heads"]["courts"]),
        churches=churches(data["heads"]),
        recalled=frozenset(data["heads"]["recalled"]),
        owning=owning(data["heads"]),
        bare=frozenset(data["heads"]["bare"]),
        seats={tuple(seat.split()): states for seat, states in data["seats"].items()},
        office=frozenset(data["heads"]["office"]),
        before={word: named for named in BEFORE for word in lead[named]},
        titles=titles(lead),
        special=frozenset([*(head.split()[0] for head in heads), *lead["person"], *lead["titles"]]),
        included=frozenset(lead["place_included"]),
        waters=frozenset(lead["waters"]),
        ministers=frozenset(data["heads"]["ministers"]),
        works=frozenset(lead["works"]),
        posts=frozenset(lead["posts"]),
        members=frozenset(lead["members"]),
        qualifiers=frozenset(lead["qualifiers"]),
        nothing=frozenset(data["before"]["nothing"]),
        treaties=frozenset(lead["treaties"]),
        makes=makes(data["makes"]),
        named_by_city=frozenset(data["before"]["named_by_city"]),
        named_after=frozenset(data["before"]["named_after"]),
        unnaming=frozenset([*data["before"]["nothing"], *data["joins"]["genitives"]]),
        channels=channels(data["channels"]),
        locative=locative(data["locative"]),
        shortened=by_words(data["shortened"]),
        peoples=peoples(data["demonym"]),
        coordinators=frozenset(data["demonym"]["coordinators"]),
        calling=calling(data["nicknames"], data["joins"]["to"]),
        of=phrases(data["joins"]["of"]),
        saying=frozenset(data["evidence"]["saying"]),
        befalling=frozenset(data["evidence"]["befalling"]),
        place_prepositions=frozenset(data["evidence"]["place_prepositions"]),
        organization_nouns=frozenset(data["evidence"]["organization_nouns"]),
        firm_nouns=frozenset(data["evidence"]["firm_nouns"]),
        organization_words=frozenset(data["evidence"]["organization_words"]),
        foreign=foreign(data["foreign"]),
        fields=fields(data["fields"]),
        guilds=frozenset(data["evidence"]["guilds"]),
        armed=frozenset(data["evidence"]["armed"]),
        inhabitants=frozenset(data["evidence"]["inhabitants"]),
        generic=frozenset(folded(word) for word in data["evidence"]["generic"]),
        family=frozenset(data["family"]["nouns"]),
        plural_endings=tuple(data["ordinary"]["plural_endings"]),
        abstract=tuple(data["ordinary"]["abstract"]),
        speaking=tuple(data["ordinary"]["speaking"]),
        compounds=tuple(data["ordinary"]["compounds"]),
        infinitive=tuple(data["ordinary"]["infinitive"]),
        one_word_institutions=data["evidence"]["one_word_institutions"],
        title_case=data["ordinary"]["title_case"],
        symbols=frozenset(data["ordinary"]["symbols"]),
        never=frozenset(data["ordinary"]["never"]) | short_months(language),
        conjugation=conjugation(data["ordinary"].get("conjugation", {})),
        verbal_endings=tuple(data["ordinary"]["endings"]),
        ordinary=language.words("common_words"),
        given=frozenset({name.lower() for name in language.words("given_names")}),
    )
