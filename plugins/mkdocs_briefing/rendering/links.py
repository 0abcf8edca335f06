"""Links to files of the site, rewritten as the host does, each once for all pages of a folder."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit, urlunsplit

from mkdocs.structure.files import File, Files
from mkdocs.utils import get_relative_url

from mkdocs_briefing.rendering.elements import attribute_value
from mkdocs_briefing.rendering.outside import OutsideError


@dataclass(frozen=True, slots=True)
class Answer:
    """Where a target leads: its address, and the file and anchor there."""

    address: str
    file: File | None
    anchor: str


class Links:
    """What is known of the links of a site."""

    def __init__(self, files: Files) -> None:
        """`files` are all of the site; a change in them needs new links."""
        self._files: Mapping[str, File] = files.src_uris
        self._answers: dict[str, dict[str, Answer]] = {}

    def of(self, page: File) -> "PageLinks":
        """The links of one page."""
        folder = posixpath.dirname(page.src_uri)
        answers = self._answers.setdefault(folder, {})
        return PageLinks(page, folder, self._files, answers)


class PageLinks:
    """The addresses of a page's links; `to_anchors` is what the host keeps of them."""

    def __init__(
        self, page: File, folder: str, files: Mapping[str, File], answers: dict[str, Answer]
    ) -> None:
        """`answers` are shared by the pages of a folder, less its index."""
        self.to_anchors: dict[File, dict[str, str]] = {}
        self._page, self._url, self._folder, self._files = page, page.url, folder, files
        self._answers = {} if page.name == "index" else answers
        self._is_shared = self._answers is answers

    def address(self, target: str) -> str:
        """The address of `target` from the page.

        Raises OutsideError for a target that is not there: the host has words for it.
        """
        answer = self._answers.get(target)
        # The page itself, and what lies below it, has another address from its neighbours.
        if answer is None or (answer.file and self._is_own(answer.file)):
            answer = self._found(target)
        if answer.anchor and answer.file:
            self.to_anchors.setdefault(answer.file, {}).setdefault(answer.anchor, target)
        return answer.address

    def _is_own(self, file: File) -> bool:
        return self._is_shared and file.url.startswith(self._url)

    def _found(self, target: str) -> Answer:
        parts = urlsplit(target)
        if parts.scheme or parts.netloc:
            answer = Answer(attribute_value(target), None, "")
        elif not parts.path:
            return Answer(attribute_value(target), self._page, parts.fragment)
        else:
            file = self._file(unquote(parts.path))
            path = get_relative_url(file.url, self._url)
            address = urlunsplit(("", "", path, parts.query, parts.fragment))
            answer = Answer(attribute_value(address), file, parts.fragment)
            if self._is_own(file):
                return answer
        self._answers[target] = answer
        return answer

    def _file(self, path: str) -> File:
        file = self._files.get(posixpath.normpath(posixpath.join(self._folder, path)))
        if file is None or file.inclusion.is_excluded() or path.startswith("/"):
            raise OutsideError(path)
        return file
