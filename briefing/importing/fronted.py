"""What a source text says of itself in front matter, as other tools write it."""

import re

from briefing.edtf import EDTF
from briefing.importing.html import Readable
from briefing.languages import LANGUAGES
from briefing.read.articles import SOURCE, WEB
from briefing.read.fields import Fields
from briefing.read.frontmatter import Document, document

OWN = ("title", "section", "publish")
KNOWN = ("title", "date", "language", "section", "publish", *SOURCE, "source")
# Dashes above lines with keys, one of which is known; any others are ornament.
FRONT = re.compile(
    r"-{3,}[ \t]*\n(?:(?!---)(?:[ \t#-].*|\w[\w-]*:.*)?\n)*?(?:" + "|".join(KNOWN) + r")[ \t]*:",
    re.IGNORECASE,
)
# The hour behind a day, as in 2024-02-02T10:30:00Z.
HOUR = re.compile(r"(?<=\d-\d\d)[T ]\s*\d\d?:\d\d.*")


def fronted(path: str, text: str) -> Readable:
    """`text` with its front matter blanked, and what that says.

    Raises ValueError where that cannot be read, or where the file is an article of import's.
    """
    text = text.replace("\r\n", "\n")
    if not FRONT.match(text):
        return Readable(text)
    parts = _parts(path, text)
    fields = Fields(parts, KNOWN)
    told = {key: fields.text(key) for key in OWN}
    told |= {"date": _date(fields), "language": _language(fields)} | _source(fields)
    problems = fields.problems
    if isinstance(parts.fields.get("source"), dict):
        below = Fields(parts, SOURCE, "source")
        told |= {key: value for key, value in _source(below).items() if value}
        problems = [*problems, *below.problems]
    elif source := fields.text("source"):
        key = "url" if WEB.fullmatch(source) else "publisher"
        told[key] = told[key] or source
    body = "\n" * (parts.first_line - 1) + parts.body
    return Readable(body, {key: value for key, value in told.items() if value}, tuple(problems))


def _parts(path: str, text: str) -> Document:
    """The front matter and the text below it."""
    parts = document(path, text.encode(errors="replace"))
    if isinstance(parts, Document):
        left = parts.fields.get("import")
        if not (isinstance(left, dict) and "sha256" in left):
            return parts
        said = f"{path}:{parts.keys['import'].line}: import made this article."
        raise ValueError(f"{said} Edit it where it is, or import its source.")
    raise ValueError(str(parts))


def _source(fields: Fields) -> dict[str, str]:
    """Where the text is from, as the fields or those below `source` say."""
    told = {key: fields.text(key) for key in SOURCE if key != "author"}
    told["author"] = ", ".join(fields.texts("author"))
    if told["url"] and not WEB.fullmatch(told["url"]):
        cure = "Write the whole address: https://…"
        fields.complain("url", "field-value", f"is no address: {told['url']!r}.", cure)
        told["url"] = ""
    return told


def _date(fields: Fields) -> str:
    written = fields.text("date")
    try:
        return EDTF(HOUR.sub("", written)).text if written else ""
    except ValueError:
        cure = "Write 2025-08-12, 2025-08 or 2025, or tell it with --date."
        fields.complain("date", "field-date", f"cannot be the date {written!r}.", cure)
        return ""


def _language(fields: Fields) -> str:
    """The language without its country: es-MX is es."""
    written = fields.text("language")
    code = re.split("[-_]", written.lower())[0]
    if written and code not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        fields.complain("language", "field-value", f"cannot be {written!r}.", f"Known: {known}.")
    return code if code in LANGUAGES else ""
