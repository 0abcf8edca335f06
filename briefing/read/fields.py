"""Fields of front matter with what is wrong in them: unknown keys, impossible values."""

from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from types import MappingProxyType

from briefing.codes import Code
from briefing.edtf import EDTF
from briefing.problems import Level, Problem
from briefing.read.frontmatter import TOP, Document, Place, Value, as_words

YES = ("true", "yes", "on")
NO = ("false", "no", "off", "")
# How much of a key must be that of another to be meant for it.
NEAR = 0.7
# What keeps something from readers, and what counts where nobody can be sure what was meant.
STRICTEST = {"hidden": "true", "publish": "link"}


class Fields:
    """Reads the fields of one document and gathers the problems met on the way."""

    def __init__(
        self,
        document: Document,
        known: Collection[str],
        group: str = "",
        inner: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """`known` are the keys that mean something; `group` is the key whose value is read.

        `inner` are keys that mean something below another, by that other.
        """
        self._document = document
        self._group = group
        self.problems: list[Problem] = []
        self._doubtful: set[str] = set()
        fields = document.fields.get(group, {}) if group else document.fields
        if not isinstance(fields, dict):
            if fields:
                self.complain("", "field-form", "has no fields.", "Indent them below it.")
            fields = {}
        self._fields = fields
        for key in fields:
            if key not in known:
                self._unknown(key, known, inner)
        if not group:
            for place in document.repeated:
                said = f"is written twice{self._doubted(place)}."
                self._say(place, "field-twice", said, "Keep one of them.")

    def text(self, key: str) -> str:
        """The value as one line of words; empty if absent."""
        value = self._fields.get(key, "")
        if not isinstance(value, str):
            said = f"should be text{self._doubted(key)}."
            self.complain(key, "field-form", said, f"Write `{key}: …` on one line.")
        return as_words(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """The values of a list, or the one value; empty ones left out."""
        return tuple(words for words, _ in self.placed(key))

    def placed(self, key: str) -> list[tuple[str, Place]]:
        """The values of a list, or the one value, with their places; empty ones left out."""
        value = self._fields.get(key, "")
        if isinstance(value, dict):
            cure = f"Write `{key}: [one, two]`."
            self.complain(key, "field-form", "should be a list.", cure)
            return []
        if not isinstance(value, list):
            return [(words, self.place(key))] if (words := as_words(value)) else []
        items = [(f"{key}.{index}", item) for index, item in enumerate(value)]
        return [(words, self.place(at)) for at, item in items if (words := self._words(at, item))]

    def pairs(self, key: str) -> dict[str, str]:
        """The values of a mapping by their keys."""
        value = self._fields.get(key, "")
        if not isinstance(value, dict):
            if value:
                cure = f"Write `{key}: {{Kim: kim-jong-un}}`."
                self.complain(key, "field-form", "should be pairs.", cure)
            return {}
        items = ((name, self._words(f"{key}.{name}", item)) for name, item in value.items())
        return {name: words for name, words in items if words}

    def items(self, key: str) -> list[dict[str, str]]:
        """The mappings of a list, each with its scalars as they are written."""
        value = self._fields.get(key) or []
        if not isinstance(value, list):
            self.complain(key, "field-form", "should be a list.", f"Write `{key}:`, then `- …`.")
            return []
        found = []
        for index, one in enumerate(value):
            at = f"{key}.{index}"
            if isinstance(one, dict):
                found.append({name: self._text(f"{at}.{name}", one[name]) for name in one})
            else:
                self.complain(at, "field-form", "should be pairs.", "Write `- {key: value}`.")
        return found

    def flag(self, key: str) -> bool:
        """Whether the value says yes, or may, where that would keep something from readers."""
        value = self.text(key).lower()
        if value not in YES + NO:
            cure = f"Write `{key}: true` or leave it out."
            said = f"cannot be {value!r}{self._doubted(key)}."
            self.complain(key, "field-value", said, cure)
        return value in YES or key in self._doubtful

    def one_of(self, key: str, known: Collection[str], default: str, level: Level) -> str:
        """The value, which must be one of `known`; the strictest where a doubt would publish."""
        value = self.text(key)
        if value in known:
            return STRICTEST[key] if key in self._doubtful else value
        if value or level == "error":
            near = get_close_matches(value, known, n=1)
            cure = f"Did you mean `{near[0]}`?" if near else f"Known: {', '.join(known)}."
            said = f"cannot be {value!r}{self._doubted(key)}." if value else "is missing."
            self.complain(key, "field-value", said, cure, level)
        return STRICTEST[key] if key in self._doubtful else default

    def date(self, key: str) -> EDTF | None:
        """The value as a date; None if absent or impossible."""
        value = self.text(key)
        if not value:
            return None
        try:
            return EDTF(value)
        except ValueError:
            cure = "Write 2025-08-12, 2025-08 or 2025, or leave it out: unknown."
            self.complain(key, "field-date", f"cannot be the date {value!r}.", cure)
            return None

    def complain(
        self, key: str, code: Code, message: str, cure: str, level: Level = "warning"
    ) -> None:
        """Report the value of the field `key` of this group, at its place."""
        path = self._path(key)
        self._say(path, code, message, cure, level, self.place(key))

    def place(self, key: str) -> Place:
        """Where the value of a field of this group stands, or its key, or the file begins."""
        path = self._path(key)
        return self._document.values.get(path) or self._document.keys.get(path, TOP)

    def _unknown(self, key: str, known: Collection[str], inner: Mapping[str, str]) -> None:
        plain = key.lower()
        near = "" if plain in inner else _meant(plain, known)
        cure = f"Did you mean `{near}`?" if near else f"Known: {', '.join(known)}."
        if plain in inner:
            cure = f"Put it below `{inner[plain]}:`."
        said = f"means nothing here{self._doubted(near)}."
        self._say(self._path(key), "unknown-field", said, cure)

    def _words(self, key: str, value: Value) -> str:
        """One of several values as one line of words."""
        return as_words(self._text(key, value))

    def _text(self, key: str, value: Value) -> str:
        """One of several values, which must be text."""
        if isinstance(value, str):
            return value
        self.complain(key, "field-form", "should be text.", "Write it on one line.")
        return as_words(value)

    def _doubted(self, key: str) -> str:
        """What is said of a field that cannot be understood, if it keeps something back."""
        if self._group or key not in STRICTEST:
            return ""
        self._doubtful.add(key)
        return f": counts as `{key}: {STRICTEST[key]}`"

    def _path(self, key: str) -> str:
        return f"{self._group}.{key}".strip(".") if self._group else key

    def _say(
        self, path: str, code: Code, message: str, cure: str,
        level: Level = "warning", place: Place | None = None,
    ) -> None:  # fmt: skip
        line, column = place or self._document.keys.get(path, TOP)
        said = f"`{path}` {message}"
        problem = Problem(self._document.path, line, code, said, cure, level, column)
        # A value may be asked for twice.
        if problem not in self.problems:
            self.problems.append(problem)


def _meant(key: str, known: Iterable[str]) -> str:
    """The key that may be meant; one that keeps something from readers may be farther off."""
    near = get_close_matches(key, known, n=1)
    if not near or near[0] in STRICTEST or sorted(near[0]) == sorted(key):
        return near[0] if near else ""
    return next(iter(get_close_matches(key, near, cutoff=NEAR)), "")
