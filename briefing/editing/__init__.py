"""What an editor decides, written into files by line: nothing else in them changes."""

from briefing.editing.edits import RefusedError, edited

__all__ = ["RefusedError", "edited"]
