"""What waits for an editor's decision, with the lines to paste; for the preview alone."""

import html
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from briefing.corpus import Corpus
from briefing.editing.answers import requoting
from briefing.markup import escape, front_matter, link, path_to
from briefing.pages.parts import block
from briefing.problems import Answer, Edit, Problem
from briefing.review import review as everything
from briefing.site import Page

PATH = "review/index.md"
# So many of a kind are shown.
MOST = 50
# The language of messages, which editors also meet on their terminals.
MESSAGES = "en"


def review(corpus: Corpus) -> Iterator[Page]:
    """The page of all that is to be decided, where editors look on; else none."""
    if corpus.settings.internal:
        yield Page(PATH, _review(corpus))


def _review(corpus: Corpus) -> Iterator[str]:
    says: Mapping[str, str] = corpus.language.toml("strings")["review"]
    names: Mapping[str, str] = corpus.language.toml("strings")["review"]["codes"]
    yield from front_matter({"title": says["title"], "description": says["about"]})
    yield f"# {says['title']} {{ #top .b-title }}"
    yield ""
    yield says["about"]
    yield ""
    found = everything(corpus)
    if not found:
        yield says["nothing"]
    for code, group in groupby(found, key=lambda one: one.code):
        problems = list(group)
        yield f"## {names[code]} ({len(problems)}) {{ #{code} }}"
        yield ""
        for problem in problems[:MOST]:
            yield from block("b-review", _problem(corpus, problem, says))
        if len(problems) > MOST:
            yield says["more"].format(n=len(problems) - MOST)
            yield ""


def anchors(found: Iterable[Problem]) -> dict[str, str]:
    """Where on the page each of all problems stands, by its id; else where its kind begins."""
    places = {}
    for code, group in groupby(found, key=lambda one: one.code):
        for number, problem in enumerate(group):
            places[problem.id] = problem.id if number < MOST else code
    return places


def _problem(corpus: Corpus, problem: Problem, says: Mapping[str, str]) -> Iterator[str]:
    """What is asked, where, the sentence, and each answer with its lines."""
    path = problem.path.removesuffix(".notes.md")
    reading = corpus.by_article.get(path.removeprefix("articles/").removesuffix(".md"))
    place = f"{problem.path}:{problem.line}" + (f":{problem.column}" if problem.column else "")
    where = escape(place)
    if reading:
        where = link(where, path_to(reading.article.path, PATH))
    tongue = "" if corpus.language.code == MESSAGES else f' lang="{MESSAGES}"'
    said = with_code(problem.message)
    yield f'<span id="{problem.id}"{tongue}>{said}</span><br>{where}'
    yield ""
    question = problem.question
    answers = question.answers if question else requoting(problem)
    if question is None:
        yield f"<span{tongue}>{with_code(problem.cure)}</span>"
        yield ""
        yield from _code("" if answers else problem.paste)
    elif question.quote:
        yield f"> {escape(question.quote)}"
        yield ""
    for number, answer in enumerate(answers):
        yield from _answer(problem, answer, says, is_first=number == 0)


def _answer(
    problem: Problem, answer: Answer, says: Mapping[str, str], *, is_first: bool
) -> Iterator[str]:
    """The command that gives an answer, and what it writes; folded but for the first."""
    command = f"briefing {answer.verb} {problem.id}" + (
        f"={answer.choice}" if answer.choice else ""
    )
    if answer.verb == "hide":
        command = f"briefing reject --hide {problem.id}"
    yield f'<details markdown="1"{" open" if is_first else ""}>'
    yield f"<summary>{says[answer.verb]}: <code>{escape(command)}</code></summary>"
    yield ""
    for edit in answer.edits:
        yield f"{says[_place(edit)]} <code>{escape(edit.path)}</code>"
        yield ""
        yield from _code(edit.lines)
    yield "</details>"
    yield ""


def with_code(message: str) -> str:
    """A message, with what stands in it between backticks as code."""
    parts = message.split("`")
    return "".join(
        f"<code>{escape(part)}</code>" if number % 2 else escape(part)
        for number, part in enumerate(parts)
    )


def _place(edit: Edit) -> str:
    return edit.target if edit.target in ("file", "end", "note", "quotation") else "field"


def _code(lines: str) -> Iterator[str]:
    """Lines to paste, whatever signs they hold: as HTML, of which nothing is read as Markdown."""
    if lines:
        yield f"<pre><code>{html.escape(lines).replace(chr(10), '&#10;')}</code></pre>"
        yield ""
