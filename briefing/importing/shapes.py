"""Noise known by its shape alone: menus, initials, credits, links, ornaments."""

import re

from briefing.importing.brands import is_row_of_sections
from briefing.importing.credits import agencies, is_credited
from briefing.importing.header import vocabulary
from briefing.importing.lines import Line
from briefing.languages import Language
from briefing.text import folded

TRAIL = re.compile(r"\s*[>»\u203a→]\s*")
SLASHES = re.compile(r"\s*[/|·•]\s*")
BARS = re.compile(r"\s*[|·•]\s*|\s{3,}")
INITIALS = re.compile(r"[A-Za-z]{2,5}(?:/[A-Za-z]{1,5})+|[a-z]{2,5}(?:[-/][a-z]{1,5})+|[a-z]{2,4}")
INITIALLED = re.compile(r"\(?(?:[^\W\d_a-zß-ÿ]\.\s?){2,4}\)?")
ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|[\w-]+\.(?:com|net|org|info|es|mx|ar|pe|cl|co)$"
)
SCRIPT = re.compile(
    r"googletag|\bdocument\.\w|\bwindow\.\w|\bfunction\s*\(|\bvar\s\w+\s*=|div-gpt-ad|\w\(['\"][^'\"]*['\"]\);"
)
FILE = re.compile(r"[\w %()-]+\.(?:jpe?g|png|gif|webp|svg|mp[34]|pdf)", re.IGNORECASE)
TAGS = re.compile(r"<[^<>]+>(?:.{0,80}</\w+>)?")
BRACKETED = re.compile(r"\[[^\[\]]{2,60}\]")
# One word in small letters is no headline: what a script left behind, "fbpx".
TOKEN = re.compile(r"[a-z][a-z0-9_-]*")
# A post with its author's handle, an address of pictures or people.
EMBEDDED = re.compile(r"\(@\w+\)|\bpic\.twitter\.com/|\bt\.co/|\S@[\w-]+\.\w+")
# What points to another page: ">> Trump llega a Corea".
POINTER = re.compile(r"(?:>>|»|►|▶|➡)\s*\w")
MARK = re.compile(r"[#@]\w[\w.]*")
COPYRIGHT = re.compile(r"©|\(c\)\s*\d{4}|\bcopyright\b", re.IGNORECASE)
# The number of a document: S/2025/612, IP/25/2345, ARI 45/2025, C-078/25.
SYMBOL = re.compile(r"(?=.*\d)(?=.*/)[A-Z][A-Z\d./()-]*(?:\s[A-Z\d./()-]+){0,2}")
MEDIA = re.compile(r"[\[(](?P<words>[^\])]{2,24})[\])]")
PARTS = re.compile(r"[\s,;/()\[\].–—-]+")
MOST_SIGNED = 10  # words of a signature
MOST_INITIALS = 4
MOST_EMBEDDED = 14
MOST_SCRIPTED = 30
MOST_COPYRIGHT = 30
MOST_PARTS = 4  # words in one part of a menu


def shape_rule(line: Line, language: Language, *, title_known: bool) -> str:
    """The rule that takes a line out by its shape, or ""."""
    rule = _bare(line) or _menu(line, language, title_known=title_known) or _media(line, language)
    if rule or not title_known:
        return rule or ("markup" if TOKEN.fullmatch(line.text) else "")
    if _is_signature(line, language):
        return "signature"
    return "caption" if is_credited(line, language) else ""


def _bare(line: Line) -> str:
    """Lines without words of their own: figures, links, marks; and the copyright."""
    text = line.text
    if not line.words:
        return "ornament"
    if line.is_figure and "%" not in text:
        return "counter"
    if COPYRIGHT.search(text) and (len(line.words) <= MOST_COPYRIGHT or text.startswith("©")):
        return "copyright"
    if not ADDRESS.sub("", text).strip(" .,:;()<>") or FILE.fullmatch(text):
        return "link"
    scripted = SCRIPT.search(text) and len(line.words) <= MOST_SCRIPTED
    if scripted or TAGS.fullmatch(text):
        return "markup"
    if BRACKETED.fullmatch(text):
        return "bracketed"
    if EMBEDDED.search(text) and len(line.words) <= MOST_EMBEDDED and not line.is_sentence:
        return "embed"
    return "" if MARK.sub("", text).strip(" .,;|") else "tags"


def is_symbol(text: str) -> bool:
    """Whether a line is the number of a document and nothing else."""
    return SYMBOL.fullmatch(text) is not None


def _menu(line: Line, language: Language, *, title_known: bool) -> str:
    """Sections in a row, and the way to the page; above a headline it may end in any name."""
    if line.is_sentence:
        return ""
    if POINTER.match(line.text):
        return "related"
    known = vocabulary(language)
    if is_row_of_sections(line.text, known):
        return "menu"
    steps = [part for part in TRAIL.split(line.text) if part]
    if len(steps) > 1 and all(len(part.split()) <= MOST_PARTS for part in steps[:-1]):
        first = set(re.findall(r"\w+", folded(steps[0])))
        if len(steps) > 2 or first <= known.home or known.is_section(steps[0]):
            return "breadcrumb"
    parts = [part for part in BARS.split(line.text) if part]
    if len(parts) > 2 and all(len(part.split()) <= MOST_PARTS for part in parts):
        return "menu"
    steps = SLASHES.split(line.text)
    led = len(steps) > 2 and folded(steps[0]) in known.home
    if led and all(len(part.split()) <= MOST_PARTS for part in steps):
        return "breadcrumb"
    named = (known.is_section(part) or folded(part) in known.home for part in steps)
    if len(steps) > 1 and all(named):
        return "breadcrumb"
    section, sign, topic = line.text.partition(" / ")
    is_topic = topic[:1].isupper() and len(topic.split()) <= MOST_PARTS
    is_way = sign and is_topic and known.is_section(section)
    return "breadcrumb" if is_way and not title_known else ""


def _is_signature(line: Line, language: Language) -> bool:
    """Initials and agencies: "mgr/ess", "EFE", "bur-sgk/an/mb", "DW (efe, afp)"."""
    if INITIALS.fullmatch(line.text.strip("(). ")) or INITIALLED.fullmatch(line.text):
        return True
    parts = [folded(part) for part in PARTS.split(line.text) if part]
    if len(parts) > MOST_SIGNED:
        return False
    known, named, at = agencies(language), False, 0
    unnamed = vocabulary(language).no_author
    while at < len(parts):
        size = next((n for n in (3, 2, 1) if " ".join(parts[at : at + n]) in known), 0)
        if not size and len(parts[at]) > MOST_INITIALS and parts[at] not in unnamed:
            return False
        named |= size > 0
        at += size or 1
    return named


def _media(line: Line, language: Language) -> str:
    """Lines that open with a bracketed label: "[VIDEO] …", "(foto) (audio)"."""
    match = MEDIA.match(line.text)
    if match is None or line.is_sentence:
        return ""
    known = set(language.toml("import")["noise"]["media"]["only"])
    return "media" if set(re.findall(r"\w+", folded(match["words"]))) <= known else ""
