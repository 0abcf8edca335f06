"""The development set: articles extracted from their raw texts and held against hand annotation."""

# ruff: noqa: INP001 - beside the script that uses it

import importlib.util
import json
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from briefing.corpus import Corpus
from briefing.importing.page import Imported, import_text
from briefing.importing.writing import rendered
from briefing.model import Reading
from briefing.text import Span

SPEED = "characters per second"
KINDS = ("person", "country", "place", "organization", "group")
PARTS = (("p", "P"), ("r", "R"), ("f1", "F1"))
GROUPS = ("01-10", "11-16", "seeds")
ROUNDS = 3
Gold = Mapping[str, Any]
Prediction = dict[str, Any]


def scorer(path: Path) -> ModuleType:
    """The scorer that lies beside the data."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ValueError(f"{path}: no scorer")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def figures(
    folder: Path, seeds: Path | None
) -> tuple[dict[str, dict[str, float]], dict[str, list[str]]]:
    """The figures by name and column, and the errors by group of texts."""
    score = scorer(folder / "score.py")
    counts: dict[str, Counter[str]] = {name: Counter() for name in (*GROUPS, "total")}
    errors: dict[str, list[str]] = {name: [] for name in GROUPS}
    texts: list[tuple[str, Gold]] = []
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        source = _source(folder, seeds, path.stem, gold)
        if source is None:
            continue
        raw, group = source.read_text(encoding="utf-8"), _group(path.stem)
        imported, corpus = extracted({path.stem: (raw, gold)})
        predicted = prediction(imported[0], corpus.readings[0], corpus)
        counted = score.count(gold, predicted) + _kinds(score, gold, predicted)
        counted += _manner(score, gold, predicted)
        counts[group] += counted
        counts["total"] += counted
        shown = wrong(score, gold, predicted, corpus.readings[0].article.text)
        errors[group] += [f"{path.stem} {line}" for line in shown]
        texts.append((raw, gold))
    found: dict[str, dict[str, float]] = {}
    for column, count in counts.items():
        for name, value in _figures(score, count) if count else ():
            found.setdefault(name, {})[column] = round(value, 4)
    if texts:
        found[SPEED] = {"total": _speed(texts)}
    return found, errors


def _speed(texts: Sequence[tuple[str, Gold]]) -> float:
    """Characters of raw text a second through import and extraction, all texts as one corpus."""
    together = {str(number): text for number, text in enumerate(texts)}
    spent = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        extracted(together)
        spent.append(time.perf_counter() - start)
    return sum(len(raw) for raw, _ in texts) / min(spent)


def _group(identifier: str) -> str:
    if not identifier.isdecimal():
        return "seeds"
    return "01-10" if int(identifier) <= 10 else "11-16"


def _source(folder: Path, seeds: Path | None, identifier: str, gold: Gold) -> Path | None:
    if "file" not in gold:
        return folder / "articles" / f"{identifier}.txt"
    return seeds / Path(gold["file"]).name if seeds else None


def extracted(texts: Mapping[str, tuple[str, Gold]]) -> tuple[list[Imported], Corpus]:
    """Raw texts through the whole chain, dated as the gold is, without any registered actor."""
    imported = [import_text(raw, date=gold["published"] or "") for raw, gold in texts.values()]
    files = {
        f"articles/{name}.md": rendered(one, f"{name}.txt", texts[name][0].encode()).encode()
        for name, one in zip(texts, imported, strict=True)
    }
    return imported, Corpus.of(files)


def prediction(imported: Imported, reading: Reading, corpus: Corpus) -> Prediction:
    """What was extracted, in the form of the gold."""
    text = reading.article.text
    surfaces: dict[str, list[str]] = {}
    for mention in reading.mentions:
        surfaces.setdefault(mention.entity, []).append(mention.span.of(text))
    return {
        "actors": [
            {
                "name": corpus.entities[identifier].name,
                "type": corpus.entities[identifier].kind,
                "mentions": list(dict.fromkeys(found)),
            }
            for identifier, found in surfaces.items()
        ],
        "dates": [
            {"surface": t.span.of(text), "edtf": t.value.text if t.value else None, "role": t.role}
            for t in reading.timexes
        ],
        "key_sentences": [
            {
                "text": fact.span.of(text),
                "modality": fact.modality,
                "attribution": fact.attribution.source if fact.attribution else None,
            }
            for fact in reading.facts
        ],
        "boilerplate": [line.text for line in imported.removed if line.rule != "duplicate"],
    }


def _kinds(score: ModuleType, gold: Gold, predicted: Prediction) -> Counter[str]:
    """The actors found and rightly called, and those predicted, by kind."""
    count = Counter(f"pred_{actor['type']}" for actor in predicted["actors"])
    matched = score.match_actors(gold["actors"], predicted["actors"], score.alt_map(gold))
    for mine, theirs in matched.items():
        kind = gold["actors"][mine]["type"]
        count[f"right_{kind}"] += kind == predicted["actors"][theirs]["type"]
    return count


def _pairs(score: ModuleType, gold: Gold, predicted: Prediction) -> Iterator[tuple[Gold, Gold]]:
    """The key sentences found, with what was predicted of each."""
    first = predicted["key_sentences"][: len(gold["key_sentences"])]
    for sentence in gold["key_sentences"]:
        words = Counter(score.tokens(sentence["text"]))
        for other in first:
            theirs = Counter(score.tokens(other["text"]))
            longer = max(words.total(), theirs.total(), 1)
            if (words & theirs).total() >= 0.8 * longer:
                yield sentence, other
                break


def same_source(score: ModuleType, one: str | None, other: str | None) -> bool:
    """Whether two attributions are one: the words of one are in the other, or most are shared."""
    if not one or not other:
        return not one and not other
    words, theirs = (set(score.fold(text).split()) - score.ARTICLES for text in (one, other))
    shared = len(words & theirs)
    return words <= theirs or theirs <= words or shared * 2 >= max(len(words), len(theirs))


def _manner(score: ModuleType, gold: Gold, predicted: Prediction) -> Counter[str]:
    count: Counter[str] = Counter()
    for mine, theirs in _pairs(score, gold, predicted):
        count["found"] += 1
        count["modality_ok"] += mine["modality"] == theirs["modality"]
        count["source_ok"] += same_source(score, mine["attribution"], theirs["attribution"])
    return count


def _figures(score: ModuleType, count: Counter[str]) -> Iterator[tuple[str, float]]:
    report = score.report(count)
    for name, key in (("actors", "actors"), ("mentions B-cubed", "mention_bcubed")):
        for part, label in PARTS:
            yield f"{name} {label}", report[key][part]
    for kind in KINDS:
        parts = score.prf(count[f"right_{kind}"], count[f"pred_{kind}"], count[f"gold_{kind}"])
        yield from ((f"  {kind} {label}", parts[part]) for part, label in PARTS)
    yield "kind accuracy", report["actor_type_accuracy"]
    yield "dates detection F1", report["dates_detection"]["f1"]
    yield "dates value F1", report["dates_value"]["f1"]
    yield "key sentences recall@k", report["key_sentences_recall_at_k"]
    yield "attribution accuracy", count["source_ok"] / count["found"] if count["found"] else 0.0
    yield "modality accuracy", count["modality_ok"] / count["found"] if count["found"] else 0.0
    if "boilerplate" in report:
        yield "boilerplate F1", report["boilerplate"]["f1"]


def wrong(score: ModuleType, gold: Gold, predicted: Prediction, text: str) -> Iterator[str]:
    """Every miss and every false hit, in its sentence."""
    yield from _wrong_actors(score, gold, predicted, text)
    yield from _wrong_dates(score, gold, predicted, text)
    yield from _wrong_sentences(score, gold, predicted)
    mine = {" ".join(line.split()) for line in gold["boilerplate"]}
    theirs = {" ".join(line.split()) for line in predicted["boilerplate"]}
    yield from (f"boilerplate missed | {line}" for line in sorted(mine - theirs))
    yield from (f"boilerplate false | {line}" for line in sorted(theirs - mine))


def _wrong_actors(score: ModuleType, gold: Gold, predicted: Prediction, text: str) -> Iterator[str]:
    alts = score.alt_map(gold)
    matched = score.match_actors(gold["actors"], predicted["actors"], alts)
    for place, actor in enumerate(gold["actors"]):
        surfaces = [mention["surface"] for mention in actor["mentions"]]
        if place not in matched:
            yield f"actor missed {actor['name']} | {_around(text, surfaces[0])}"
            continue
        other = predicted["actors"][matched[place]]
        if other["type"] != actor["type"]:
            yield f"actor {actor['name']}: {other['type']} for {actor['type']}"
        folded = [
            {alts.get(score.fold(s), score.fold(s)) for s in listed}
            for listed in (surfaces, other["mentions"])
        ]
        for surface in sorted(folded[0] - folded[1]):
            yield f"mention missed {actor['name']}: {surface}"
        for surface in sorted(folded[1] - folded[0]):
            yield f"mention false {actor['name']}: {surface} | {_around(text, surface)}"
    for place, actor in enumerate(predicted["actors"]):
        if place not in matched.values():
            found = f"{actor['name']} ({actor['type']})"
            yield f"actor false {found} | {_around(text, actor['mentions'][0])}"


def _wrong_dates(score: ModuleType, gold: Gold, predicted: Prediction, text: str) -> Iterator[str]:
    dates = [dict(t) for t in {(d["surface"], d["edtf"]): d for d in predicted["dates"]}.values()]
    edges = [
        sorted(
            (
                place
                for place, other in enumerate(dates)
                if score.date_overlap(d["surface"], other["surface"]) >= 0.5
            ),
            key=lambda place, d=d: dates[place]["edtf"] != d["edtf"],
        )
        for d in gold["dates"]
    ]
    matched = score.max_matching(edges, len(edges))
    for place, date in enumerate(gold["dates"]):
        if place not in matched:
            yield f"date missed {date['surface']} {date['edtf']} | {_around(text, date['surface'])}"
            continue
        other = dates[matched[place]]
        if other["edtf"] != date["edtf"]:
            where = _around(text, date["surface"])
            yield f"date value {date['surface']}: {other['edtf']} for {date['edtf']} | {where}"
        elif other["role"] != date["role"]:
            yield f"date role {date['surface']}: {other['role']} for {date['role']} (not scored)"
    for place, date in enumerate(dates):
        if place not in matched.values():
            yield f"date false {date['surface']} {date['edtf']} | {_around(text, date['surface'])}"


def _wrong_sentences(score: ModuleType, gold: Gold, predicted: Prediction) -> Iterator[str]:
    pairs = list(_pairs(score, gold, predicted))
    found = [mine["text"] for mine, _ in pairs]
    right = [theirs["text"] for _, theirs in pairs]
    for sentence in gold["key_sentences"]:
        if sentence["text"] not in found:
            yield f"key sentence missed | {sentence['text']}"
    for sentence in predicted["key_sentences"][: len(gold["key_sentences"])]:
        if sentence["text"] not in right:
            yield f"key sentence false | {sentence['text']}"
    checks: tuple[tuple[str, Callable[[Any, Any], bool]], ...] = (
        ("modality", lambda one, other: one == other),
        ("attribution", lambda one, other: same_source(score, one, other)),
    )
    for mine, theirs in pairs:
        for name, same in checks:
            if not same(mine[name], theirs[name]):
                yield f"{name} {theirs[name]} for {mine[name]} | {mine['text']}"


def _around(text: str, surface: str) -> str:
    """The words around the first place of `surface`."""
    place = max(text.casefold().find(surface.casefold()), 0)
    return " ".join(Span(max(0, place - 60), place + len(surface) + 60).of(text).split())
