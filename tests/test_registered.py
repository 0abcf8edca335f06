"""What of the editors' actor files may matter to an article, and what may not."""

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.languages import language
from briefing.local import dated, named
from briefing.model import KINDS, Article, Entity
from briefing.registered import Registered
from briefing.text import slug

SPANISH = language("es")
SMALL = ("el", "la", "von", "der", "ibáñez", "rusos", "presidente", "ministro", "de", "del", "y")
PROPER = ("El", "Gran", "Leyen", "Kim", "Jong-un", "Casa", "Rosada", "Norte", "Ibáñez", "Ana")
WORDS = st.sampled_from((*SMALL, *PROPER, "Moscú", "Putin", "OTAN", ".", ",", "—"))
NAMES = st.lists(WORDS.filter(str.isalpha), min_size=1, max_size=3).map(" ".join)
TEXTS = st.lists(WORDS, min_size=1, max_size=25).map(" ".join)


@st.composite
def actors(draw: st.DrawFn) -> Entity:
    name = draw(NAMES)
    identifier = draw(st.sampled_from([slug(name), "rusia", "vladimir-putin"]))
    aliases, refuses = draw(st.lists(NAMES, max_size=2)), draw(st.lists(NAMES, max_size=1))
    kind = draw(st.sampled_from(KINDS))
    return Entity(
        identifier, name, kind, "registered", aliases=tuple(aliases), refuses=tuple(refuses)
    )


def registered(known: list[Entity], not_actors: list[str]) -> Registered:
    once = {entity.id: entity for entity in known}
    return Registered.of(SPANISH, tuple(once.values()), not_actors)


@settings(max_examples=200)
@given(TEXTS, st.lists(actors(), max_size=2), actors(), st.lists(NAMES, max_size=1))
def test_names_differ_only_where_the_bearing_does(
    text: str, known: list[Entity], new: Entity, not_actors: list[str]
) -> None:
    article = Article("a", "articles/a.md", "Hoy", f"Hoy\n\n{text}")
    read = dated(article)
    words = read.words.split()
    fewer, more = registered(known, []), registered([*known, new], not_actors)
    if fewer.bearing(article, words) == more.bearing(article, words):
        assert named(article, read, fewer.lexicon) == named(article, read, more.lexicon)
    else:
        assert not more.bears_like(fewer, article, read.words)


def test_an_alias_reads_only_the_articles_that_may_say_it() -> None:
    article = Article("a", "articles/a.md", "Hoy", "Hoy\n\nEl puerto de Arenal abre en otoño.")
    before = registered([], [])
    afar = Entity("dique", "El Gran Dique", "organization", "registered", aliases=("El Norte",))
    here = Entity("puerto", "El Puerto", "organization", "registered")
    person = Entity("ana", "Ana Arenal", "person", "registered")
    words = dated(article).words
    for new, may_be_said in ((afar, False), (here, True), (person, True)):
        after = registered([new], [])
        told = [known.bearing(article, words.split()) for known in (before, after)]
        assert (told[0] != told[1]) is may_be_said
        assert after.bears_like(before, article, words) is not may_be_said
