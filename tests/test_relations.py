"""Relations across articles: golden cases, and what holds for any corpus."""

from collections.abc import Mapping
from itertools import combinations
from pathlib import Path

import pytest
from golden import Case, cases
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.cache import Store
from briefing.corpus import Corpus
from briefing.edtf import EDTF
from briefing.languages import LANGUAGES
from briefing.memory import Memory
from briefing.model import Article, Mention, Reading
from briefing.relations import Relation, independent, relations
from briefing.relations.evidence import evidence
from briefing.relations.partners import MOST, Partners
from briefing.relations.shared import OLDEST, Shared, age
from briefing.relations.values import Count, counts, dates, nested
from briefing.relations.wording import wording
from briefing.text import Span

CASES = list(cases("relations"))
SWAPPED = {"equal": "equal", "second": "first", "first": "second", "apart": "apart", None: None}
# Words that make the rules work, to stand in any order.
WORDS = """
    Kenia Haití Kim Jong-un Moscú kenianos unos 200 217 policías murieron más de once de ellas
    civiles el lunes 2 octubre 2023 en 2024 firmó acuerdo roto relaciones , . : — no desmintió que
    perdió la vida millones dólares % 50,4
"""
TEXTS = st.lists(st.sampled_from([*WORDS.split(), "\n\n"]), max_size=40).map(" ".join)
# An article's day and who is in it, by their letters; or an article that is gone.
EDITS = st.tuples(st.integers(0, 2), st.sampled_from(("a", "b", "ab", "gone")))
DATES = st.sampled_from(
    ("2023", "2023-10", "2023-10-02", "2024", "2023-10/2024-02", "199X", "2022-21", "2026-40")
).map(EDTF)
COUNTS = st.builds(
    lambda low, more, rough: Count(low, low + more, "police", "policías", rough=rough),
    st.integers(0, 10_000), st.integers(0, 50), st.booleans(),
)  # fmt: skip


def corpus(texts: Mapping[str, str], memory: Memory | None = None) -> Corpus:
    """Articles by id, each a day, a headline, a blank line and a body."""
    files = {}
    for name, text in texts.items():
        day, title, body = text.split("\n", 2)
        head = f'---\ntitle: "{title}"\ndate: {day}\n---\n'
        files[f"articles/{name}.md"] = f"{head}{body}\n".encode()
    return Corpus.of(files, memory=memory)


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


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, TEXTS)
def test_any_articles_are_quoted_as_they_stand(one: str, other: str) -> None:
    texts = {
        "a": f"2025-01-01\nUno\n\nEl texto. {one}",
        "b": f"2025-01-02\nDos\n\nEl texto. {other}",
    }
    known = corpus(texts)
    found = relations(known)
    for relation in found:
        first, second = (known.by_article[name].article.text for name in (relation.a, relation.b))
        assert relation.span_a.covers(relation.value_a)
        assert relation.span_b.covers(relation.value_b)
        assert relation.value_a.of(first)
        assert relation.value_b.of(second)
        assert (relation.a != relation.b) or relation.kind == "refines"
        assert relation.kind != "contradicts" or relation.a < relation.b
    assert relations(known) == found


@given(DATES, DATES)
def test_dates_stand_to_each_other_the_same_both_ways(one: EDTF, other: EDTF) -> None:
    assert dates(other, one) == SWAPPED[dates(one, other)]
    assert dates(one, one) == "equal"


@given(st.lists(DATES, max_size=6))
def test_of_any_dates_those_are_found_that_say_more_exactly_what_another_says(
    found: list[EDTF],
) -> None:
    pairs = [{*pair} for pair in nested(found)]
    for (one, date), (other, late) in combinations(enumerate(found), 2):
        assert dates(date, late) not in ("second", "first") or pairs.count({one, other}) == 1


@given(COUNTS, COUNTS)
def test_counts_stand_to_each_other_the_same_both_ways(one: Count, other: Count) -> None:
    assert counts(other, one) == SWAPPED[counts(one, other)]


