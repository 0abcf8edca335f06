"""Fields of front matter changed where they stand: comments, order and line ends stay."""

import re
from collections.abc import Callable, Iterable
from typing import TypeAlias

import yaml

from briefing.problems import Problem
from briefing.read.frontmatter import Document, Value, document
from briefing.read.scalars import quoted, scalar

HEAD = re.compile(r"---[ \t]*(?:\r\n|\r|\n)")
CLOSE = re.compile(r"^---[ \t]*(?=[\r\n]|\Z)", re.MULTILINE)
LINE_END = re.compile(r"\r\n|\n|\r")

Insertion: TypeAlias = tuple[int, int, str]


class RefusedError(ValueError):
    """A file whose shape is not understood, with its path and what to do by hand."""


def word(text: str) -> str:
    """A scalar that may stand inside brackets."""
    return quoted(text) if "," in text else scalar(text)


def with_items(path: str, text: str, key: str, items: Iterable[str]) -> str:
    """The file with the items added to a list, in the way in which the list is written."""
    return _changed(path, text, key, lambda head, node: _listed(head, node, key, list(items)))


def with_pair(path: str, text: str, key: str, name: str, value: str) -> str:
    """The file with one more pair in a mapping, in the way in which the mapping is written."""
    return _changed(path, text, key, lambda head, node: _paired(head, node, key, name, value))


def with_value(path: str, text: str, key: str, value: str) -> str:
    """The file with another value of a field, or with the field; a value without signs."""

    def change(head: str, node: yaml.Node | None) -> tuple[Insertion | None, Value]:
        if node is None:
            return (len(head), len(head), f"{key}: {value}\n"), value
        if not isinstance(node, yaml.ScalarNode):
            raise RefusedError("it should be text on one line")
        if node.value == value:
            return None, value
        return (node.start_mark.index, node.end_mark.index, _apart(head, node, value)), value

    return _changed(path, text, key, change)


def _changed(
    path: str,
    text: str,
    key: str,
    change: Callable[[str, yaml.Node | None], tuple[Insertion | None, Value]],
) -> str:
    """The file with the change that is asked of its front matter, if it then says just that.

    `change` is given the front matter and the node of the field; it says what to put where, and
    what the field then is. Raises RefusedError.
    """
    start, end = _head(path, text)
    head = text[start:end]
    before = document(path, text.encode())
    if isinstance(before, Problem):
        raise RefusedError(f"{path}:{before.line}: {before.message} {before.cure}")
    try:
        made, value = change(head, _node(head, key))
    except RefusedError as error:
        raise RefusedError(_by_hand(path, key, str(error))) from None
    if made is None:
        return text
    first, last, words = made
    words = words.replace("\n", _line_end(text))
    after = text[: start + first] + words + text[start + last :]
    read = document(path, after.encode())
    wanted = {**before.fields, key: value}
    if not isinstance(read, Document) or read.fields != wanted or read.body != before.body:
        raise RefusedError(_by_hand(path, key, "it is written in a way that is not understood"))
    return after


def _head(path: str, text: str) -> tuple[int, int]:
    opened = HEAD.match(text)
    lines = text.replace("\r\n", " \n").replace("\r", "\n")
    closed = CLOSE.search(lines, opened.end()) if opened else None
    if opened is None or closed is None:
        raise RefusedError(f"{path}: there is no front matter between two lines `---`.")
    return opened.end(), closed.start()


def _node(head: str, key: str) -> yaml.Node | None:
    """The value of a field, with marks that count characters; None where there is no such field."""
    root = yaml.compose(head, Loader=yaml.BaseLoader)
    if root is None:
        return None
    if not isinstance(root, yaml.MappingNode):
        raise RefusedError("the front matter is no mapping")
    if root.flow_style:
        raise RefusedError("the front matter is written in braces")
    found = [value for name, value in root.value if name.value == key]
    return found[-1] if found else None


