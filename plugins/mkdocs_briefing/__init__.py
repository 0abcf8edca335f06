"""The adapter that makes a briefing of a MkDocs site."""
