"""Extractions as Parquet: a row for each article, in lists what JSON Lines have in lists."""

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

# Names of pyarrow's types; a list of one mapping is a list of structs. Offsets fit into 32 bits.
PLACE = {"start": "int32", "end": "int32", "surface": "string"}
SCHEMA: Mapping[str, Any] = {
    "path": "string",
    "title": "string",
    "date": "string",
    "language": "string",
    "text": "string",
    "actors": [
        {
            "id": "string",
            "name": "string",
            "kind": "string",
            "status": "string",
            "mentions": [{**PLACE, "how": "string", "rule": "string"}],
        }
    ],
    "dates": [{**PLACE, "edtf": "string", "role": "string", "rule": "string"}],
    "facts": [
        {
            "id": "string",
            "start": "int32",
            "end": "int32",
            "quote": "string",
            "actors": ["string"],
            "dates": ["string"],
            "attribution": {"source": "string", "actor": "string", "cue": "string"},
            "quantities": [
                {
                    "start": "int32",
                    "end": "int32",
                    "low": "float64",
                    "high": "float64",
                    "unit": "string",
                }
            ],
            "modality": "string",
            "rule": "string",
            "score": "float64",
            "review": "string",
        }
    ],
    "removed": [{"line": "int32", "text": "string", "rule": "string"}],
    "problems": [{"line": "int32", "code": "string", "message": "string"}],
}
# Pinned, so that the bytes depend on the rows and the version of pyarrow alone.
OPTIONS: Mapping[str, Any] = {
    "version": "2.6",
    "compression": "zstd",
    "compression_level": 3,
    "store_schema": False,
}


def pyarrow(module: str = "") -> Any:  # noqa: ANN401 - it has no types
    """The package, or a module of it; raises ValueError where it is not installed, saying how."""
    try:
        return import_module(f"pyarrow.{module}" if module else "pyarrow")
    except ImportError:
        raise ValueError(
            "Parquet needs pyarrow: pip install 'mkdocs-briefing[parquet]', or write JSON Lines."
        ) from None


def table(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """A Parquet file of one row group; the same rows give the same bytes."""
    arrow = pyarrow()
    schema = arrow.schema(list(_type(SCHEMA)))
    out = BytesIO()
    made = arrow.Table.from_pylist(list(rows), schema=schema)
    pyarrow("parquet").write_table(made, out, row_group_size=max(1, len(rows)), **OPTIONS)
    return out.getvalue()


def joined_tables(parts: Iterable[Path], out: BinaryIO) -> None:
    """One Parquet file of several, a row group for each; one part is in memory at a time."""
    arrow, parquet = pyarrow(), pyarrow("parquet")
    schema = arrow.schema(list(_type(SCHEMA)))
    with parquet.ParquetWriter(out, schema, **OPTIONS) as writer:
        for part in parts:
            read = parquet.ParquetFile(part).read()
            if read.num_rows:
                writer.write_table(read.cast(schema), row_group_size=read.num_rows)


def _type(shape: Any) -> Any:  # noqa: ANN401 - pyarrow has no types
    arrow = pyarrow()
    if isinstance(shape, str):
        return getattr(arrow, shape)()
    if isinstance(shape, list):
        return arrow.list_(_type(shape[0]))
    return arrow.struct([arrow.field(name, _type(inner)) for name, inner in shape.items()])
