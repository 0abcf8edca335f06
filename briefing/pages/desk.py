"""What needs an editor's attention on a page, in a bar above it; for the preview alone."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from briefing.corpus import Corpus
from briefing.markup import escape, link, path_to
from briefing.pages.parts import block, counted
from briefing.pages.review import MESSAGES, PATH, anchors, with_code
from briefing.problems import Problem
from briefing.review import review
from briefing.site import Page

# So many of a kind are named one by one.
MOST = 10
ACTORS, ARTICLES, NOTES = "actors/", "articles/", ".notes.md"


@dataclass(frozen=True, slots=True)
class Desk:
    """All that is to be done: by the page it is on, by the actor it is about, and by its id.

    `trouble` is what to mend and `open` what to decide; `places` are where the latter stands in the
    review: its number, and its anchor on the page.
    """

    trouble: Sequence[Problem]
    open: Sequence[Problem]
    by_page: Mapping[str, Sequence[Problem]]
    by_actor: Mapping[str, Sequence[Problem]]
    places: Mapping[str, tuple[int, str]]


def with_desk(page: Page, corpus: Corpus) -> Page:
    """The page with the bar; that of the review needs none."""
    return page if page.path == PATH else page.opened_by(_bar(page.path, corpus))


def _desk(corpus: Corpus) -> Desk:
    found = review(corpus)
    return corpus.memory.recall("desk", "", (found, corpus.problems), partial(_laid, found, corpus))


def _laid(found: Sequence[Problem], corpus: Corpus) -> Desk:
    places = {name: (n, anchor) for n, (name, anchor) in enumerate(anchors(found).items())}
    trouble = [one for one in corpus.problems if not one.question and one.id not in places]
    by_page: dict[str, list[Problem]] = defaultdict(list)
    by_actor: dict[str, list[Problem]] = defaultdict(list)
    for one in (*trouble, *found):
        by_page[one.path.removesuffix(NOTES) + ".md" if _is_note(one) else one.path].append(one)
        for actor in sorted(_actors_of(one)):
            by_actor[actor].append(one)
    return Desk(trouble, found, by_page, by_actor, places)


def _is_note(problem: Problem) -> bool:
    return problem.path.endswith(NOTES)


def _actors_of(problem: Problem) -> set[str]:
    """The ids of the actors whom a question is about: those whose files its answers write."""
    if problem.question is None:
        return set()
    edits = [edit for answer in problem.question.answers for edit in answer.edits]
    paths = {edit.path for edit in edits if edit.path.startswith(ACTORS)}
    files = {path.removeprefix(ACTORS).removesuffix(".md") for path in paths}
    return files | set(problem.question.subject.split())


def _here(path: str, desk: Desk, corpus: Corpus) -> list[Problem]:
    """What is to be done on a page: of its own file, and of whom it is about or names first."""
    found = [*desk.by_page.get(path, ())]
    name = path.removesuffix(".md")
    reading = corpus.by_article.get(name.removeprefix(ARTICLES))
    if reading and path.startswith(ARTICLES):
        for actor in reading.named:
            if corpus.entity(actor).status == "discovered":
                found += desk.by_actor.get(actor, ())
    elif path.startswith(ACTORS) and name.removeprefix(ACTORS) in corpus.entities:
        found += desk.by_actor.get(name.removeprefix(ACTORS), ())
    else:
        found = [*desk.trouble, *desk.open]
    return list({(one.id, one.line): one for one in found}.values())


def _bar(path: str, corpus: Corpus) -> Iterator[str]:
    language, desk = corpus.language, _desk(corpus)
    here = _here(path, desk, corpus)
    many = counted(language, "desk_open", len(here)) if here else language.say("desk_nothing")
    busy = " b-desk--open" if here else ""
    yield f'<section class="b-desk{busy}" aria-label="{language.say("desk")}" markdown="1">'
    yield '<details markdown="1">'
    yield f"<summary>{language.say('desk')}: {many}</summary>"
    yield from block("b-desk__list", _items(path, here, desk, corpus))
    yield "</details>"
    yield "</section>"
    yield ""


def _items(path: str, here: list[Problem], desk: Desk, corpus: Corpus) -> Iterator[str]:
    trouble = [one for one in here if one.id not in desk.places]
    yield from (f"- {_told(one, corpus)}" for one in trouble[:MOST])
    if len(trouble) > MOST:
        yield f"- {corpus.language.say('and_more', n=len(trouble) - MOST)}"
    waiting = [one for one in here if one.id in desk.places]
    waiting.sort(key=lambda one: desk.places[one.id])
    for _, group in groupby(waiting, key=lambda one: one.code):
        yield f"- {_asked(list(group), path, desk, corpus)}"
    yield from (f"- {file}" for file in _files(path, corpus))
    everything = corpus.language.say("desk_all", n=len(desk.open))
    yield f"- {link(everything, path_to(PATH, path))}"


def _told(problem: Problem, corpus: Corpus) -> str:
    """What is wrong, where, and how to mend it; the place leads to the file."""
    tongue = "" if corpus.language.code == MESSAGES else f' lang="{MESSAGES}"'
    said = f"<span{tongue}>{with_code(problem.advice)}</span>"
    return f"{_file(problem.path, problem.place, corpus)} {said}"


def _asked(group: list[Problem], path: str, desk: Desk, corpus: Corpus) -> str:
    """The questions of a kind, each leading to its answers; only how many, where there are many."""
    code = group[0].code
    kind = corpus.language.toml("strings")["review"]["codes"][code]
    if len(group) > MOST:
        return link(f"{kind} ({len(group)})", path_to(PATH, path, code))
    named = (link(_name(one, corpus), path_to(PATH, path, desk.places[one.id][1])) for one in group)
    return f"{kind}: {', '.join(named)}"


def _name(problem: Problem, corpus: Corpus) -> str:
    """Whom a question is about; else the line of the file."""
    subject = problem.question.subject if problem.question else ""
    names = [corpus.entities[word].name for word in subject.split() if word in corpus.entities]
    if names and len(names) == len(subject.split()):
        return escape(" / ".join(names))
    return corpus.language.say("desk_line", n=problem.line)


def _files(path: str, corpus: Corpus) -> Iterator[str]:
    """The files that a page is made of, to be edited."""
    reading = corpus.by_article.get(path.removeprefix(ARTICLES).removesuffix(".md"))
    if reading and path.startswith(ARTICLES):
        notes = dict.fromkeys(note.path for note in reading.notes)
        yield from (_edited(one, corpus) for one in (path, *notes))
    elif path.startswith(ACTORS):
        actor = corpus.entities.get(path.removeprefix(ACTORS).removesuffix(".md"))
        if actor and actor.status == "registered":
            yield _edited(path, corpus)


def _edited(path: str, corpus: Corpus) -> str:
    words = corpus.language.say("desk_edit", file=f"<code>{escape(path)}</code>")
    address = corpus.settings.edit_address(path)
    return link(words, address) if address else words


def _file(path: str, words: str, corpus: Corpus) -> str:
    """A file, leading to where it is edited, if that is known."""
    address = corpus.settings.edit_address(path)
    name = f"<code>{escape(words)}</code>"
    return link(name, address) if address else name