def _listed(
    head: str, node: yaml.Node | None, key: str, items: list[str]
) -> tuple[Insertion | None, Value]:
    there = _items(node)
    new = [item for item in dict.fromkeys(items) if item not in there]
    if not new:
        return None, list(there)
    value: Value = [*there, *new]
    written = ", ".join(word(item) for item in new)
    if node is None:
        return (len(head), len(head), f"{key}: [{written}]\n"), value
    if isinstance(node, yaml.ScalarNode):
        old = [word(one) for one in there]
        words = f"[{', '.join([*old, written])}]"
        return (node.start_mark.index, node.end_mark.index, _apart(head, node, words)), value
    if not isinstance(node, yaml.CollectionNode):
        return None, value
    if node.flow_style:
        return _inside(node, written), value
    indent = " " * (node.start_mark.column)
    lines = "".join(f"{indent}- {scalar(item)}\n" for item in new)
    return _below(head, node, lines), value


def _paired(
    head: str, node: yaml.Node | None, key: str, name: str, value: str
) -> tuple[Insertion | None, Value]:
    there = _pairs(node)
    if there.get(name) == value:
        return None, dict(there)
    if name in there:
        raise RefusedError(f"it gives {name} to {there[name]!r} already")
    after: Value = {**there, name: value}
    written = f"{word(name)}: {word(value)}"
    if node is None:
        return (len(head), len(head), f"{key}:\n  {written}\n"), after
    if isinstance(node, yaml.ScalarNode):
        words = _apart(head, node, f"{{{written}}}")
        return (node.start_mark.index, node.end_mark.index, words), after
    if not isinstance(node, yaml.CollectionNode):
        return None, after
    if node.flow_style:
        return _inside(node, written), after
    indent = " " * node.start_mark.column
    return _below(head, node, f"{indent}{written}\n"), after


def _items(node: yaml.Node | None) -> list[str]:
    if node is None or _is_nothing(node):
        return []
    if isinstance(node, yaml.ScalarNode):
        return [str(node.value)]
    if isinstance(node, yaml.SequenceNode) and _are_words(node.value):
        return [str(item.value) for item in node.value]
    raise RefusedError("it should be a list of words")


def _pairs(node: yaml.Node | None) -> dict[str, str]:
    if node is None or _is_nothing(node):
        return {}
    if isinstance(node, yaml.MappingNode) and _are_words(
        one for pair in node.value for one in pair
    ):
        return {str(name.value): str(value.value) for name, value in node.value}
    raise RefusedError("it should be pairs of words")


def _are_words(nodes: Iterable[yaml.Node]) -> bool:
    return all(isinstance(node, yaml.ScalarNode) for node in nodes)


def _is_nothing(node: yaml.Node) -> bool:
    return (
        isinstance(node, yaml.ScalarNode) and node.style is None and node.value in ("", "~", "null")
    )


def _apart(head: str, node: yaml.Node, words: str) -> str:
    """The words, with a space before them where they would touch the colon."""
    return words if head[node.start_mark.index - 1].isspace() else f" {words}"


def _inside(node: yaml.CollectionNode, written: str) -> Insertion:
    """Behind the last thing inside brackets, on the line where it stands."""
    if not node.value:
        return node.start_mark.index + 1, node.start_mark.index + 1, written
    end = _last(node).end_mark.index
    return end, end, f", {written}"


def _last(node: yaml.CollectionNode) -> yaml.Node:
    last = node.value[-1]
    found: yaml.Node = last[1] if isinstance(last, tuple) else last
    return found


def _below(head: str, node: yaml.CollectionNode, lines: str) -> Insertion:
    """Below the line of the last item."""
    end = LINE_END.search(head, _last(node).end_mark.index)
    if end is None:
        raise RefusedError("its last line does not end")
    return end.end(), end.end(), lines


def _line_end(text: str) -> str:
    found = LINE_END.search(text)
    return found[0] if found else "\n"


def _by_hand(path: str, key: str, why: str) -> str:
    return f"{path}: `{key}` was not changed: {why}. Write it by hand."
