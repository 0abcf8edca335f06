"""The development set: articles extracted from their raw texts and held against hand annotation."""

# ruff: noqa: INP001 - beside the script that uses it

import importlib.util
import json
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from misses import Gold, pairs, same_source, wrong

from briefing.corpus import Corpus
from briefing.importing.page import Imported, import_text
from briefing.importing.writing import rendered
from briefing.model import Reading

SPEED = "characters per second"
KINDS = ("person", "country", "place", "organization", "group")
PARTS = (("p", "P"), ("r", "R"), ("f1", "F1"))
GROUPS = ("01-10", "11-16", "seeds")
ROUNDS = 3
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


def _manner(score: ModuleType, gold: Gold, predicted: Prediction) -> Counter[str]:
    count: Counter[str] = Counter()
    for mine, theirs in pairs(score, gold, predicted):
        count["found"] += 1
        count["modality_ok"] += mine["modality"] == theirs["modality"]
        folded = [score.fold(one["attribution"] or "") for one in (mine, theirs)]
        count["same_words"] += folded[0] == folded[1]
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
    for name, key in (
        ("attribution accuracy", "source_ok"),
        ("attribution in the same words", "same_words"),
        ("modality accuracy", "modality_ok"),
    ):
        yield name, count[key] / count["found"] if count["found"] else 0.0
    if "boilerplate" in report:
        yield "boilerplate F1", report["boilerplate"]["f1"]
