"""Relations across articles: golden cases, and what holds for any corpus."""

from collections.abc import Mapping

import pytest
from golden import Case, cases

from briefing.corpus import Corpus
from briefing.relations import Relation, relations

CASES = list(cases("relations"))


def corpus(texts: Mapping[str, str]) -> Corpus:
    """Articles by id, each a day, a headline, a blank line and a body."""
    files = {}
    for name, text in texts.items():
        day, title, body = text.split("\n", 2)
        head = f'---\ntitle: "{title}"\ndate: {day}\n---\n'
        files[f"articles/{name}.md"] = f"{head}{body}\n".encode()
    return Corpus.of(files)


def shown(found: Relation, known: Corpus) -> str:
    first, second = (known.by_article[name].article.text for name in (found.a, found.b))
    values = [found.value_a.of(first), found.value_b.of(second)]
    if found.kind == "copies":
        values = [value.split()[0] for value in values]
    return f"{found.a} {found.b} {found.kind} {' | '.join(values)}"


@pytest.mark.parametrize("case", CASES, ids=str)
def test_golden(case: Case) -> None:
    known = corpus({name: text for name, text in case.blocks.items() if name != "expected"})
    assert sorted(shown(one, known) for one in relations(known)) == sorted(
        case.blocks["expected"].splitlines()
    )
