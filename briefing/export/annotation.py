"""An editor's note, as the object that `briefing notes --json` prints."""

from collections.abc import Mapping
from typing import Any

from briefing.model import Note


def annotation(note: Note) -> Mapping[str, Any]:
    """A note as JSON values; what it has not is None. Offsets count code points of the text."""
    selector = note.selector
    return {
        "path": note.path,
        "line": note.line,
        "article": note.article,
        "state": note.state,
        "start": note.span.start if note.span else None,
        "end": note.span.end if note.span else None,
        "exact": selector.exact if selector else None,
        "prefix": selector.prefix if selector else None,
        "suffix": selector.suffix if selector else None,
        "kind": note.kind,
        "author": note.author or None,
        "date": note.date or None,
        "visibility": "internal" if note.internal else "public",
        "candidates": [{"start": span.start, "end": span.end} for span in note.candidates],
    }
