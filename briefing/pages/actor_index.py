"""The index of the actors, by letter and by kind; of very many, each letter on pages of its own."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefing.corpus import Corpus
from briefing.markup import attribute, escape, front_matter, link, path_to
from briefing.model import KINDS, Entity, Kind, Reading
from briefing.pages.collation import NO_LETTER, initial, sort_key
from briefing.pages.filing import Entry, entries
from briefing.pages.filters import actor_filter
from briefing.pages.parts import ACTORS, actor_link, actor_path, block, counted, crumbs
from briefing.pages.periods import Period, numbered
from briefing.resolve import local_id
from briefing.site import Page
from briefing.text import folded, slug

# From how many entries on each letter has pages of its own, of so many entries at most.
SPLIT = 1200
# How many actors of a kind are listed below it; of more only those mentioned most.
MOST_OF_KIND = 300
# So many words of an actor's other names can be filtered for.
MOST_WORDS = 16

Letters = Mapping[str, Sequence[Entry]]


def actor_index(corpus: Corpus) -> Iterator[Page]:
    """The index page of the actors, and the pages of its letters where it is too long for one."""
    letters: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries(corpus):
        letters[initial(entry.words, corpus.language)].append(entry)
    split = sum(map(len, letters.values())) > SPLIT
    yield Page(ACTORS, _index(corpus, letters, split=split))
    if split:
        for letter in letters:
            for part in _parts(letter, letters, corpus):
                yield Page(_path(part), _of_letter(corpus, letters, part))


def _index(corpus: Corpus, letters: Letters, *, split: bool) -> Iterator[str]:
    say = corpus.language.say
    yield from front_matter({"title": say("actors"), "description": say("actors_about")})
    yield f"# {say('actors')} {{ #top .b-title }}"
    yield ""
    if not letters:
        yield say("no_actors_yet")
        return
    yield f"{say('actors_about')} {say('filed_about')}"
    yield ""
    by_kind = _by_kind(corpus)
    yield from _jumps(corpus, letters, by_kind, split=split)
    if not split:
        yield from actor_filter(corpus.shown, corpus)
    yield f"## {say('by_letter')} {{ #by-letter }}"
    yield ""
    for letter, of_letter in letters.items():
        if split:
            for part in _parts(letter, letters, corpus):
                number = counted(corpus.language, "entries", len(part.items))
                yield f"- {link(part.words, path_to(_path(part), ACTORS))} ({number})"
        else:
            yield f"### {_letter_words(letter, corpus)} {{ #{_letter_anchor(letter)} }}"
            yield ""
            yield from _list(of_letter, corpus, ACTORS)
    yield ""
    yield f"## {say('by_kind')} {{ #by-kind }}"
    yield ""
    for kind, of_kind in by_kind.items():
        yield f"### {say(f'kind_{kind}_heading')} {{ #{kind} }}"
        yield ""
        yield from _of_kind(of_kind, corpus)


def _jumps(
    corpus: Corpus, letters: Letters, by_kind: Mapping[Kind, Sequence[Entity]], *, split: bool
) -> Iterator[str]:
    if split:
        jumps = _letter_links(corpus, letters, ACTORS)
    else:
        jumps = [
            link(_letter_words(letter, corpus), f"#{_letter_anchor(letter)}") for letter in letters
        ]
    kinds = [
        link(counted(corpus.language, f"kind_{kind}", len(of_kind)), f"#{kind}")
        for kind, of_kind in by_kind.items()
    ]
    yield from block("b-jumps", [" ".join(jumps), "", " · ".join(kinds)])


def _of_letter(corpus: Corpus, letters: Letters, part: Period[Entry]) -> Iterator[str]:
    say, page = corpus.language.say, _path(part)
    title = f"{say('actors')}: {part.words}"
    yield from front_matter({"title": title})
    yield from crumbs(corpus, link(say("actors"), path_to(ACTORS, page)))
    yield f"# {title} {{ #top .b-title }}"
    yield ""
    yield from block("b-jumps", [" ".join(_letter_links(corpus, letters, page))])
    shown = list({entry.entity.id: entry.entity for entry in part.items}.values())
    yield from actor_filter(shown, corpus)
    yield from _list(part.items, corpus, page)


def _letter_links(corpus: Corpus, letters: Letters, page: str) -> list[str]:
    return [
        link(_letter_words(letter, corpus), path_to(_path(part), page))
        for letter in letters
        for part in list(_parts(letter, letters, corpus))[:1]
    ]


def _parts(letter: str, letters: Letters, corpus: Corpus) -> Iterator[Period[Entry]]:
    name = _letter_anchor(letter).removeprefix("letter-")
    words = _letter_words(letter, corpus)
    return numbered(name, words, letters[letter], SPLIT, corpus.language)


def _path(part: Period[Entry]) -> str:
    return f"actors/letters/{part.name}.md"


def _list(found: Iterable[Entry], corpus: Corpus, page: str) -> Iterator[str]:
    return block("b-index", (_line(entry, corpus, page) for entry in found))


def _line(entry: Entry, corpus: Corpus, page: str) -> str:
    language, entity = corpus.language, entry.entity
    address = path_to(actor_path(entity.id), page)
    if entry.see:
        see = f'<small data-kind="{entity.kind}">{language.say("see")}</small>'
        return f"- {escape(entry.words)} {see} {link(escape(entry.see), address)}"
    told = [language.say(f"kind_{entity.kind}"), _where(entity, corpus)]
    if entity.status == "discovered":
        told.append(language.say("not_reviewed"))
    words = attribute(" ".join(_other_words(entity)))
    names = f' data-names="{words}"' if words else ""
    small = f'<small data-kind="{entity.kind}"{names}>{" · ".join(told)}</small>'
    return f"- {link(escape(entry.words), address)} {small}"


def _where(entity: Entity, corpus: Corpus) -> str:
    """How many articles name an actor; the one itself where the actor is none outside of it."""
    readings = corpus.readings_of.get(entity.id, ())
    if _is_local(entity, readings):
        return escape(corpus.language.say("only_in", title=readings[0].article.title))
    return counted(corpus.language, "articles", len(readings))


def _is_local(entity: Entity, readings: Sequence[Reading]) -> bool:
    """Whether it is an institution known inside one article only, of whose name others may be."""
    return len(readings) == 1 and entity.id == local_id(entity.name, readings[0].article.id)


def _other_words(entity: Entity) -> list[str]:
    """The words of a shipped actor's other names, for the filter: EEUU, USA.

    The other names of any other actor are entries of their own.
    """
    if entity.status != "default":
        return []
    words = dict.fromkeys(word for alias in entity.aliases for word in alias.split())
    known = set(folded(entity.name).split())
    once = {folded(word).replace(".", ""): word for word in words}
    return [word for key, word in once.items() if key not in known][:MOST_WORDS]


def _by_kind(corpus: Corpus) -> dict[Kind, list[Entity]]:
    found: dict[Kind, list[Entity]] = {kind: [] for kind in KINDS}
    for entity in corpus.shown:
        found[entity.kind].append(entity)
    return {kind: entities for kind, entities in found.items() if entities}


def _of_kind(entities: Sequence[Entity], corpus: Corpus) -> Iterator[str]:
    language = corpus.language
    often = sorted(entities, key=lambda one: (-len(corpus.readings_of.get(one.id, ())), one.id))
    if len(entities) > MOST_OF_KIND:
        yield language.say("most_mentioned_of", n=len(entities))
        yield ""
    listed = sorted(often[:MOST_OF_KIND], key=lambda one: sort_key(one.name, language))
    names = Counter(entity.name for entity in listed)
    yield ", ".join(
        actor_link(entity, ACTORS)
        + (f" ({_where(entity, corpus)})" if names[entity.name] > 1 else "")
        for entity in listed
    )
    yield ""


def _letter_words(letter: str, corpus: Corpus) -> str:
    return corpus.language.say("figures") if letter == NO_LETTER else letter


def _letter_anchor(letter: str) -> str:
    """Ñ has an anchor of its own, apart from that of N."""
    if letter == NO_LETTER:
        return "letter-0"
    return f"letter-{slug(letter)}{'' if letter.isascii() else 'x'}"
