"""All notes of the editors, by kind, state, author, actor and date."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing.amendments import written_date
from briefing.corpus import Corpus
from briefing.markup import escape, front_matter, link, opening, path_to
from briefing.model import Note, NoteState
from briefing.pages.collation import sort_key
from briefing.pages.notes import KINDS_IN_ORDER, NoteItem, every_note, note_line
from briefing.pages.parts import NOTES, article_link, block, counted, crumbs
from briefing.pages.passages import passages
from briefing.pages.periods import Period, numbered
from briefing.site import Page
from briefing.text import slug, told_apart

# From how many notes on each group has pages of its own, of so many notes at most.
SPLIT = 120
# How many actors the index names, those with most notes first.
MOST_ACTORS = 60
# What is wrong comes first: it is what an editor looks for here.
STATES: tuple[NoteState, ...] = ("ambiguous", "orphan", "anchored", "article")
MONTH = re.compile(r"\d{4}-\d\d|\d{4}")


@dataclass(frozen=True, slots=True)
class Group:
    """Notes that have something in common; `name` is its anchor and its address."""

    name: str
    words: str
    items: Sequence[NoteItem]


Views = Mapping[str, Sequence[Group]]


def note_index(corpus: Corpus) -> Iterator[Page]:
    """The page of all notes, and one for each group where there are too many for one."""
    found = sorted(every_note(corpus), key=_day, reverse=True)
    views = _views(found, corpus)
    split = len(found) > SPLIT
    yield Page(NOTES, _index(views, corpus, split=split))
    for view, groups in views.items() if split else ():
        for group in groups:
            parts = list(numbered(group.name, group.words, group.items, SPLIT, corpus.language))
            for part in parts:
                yield Page(_path(part.name), _of_group(view, parts, part, corpus))


def _day(item: NoteItem) -> str:
    """When the note was written; nothing where that is no date."""
    return item[1].date if MONTH.match(item[1].date) else ""


def _views(found: Sequence[NoteItem], corpus: Corpus) -> Views:
    """The groups of each way to look at the notes, where it tells them apart at all."""
    language = corpus.language
    say = language.say
    by_actor = _by_actor(found, corpus)
    views = {
        "kind": [
            Group(kind, counted(language, f"note_{kind.replace('-', '_')}", len(items)), items)
            for kind in KINDS_IN_ORDER
            if (items := [item for item in found if item[1].kind == kind])
        ],
        "state": [
            Group(state, f"{say(f'notes_{state}')} ({len(items)})", items)
            for state in STATES
            if (items := [item for item in found if item[1].state == state])
        ],
        "author": _named(found, "author", lambda note: note.author, corpus),
        "actor": by_actor,
        "date": _by_month(found, corpus),
    }
    return {
        view: groups
        for view, groups in views.items()
        if len(groups) > 1 or (groups and view == "kind")
    }


def _named(
    found: Sequence[NoteItem], view: str, name_of: Callable[[Note], str], corpus: Corpus
) -> list[Group]:
    """The notes by a name, in the order of the alphabet; those without one come last."""
    groups: dict[str, list[NoteItem]] = defaultdict(list)
    for item in found:
        groups[name_of(item[1])].append(item)
    names = sorted(groups, key=lambda name: (not name, sort_key(name, corpus.language)))
    anchors = told_apart(f"{view}-{slug(name) if name else 'none'}" for name in names)
    return [
        Group(
            anchor,
            f"{name or corpus.language.say(f'notes_no_{view}')} ({len(groups[name])})",
            groups[name],
        )
        for name, anchor in zip(names, anchors, strict=True)
    ]


def _by_actor(found: Sequence[NoteItem], corpus: Corpus) -> list[Group]:
    """The notes on what is said of each actor that is shown, those of most notes first."""
    order = {(item[0].article.id, item[2]): place for place, item in enumerate(found)}
    groups = [
        (corpus.entity(actor), sorted(items, key=lambda i: order[i[0].article.id, i[2]]))
        for actor, items in passages(corpus).notes.items()
        if actor in corpus.entities and corpus.is_shown(actor)
    ]
    groups.sort(key=lambda pair: (-len(pair[1]), sort_key(pair[0].name, corpus.language)))
    return [
        Group(f"actor-{entity.id}", f"{entity.name} ({len(items)})", items)
        for entity, items in groups[:MOST_ACTORS]
    ]


def _by_month(found: Sequence[NoteItem], corpus: Corpus) -> list[Group]:
    """The notes by month, the latest first; by year where no month is given."""
    groups: dict[str, list[NoteItem]] = defaultdict(list)
    for item in found:
        month = MONTH.match(item[1].date)
        groups[month[0] if month else ""].append(item)
    return [
        Group(
            f"date-{month or 'none'}",
            (written_date(month, corpus.language) or corpus.language.say("notes_no_date"))
            + f" ({len(groups[month])})",
            groups[month],
        )
        for month in sorted(groups, reverse=True)
    ]


def _index(views: Views, corpus: Corpus, *, split: bool) -> Iterator[str]:
    say = corpus.language.say
    yield from front_matter({"title": say("notes"), "description": say("notes_about")})
    yield f"# {say('notes')} {{ #top .b-title }}"
    yield ""
    yield say("notes_about")
    yield ""
    if not views:
        yield say("no_notes_yet")
        return
    yield from block("b-jumps b-views", _jumps(views, corpus, split=split))
    for view, groups in () if split else views.items():
        yield f"## {say(f'notes_by_{view}')} {{ #by-{view} }}"
        yield ""
        for group in groups:
            yield f"### {escape(group.words)} {{ #{group.name} }}"
            yield ""
            if view == "kind":
                yield from _full(group.items, corpus, NOTES, kind=False)
            else:
                yield from _short(group.items, corpus)


def _jumps(views: Views, corpus: Corpus, *, split: bool) -> Iterator[str]:
    """A line for each view, with a link to each of its groups."""
    for view, groups in views.items():
        places = [
            path_to(_path(group.name), NOTES) if split else f"#{group.name}" for group in groups
        ]
        links = [
            link(escape(group.words), place) for group, place in zip(groups, places, strict=True)
        ]
        yield f"**{corpus.language.say(f'notes_by_{view}')}:** {' · '.join(links)}"
        yield ""


def _full(items: Iterable[NoteItem], corpus: Corpus, page: str, *, kind: bool) -> Iterator[str]:
    return block("b-notes", (note_line(*item, corpus, page, kind=kind) for item in items))


def _short(items: Iterable[NoteItem], corpus: Corpus) -> Iterator[str]:
    """The notes by their titles alone: what they say stands above."""
    for reading, note, anchor in items:
        title = escape(note.title) or corpus.language.say(f"note_{note.kind.replace('-', '_')}")
        place = path_to(reading.article.path, NOTES, anchor)
        yield f"- {link(title, place)} ({article_link(reading, NOTES)})"
    yield ""


def _of_group(
    view: str, parts: Sequence[Period[NoteItem]], part: Period[NoteItem], corpus: Corpus
) -> Iterator[str]:
    say, page = corpus.language.say, _path(part.name)
    yield from front_matter({"title": f"{say('notes')}: {part.words}"})
    above = link(say("notes"), path_to(NOTES, page))
    yield from crumbs(corpus, above, say(f"notes_by_{view}"))
    yield f"# {opening(part.words)} {{ #top .b-title }}"
    yield ""
    if len(parts) > 1:
        pages = [link(str(n), path_to(_path(one.name), page)) for n, one in enumerate(parts, 1)]
        yield from block("b-jumps", [" ".join(pages)])
    yield from _full(part.items, corpus, page, kind=view != "kind")


def _path(name: str) -> str:
    return f"notes/{name}.md"
