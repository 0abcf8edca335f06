"""Strings as front matter has them in YAML."""

import re

PLAIN = re.compile(r"[^\W\d_](?:[\w .,()/'’-]*[\w.)])?")
RESERVED = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"}
# What YAML forbids or nobody sees.
UNPRINTABLE = re.compile(r'[\\"\x00-\x1f\x7f-\xa0\xad\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]')


def scalar(text: str) -> str:
    """`text` as a YAML scalar on one line, quoted where it must be."""
    if PLAIN.fullmatch(text) and text.lower() not in RESERVED:
        return text
    return quoted(text)


def quoted(text: str) -> str:
    """`text` as a YAML scalar in quotation marks, which may stand anywhere."""
    return '"' + UNPRINTABLE.sub(_escaped, text) + '"'


def _escaped(match: re.Match[str]) -> str:
    sign = match[0]
    return f"\\{sign}" if sign in '\\"' else f"\\u{ord(sign):04x}"