def test_statements_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {
        f"{number}-{name}": text
        for number, case in enumerate(CASES)
        for name, text in case.blocks.items()
        if name != "expected"
    }
    anew = relations(corpus(texts))
    assert anew
    for _ in range(2):
        store = Store(tmp_path, "1")
        assert relations(corpus(texts, Memory(store))) == anew
        store.close()
        monkeypatch.setattr("briefing.relations.statements.statements", None)


def test_copies_are_one_source() -> None:
    [case] = [case for case in CASES if case.title.startswith("Copies of a copy")]
    known = corpus({name: text for name, text in case.blocks.items() if name != "expected"})
    found = relations(known)
    assert independent(["a", "b", "c"], found) == {"a"}
    assert independent(["b", "x"], found) == {"a", "x"}


def test_sentences_of_the_same_words_are_one_source() -> None:
    [case] = [case for case in CASES if case.title.startswith("A sentence taken over")]
    known = corpus({name: text for name, text in case.blocks.items() if name != "expected"})
    confirmed = [(one.a, one.value_a) for one in relations(known) if one.kind == "corroborates"]
    assert len(confirmed) == 2
    for name, value in confirmed:
        assert evidence(known).sources(name, value, known) == 2


def test_what_is_compared_grows_with_the_number_of_articles_only() -> None:
    # The worst there can be: one text and one cast everywhere.
    text = "Unos 200 policías kenianos llegaron a Haití según confirmaron fuentes gubernamentales"
    text += " de Francia, Alemania y China."
    readings = corpus(
        {f"n{n:03}": f"2025-01-01\nTítulo {n}\n\n{text * 3}" for n in range(120)}
    ).readings
    paired = [len(others) for others in Partners().of(readings)]
    assert 0 < sum(paired) <= MOST * len(readings)
    compared = [len(others) for _, others in Shared().candidates(readings)]
    assert 0 < sum(compared) <= OLDEST * len(readings)


@settings(max_examples=300)
@given(st.lists(st.tuples(st.sampled_from(("a", "b", "ab")), EDITS), max_size=12))
def test_partners_kept_up_to_date_are_those_found_anew(
    edits: list[tuple[str, tuple[int, str]]],
) -> None:
    kept, there = Partners(), {name: written(name, 0, name) for name in ("a", "b", "ab")}
    for name, (day, cast) in edits:
        there[name] = written(name, day, cast)
        readings = [reading for reading in there.values() if "gone" not in reading.named]
        readings.sort(key=lambda reading: age(reading.article))
        assert list(kept.of(readings)) == list(Partners().of(readings))


def test_of_partners_that_are_worth_the_same_the_later_comes_first() -> None:
    kept, days = Partners(), {"x": 1, "y": 2, "z": 4}
    casts = {"x": "a", "y": "b", "z": "ab"}
    there = {name: written(name, day, casts[name]) for name, day in days.items()}
    assert list(kept.of([*there.values()])) == [[], [], [1, 0]]
    moved = written("x", 3, "a")
    assert list(kept.of([there["y"], moved, there["z"]])) == [[], [], [1, 0]]


def written(name: str, day: int, cast: str) -> Reading:
    """An article of a day that names each actor of a cast."""
    article = Article(name, f"articles/{name}.md", "", "", date=EDTF(f"2025-01-0{day + 1}"))
    names = (cast,) if cast == "gone" else tuple(cast)
    return Reading(article, mentions=tuple(Mention(Span(0, 1), who, "name", "") for who in names))


def test_every_language_has_its_words() -> None:
    for tongue in LANGUAGES.values():
        known = wording(tongue)
        assert known.key("") == ""
        assert known.fates <= set(tongue.toml("relations")["meanings"])


def test_english_articles() -> None:
    texts = {
        "a": "Some 200 police officers from Kenya landed in Haiti on Saturday.",
        "b": "A group of 217 police officers from Kenya arrived in Haiti on Saturday.",
    }
    head = "---\ntitle: Police in Haiti\nlanguage: en\ndate: 2025-01-1{}\n---\n\n"
    known = Corpus.of(
        {f"articles/{name}.md": (head.format(8) + text).encode() for name, text in texts.items()}
    )
    assert "refines" in {found.kind for found in relations(known)}
