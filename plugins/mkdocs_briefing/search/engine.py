"""The index of the search: Pagefind, run on a small page for each document."""

import hashlib
import os
import shutil
import subprocess
import tempfile
import weakref
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from threading import Condition, Thread

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from briefing.languages import Language
from briefing.search.document import Document
from briefing.search.stubs import stub
from mkdocs_briefing.search.canonical import canonical

log = get_plugin_logger(__name__)

# Whose files are read here, so that they come out alike; pyproject.toml pins it.
VERSION = "1.5.2"
# Where the index lies in the site, and the file that names all others: it is written last.
FOLDER, ENTRY = "pagefind", "pagefind-entry.json"
# Pagefind's own interfaces, 0.4 MB that nothing of ours asks for.
UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js", "wasm.unknown.pagefind")

# Seconds after an edit before a preview's index is begun.
PAUSE = 1.0
# Where an index is wanted, of what, and in which language.
Wanted = tuple[Path, Iterable[Document], Language]


def engine() -> Path | None:
    """Pagefind's program, or None where its package is not installed."""
    try:
        from pagefind_bin import get_executable  # noqa: PLC0415
    except ImportError:
        return None
    program: Path = get_executable()
    return program


def index(site_dir: Path, documents: Iterable[Document], language: Language) -> None:
    """Index `documents`, whose paths are those of their HTML files in the site, into `site_dir`.

    Raises PluginError where Pagefind is missing, fails, or loses a document.
    """
    with tempfile.TemporaryDirectory(prefix="briefing-search-") as folder:
        made = _make(Path(folder), documents, language)
        shutil.rmtree(site_dir / FOLDER, ignore_errors=True)
        shutil.copytree(made, site_dir / FOLDER)


class Indexing:
    """Indexes in the background, one at a time and always the latest, while a site is served."""

    def __init__(self, pause: float = PAUSE) -> None:
        self._pause = pause
        self._wanted: Wanted | None = None
        self._changed = Condition()
        self._closed = False
        self._digest = b""
        self._thread: Thread | None = None
        self._process: subprocess.Popen[str] | None = None
        self._folder = Path(tempfile.mkdtemp(prefix="briefing-index-"))
        # A preview that is not closed leaves nothing behind either.
        self._remove = weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)

    def later(self, site_dir: Path, documents: Iterable[Document], language: Language) -> None:
        """Return at once; `documents` are read, and their index put into `site_dir`, soon."""
        with self._changed:
            self._wanted = (site_dir, documents, language)
            self._changed.notify_all()
            if self._thread is None:
                self._thread = Thread(target=self._run, name="briefing-search", daemon=True)
                self._thread.start()

    def wait(self) -> None:
        """Return when nothing is left to be indexed."""
        with self._changed:
            self._changed.wait_for(lambda: self._wanted is None or self._closed)

    def close(self) -> None:
        """Index nothing more, and leave nothing behind."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        if self._process:
            self._process.terminate()
        if self._thread:
            self._thread.join()
        self._remove()

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._wanted is not None or self._closed)
                # The reader who waits for the page comes first, and an edit seldom comes alone.
                while self._changed.wait(self._pause) and not self._closed:
                    pass
                wanted = self._wanted
                if self._closed or wanted is None:
                    return
            try:
                self._index(*wanted)
            except (OSError, PluginError) as error:
                # Most likely the site was being built anew, and the next index is wanted already.
                log.info("search: no index this time: %s", error)
            finally:
                with self._changed:
                    if self._wanted is wanted:
                        self._wanted = None
                        self._changed.notify_all()

    def _hold(self, process: subprocess.Popen[str]) -> None:
        """Remember the process, to end it with the preview."""
        self._process = process

    def _index(self, site_dir: Path, documents: Iterable[Document], language: Language) -> None:
        """Put the last index back at once where a build has removed it, then make the new one."""
        last = self._folder / "last"
        if last.exists():
            _lay(last, site_dir / FOLDER)
        known = list(documents)
        digest = hashlib.blake2b(repr((known, language)).encode(), digest_size=16).digest()
        if digest == self._digest:
            return
        work = self._folder / "work"
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir()
        made = _make(work, known, language, self._hold)
        shutil.rmtree(last, ignore_errors=True)
        made.rename(last)
        self._digest = digest
        _lay(last, site_dir / FOLDER)
        log.debug("search: %d documents indexed", len(known))


def _make(
    folder: Path,
    documents: Iterable[Document],
    language: Language,
    started: Callable[[subprocess.Popen[str]], None] | None = None,
) -> Path:
    """The folder of a whole new index, below `folder`; `started` is told of the process."""
    program = engine()
    if program is None:
        raise PluginError("search: Pagefind is not installed.")
    stubs, made = folder / "stubs", folder / FOLDER
    stubs.mkdir()
    written = sum(1 for _ in _write(stubs, documents, language))
    command = [program, "--site", stubs, "--output-path", made, "--silent"]
    with subprocess.Popen(  # noqa: S603
        [*map(str, command), "--force-language", language.code],
        cwd=folder,  # it would read a pagefind.toml beside the user's mkdocs.yml
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        if started:
            started(process)
        said = process.communicate()[0].strip()
    indexed = len(list((made / "fragment").glob("*.pf_fragment")))
    if process.returncode or indexed != written:
        raise PluginError(f"search: {indexed} of {written} documents were indexed. {said}")
    try:
        canonical(made, VERSION)
    except (ValueError, TypeError, OSError) as error:
        raise PluginError(f"search: {error} Install pagefind-bin=={VERSION}.") from error
    for pattern in UNUSED:
        for path in made.glob(pattern):
            path.unlink()
    return made


def _write(folder: Path, documents: Iterable[Document], language: Language) -> Iterator[Path]:
    for document in documents:
        path = folder / document.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(stub(document, language))
        yield path


def _lay(made: Path, place: Path) -> None:
    """Add an index to a served site: its files are named by their content, and the entry is last.

    So that whoever began with the old one finds all of it until the next build cleans the site.
    """
    paths = sorted(path for path in made.rglob("*") if path.is_file() and path.name != ENTRY)
    for path in paths:
        target = place / path.relative_to(made)
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    fresh = place / f".{ENTRY}"
    shutil.copyfile(made / ENTRY, fresh)
    os.replace(fresh, place / ENTRY)  # noqa: PTH105
