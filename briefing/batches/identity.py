"""Which extractor this is: two that differ in anything may find different things."""

import unicodedata
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

# Packages that decide what is read from a file, or the bytes of a part.
PACKAGES = ("python-frontmatter", "pyyaml", "trafilatura", "pyarrow")


@cache
def extractor() -> str:
    """SHA-256 in hex of our code and data, and of the versions of what they rest on."""
    whole = sha256(folder_digest(Path(__file__).parents[1]).encode())
    for package in PACKAGES:
        whole.update(f"{package} {_version(package)}\n".encode())
    whole.update(f"unicode {unicodedata.unidata_version}\n".encode())
    return whole.hexdigest()


def folder_digest(folder: Path) -> str:
    """SHA-256 in hex of the files of a folder, with their names."""
    whole = sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            raw = path.read_bytes()
            whole.update(f"{path.relative_to(folder).as_posix()} {len(raw)}\n".encode())
            whole.update(raw)
    return whole.hexdigest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "-"
