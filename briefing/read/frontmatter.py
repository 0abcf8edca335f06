"""Front matter as it is written: every scalar a string, every key with its line."""

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import yaml
from frontmatter.default_handlers import YAMLHandler

from briefing.codes import Code
from briefing.problems import Problem

Value: TypeAlias = "str | list[Value] | dict[str, Value]"

# The same strings either way; the C one is ten times as fast where it exists.
LOADER: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
HANDLER = YAMLHandler()
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
DEEPEST = 20  # levels of nesting; an article's front matter has three


class Place(NamedTuple):
    """A place in a file; line and column, in code points, count from 1."""

    line: int
    column: int


TOP = Place(1, 0)


@dataclass(frozen=True, slots=True)
class Document:
    r"""A file's front matter and body.

    `keys` are the places of the keys, nested ones as "source.url"; `values` those of the values,
    of a list as "aliases.0"; `repeated` the keys written twice.
    `body` is the file's text after the front matter, line ends read as `\n`, without the empty
    lines before and after it; `first_line` is its line in the file.
    """

    path: str
    fields: Mapping[str, Value]
    keys: Mapping[str, Place]
    values: Mapping[str, Place]
    repeated: tuple[str, ...]
    body: str
    first_line: int


class NotUTF8Error(ValueError):
    """A file that cannot be decoded, said with its line, the byte and the cure."""

    def __init__(self, problem: Problem) -> None:
        """`problem` is the same for those who report."""
        super().__init__(f"{problem.place}: {problem.message} {problem.cure}")
        self.problem = problem


def decoded(path: str, raw: bytes) -> str:
    r"""The text of a UTF-8 file with or without BOM, line ends read as `\n`.

    Raises NotUTF8Error.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        said = f"byte {error.start} (0x{raw[error.start]:02x}) is not UTF-8."
        cure = f"Save the file as UTF-8: iconv -f {_encoding(raw)} -t UTF-8."
        raise NotUTF8Error(Problem(path, line, "not-utf8", said, cure, "error")) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def legible(raw: bytes) -> bytes:
    """A file that is not UTF-8 as it reads in the encoding it is likely to have."""
    return raw.decode(_encoding(raw), "replace").encode()


def _encoding(raw: bytes) -> str:
    return "UTF-16" if raw.startswith(UTF_16) else "CP1252"


def document(path: str, raw: bytes) -> Document | Problem:
    """The parts of a file with front matter, or what makes it unreadable.

    Raises ValueError where it is not UTF-8.
    """
    text = decoded(path, raw)
    if not text.strip():
        return _broken(path, 1, "empty-file", "the file is empty.", "Fill it or remove it.")
    if not HANDLER.detect(text):
        cure = "Start it with `---`, `title: …`, `---`, or run `briefing import` on it."
        return _broken(path, 1, "no-front-matter", "there is no front matter.", cure)
    try:
        head, rest = HANDLER.split(text)
    except ValueError:
        cure = "Close it with a line `---`."
        return _broken(path, 1, "front-matter-open", "the front matter never ends.", cure)
    # Empty lines after the opening `---` belong to it, and count.
    nodes = _Nodes(first_line=text.count("\n", 0, text.index(head, 3)) + 1)
    try:
        fields = nodes.fields(head)
    except _UnreadableError as error:
        cure = 'Write `key: value`; a value with ": ", " #" or a quotation mark goes in quotes.'
        message = "the front matter is not the YAML it should be."
        return _broken(path, error.args[0], "front-matter", message, cure, error.args[1])
    first_line = text.count("\n", 0, len(text) - len(rest.lstrip("\n"))) + 1
    body = rest.strip("\n")
    return Document(path, fields, nodes.keys, nodes.values, tuple(nodes.repeated), body, first_line)


class _UnreadableError(Exception):
    """The front matter is no mapping that YAML can read; its arguments are line and column."""


class _Nodes:
    """Turns a YAML node into plain values, keeping places; an alias is converted once only."""

    def __init__(self, first_line: int) -> None:
        self._first_line = first_line
        self.keys: dict[str, Place] = {}
        self.values: dict[str, Place] = {}
        self.repeated: list[str] = []
        self._done: dict[int, Value] = {}

    def fields(self, head: str) -> dict[str, Value]:
        """The mapping that `head` writes; raises _UnreadableError."""
        try:
            node = yaml.compose(head, Loader=LOADER)
            fields = self._value(node) if node else {}
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line, mark.column + 1) if mark else (0, 0)
            raise _UnreadableError(self._first_line + line, column) from None
        except (yaml.YAMLError, RecursionError):
            raise _UnreadableError(self._first_line, 0) from None
        if not isinstance(fields, dict):
            raise _UnreadableError(self._first_line, 0)
        return fields

    def _value(self, node: yaml.Node, path: str = "", depth: int = 0) -> Value:
        if depth > DEEPEST:
            raise yaml.YAMLError("nested too deeply")
        self.values[path] = self._place(node)
        if id(node) not in self._done:
            self._done[id(node)] = self._converted(node, path, depth)
        return self._done[id(node)]

    def _converted(self, node: yaml.Node, path: str, depth: int) -> Value:
        if isinstance(node, yaml.SequenceNode):
            return [
                self._value(item, f"{path}.{index}", depth + 1)
                for index, item in enumerate(node.value)
            ]
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path, depth)
        # A bare `~` or `null` is a word to BaseLoader; to whoever writes it, it is nothing.
        bare = isinstance(node, yaml.ScalarNode) and node.style is None
        return "" if bare and node.value in ("~", "null") else str(node.value)

    def _mapping(self, node: yaml.MappingNode, path: str, depth: int) -> Value:
        found: dict[str, Value] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
            place = f"{path}.{key}" if path else key
            if key in found:
                self.repeated.append(place)
            self.keys[place] = self._place(key_node)
            found[key] = self._value(value_node, place, depth + 1)
        return found

    def _place(self, node: yaml.Node) -> Place:
        return Place(self._first_line + node.start_mark.line, node.start_mark.column + 1)


def _broken(path: str, line: int, code: Code, message: str, cure: str, column: int = 0) -> Problem:
    return Problem(path, line, code, f"{message[:-1]}: withheld.", cure, "error", column)


def as_words(value: Value) -> str:
    """A scalar, or the scalars of a list, as one line of words."""
    if isinstance(value, dict):
        return ""
    text = value if isinstance(value, str) else ", ".join(as_words(item) for item in value)
    return re.sub(r"\s+", " ", text).strip()
