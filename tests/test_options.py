"""The plugin's options as users write them in YAML, and what is said of those that cannot be."""

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from tests.sites import CONFIG


def option(line: str, folder: Path) -> object:
    """What the plugin makes of one option; an Abort where it refuses."""
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(
        CONFIG.replace("[briefing]", f"[{{briefing: {{{line}}}}}]"), encoding="utf-8"
    )
    config = load_config(str(folder / "mkdocs.yml"))
    return config.plugins["briefing"].config[line.partition(":")[0]]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("discover: off", "off"),
        ("discover: 'off'", "off"),
        ("discover: suggest", "suggest"),
        ("cache: off", ""),
        ("cache: no", ""),
        ("workers: 0", 0),
        ("workers: 3", 3),
        ("search: off", False),
        ("compose: on", True),
        ("edition: ''", None),
    ],
)
def test_an_option_is_read_as_it_is_meant(line: str, expected: object, tmp_path: Path) -> None:
    assert option(line, tmp_path) == expected


@pytest.mark.parametrize("day", ["2025-08-12", "'2025-08-12'"])
def test_an_edition_is_a_day_in_quotes_or_without(day: str, tmp_path: Path) -> None:
    assert str(option(f"edition: {day}", tmp_path)) == "2025-08-12"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("discover: on", "option 'discover': Expected one of: ('link', 'suggest', 'off')"),
        ("workers: -2", "option 'workers': Expected a number from 0 up, but received: -2"),
        ("workers: yes", "option 'workers': Expected a number from 0 up, but received: True"),
        ("edition: ayer", "option 'edition': Expected a day, as 2025-08-12, but received: 'ayer'"),
        ("edition: 2025-08", "option 'edition': Expected a day, as 2025-08-12, but"),
        ("edition: 2025-08-12 10:00:00", "option 'edition': Expected a day, as 2025-08-12, but"),
    ],
)
def test_an_option_that_cannot_be_is_named_with_its_form(
    line: str, said: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Abort):
        option(line, tmp_path)
    assert said in caplog.text
