"""The example site as a reader and a search engine meet it."""

import gzip
import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from links import dead_links
from mkdocs.config import load_config
from sites import ROOT, run

pytestmark = pytest.mark.slow

# Words of the lines that import removed from the seeds; a private person's among them.
REMOVED = ("Brignardello", "Alianza Lima", "Central Hidro")


def contents(site: Path) -> dict[str, bytes]:
    """Every file of a site by its path, unpacked where it is packed."""
    found = {}
    for path in sorted(site.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            unpacked = gzip.decompress(content) if path.suffix == ".gz" else content
            found[path.relative_to(site).as_posix()] = unpacked
    return found


def text(page: Path) -> str:
    """What a page shows, without its markup."""
    return re.sub(r"<[^>]+>", "", page.read_text(encoding="utf-8"))


def test_no_dead_links(example_site: Path) -> None:
    address = load_config(str(ROOT / "mkdocs.yml")).site_url or ""
    assert list(dead_links(example_site, base=urlsplit(address).path or "/")) == []


@pytest.mark.parametrize("words", REMOVED)
def test_removed_lines_are_nowhere(example_site: Path, words: str) -> None:
    spellings = {words.encode(), words.replace(" ", "-").lower().encode(), words.upper().encode()}
    for name, content in contents(example_site).items():
        assert not [spelling for spelling in spellings if spelling in content], name


def test_sources_are_not_published(example_site: Path) -> None:
    names = contents(example_site)
    assert not [name for name in names if name.endswith((".md", ".txt")) or ".notes" in name]
    assert not [name for name in names if "_not-actors" in name]


def test_both_briefings_and_their_actors(example_site: Path) -> None:
    articles = sorted(path.stem for path in (ROOT / "docs" / "articles").rglob("*.md"))
    articles = [name for name in articles if not name.endswith(".notes")]
    assert len(articles) > 1
    for name in articles:
        assert (example_site / "articles" / name / "index.html").is_file()
    kim = text(example_site / "actors" / "kim-jong-un" / "index.html")
    assert "compañerismo de armas" in kim, "quoted from one article"
    assert "triunfo compartido" in kim, "quoted from the other"
    for actor in ("vladimir-putin", "corea-del-norte", "kaja-kallas", "jenny-town"):
        assert (example_site / "actors" / actor / "index.html").is_file()


def test_dates_keep_their_precision(example_site: Path) -> None:
    page = (example_site / "dates" / "index.html").read_text(encoding="utf-8")
    for date in ("2025-08-15", "2024-07", "1945"):
        assert date in page
    assert not re.search(r"2024-07-\d", page)
    assert "año desconocido" in text(example_site / "dates" / "index.html")


def test_building_twice_gives_the_same_bytes(example_site: Path, tmp_path: Path) -> None:
    again = tmp_path / "site"
    run("mkdocs", "build", "--quiet", "--site-dir", again, cwd=ROOT, PYTHONHASHSEED="7")
    first, second = contents(example_site), contents(again)
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_the_ledger_is_published(example_site: Path) -> None:
    lines = (example_site / "ledger.jsonl").read_text(encoding="utf-8").splitlines()
    articles = {json.loads(line)["article"] for line in lines}
    assert len(articles) == 2
