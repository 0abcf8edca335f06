"""The bytes of a source file as text: its encoding is known or told, never guessed."""

import codecs
import re

# Marks at the start of a file that name its encoding; the longer first.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# What no text in bytes holds, but pictures, archives, programs and documents of offices do.
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
NO_TEXT = "this is no text. Save what it says as text or HTML; of UTF-16, name the `--encoding`."


def source_text(path: str, raw: bytes, encoding: str = "") -> str:
    """The text of a source file: in the encoding told, that of its byte order mark, or UTF-8.

    Raises ValueError naming the file and the cure, with line and byte where another encoding may be
    meant, if that is not so or it is no text at all.
    """
    marked = next((name for mark, name in BYTE_ORDER_MARKS if raw.startswith(mark)), "")
    assumed = encoding or marked or "utf-8"
    try:
        text = raw.decode(assumed)
    except LookupError:
        raise ValueError(
            f"{path}: there is no encoding {encoding!r}; known: utf-8, cp1252 …"
        ) from None
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        if CONTROL.search(raw):
            raise ValueError(f"{path}: {NO_TEXT}") from None
        cure = "Name another `--encoding`." if encoding else "Try `--encoding cp1252`."
        raise ValueError(
            f"{path}:{line}: byte {error.start} (0x{raw[error.start]:02x}) is not {assumed}. {cure}"
        ) from None
    if "\0" in text:
        raise ValueError(f"{path}: {NO_TEXT}")
    return text
