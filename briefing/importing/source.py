"""The bytes of a source file as text: its encoding is known or told, never guessed."""

import codecs

# Marks at the start of a file that name its encoding; the longer first.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def source_text(path: str, raw: bytes, encoding: str = "") -> str:
    """The text of a source file: in the encoding told, that of its byte order mark, or UTF-8.

    Raises ValueError naming the file, the line, the byte and the cure where that is not so.
    """
    marked = next((name for mark, name in BYTE_ORDER_MARKS if raw.startswith(mark)), "")
    assumed = encoding or marked or "utf-8"
    try:
        return raw.decode(assumed)
    except LookupError:
        raise ValueError(
            f"{path}: there is no encoding {encoding!r}; known: utf-8, cp1252 …"
        ) from None
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        cure = "Name another `--encoding`." if encoding else "Try `--encoding cp1252`."
        raise ValueError(
            f"{path}:{line}: byte {error.start} (0x{raw[error.start]:02x}) is not {assumed}. {cure}"
        ) from None
