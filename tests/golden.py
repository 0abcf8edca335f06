"""Golden cases kept as Markdown: a `##` title, then fenced blocks named by their info string.

    ## A day and a month take the article's year

    ```input
    El 15 de agosto se reunirán.
    ```

    ```expected
    15 de agosto -> 2025-08-15
    ```

What stands between the blocks is prose for the reader. `cases` gives one `Case` per title.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(
    r"^(?P<fence>`{3,})(?P<name>[\w-]+)\n(?P<text>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Case:
    """One golden case; `line` is that of its title."""

    title: str
    line: int
    blocks: Mapping[str, str]

    def __str__(self) -> str:
        return self.title


def cases(name: str) -> Iterator[Case]:
    """The cases of tests/golden/`name`.md; raises ValueError where a case has no block."""
    path = Path(__file__).parent / "golden" / f"{name}.md"
    text = path.read_text(encoding="utf-8")
    fenced = [match.span() for match in FENCE.finditer(text)]
    titles = [
        match
        for match in re.finditer(r"^## (.+)$", text, re.MULTILINE)
        if not any(start < match.start() < end for start, end in fenced)
    ]
    ends = [title.start() for title in titles[1:]] + [len(text)]
    for title, end in zip(titles, ends, strict=True):
        blocks = {
            match["name"]: match["text"].removesuffix("\n")
            for match in FENCE.finditer(text, title.end(), end)
        }
        line = text.count("\n", 0, title.start()) + 1
        if not blocks:
            raise ValueError(f"{path}:{line}: a case without a block")
        yield Case(title[1], line, blocks)
