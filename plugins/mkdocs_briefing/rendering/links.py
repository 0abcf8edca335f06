"""Links checked and rewritten by the host, each target once for all pages of a folder."""

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import _RelativePathTreeprocessor

from mkdocs_briefing.rendering.elements import attribute_value
from mkdocs_briefing.rendering.outside import OutsideError


@dataclass(frozen=True, slots=True)
class Answer:
    """What the host made of a target: its address, and the file and anchor it leads to."""

    address: str
    file: File | None
    anchor: str


class Links:
    """What is known of the links of a site."""

    def __init__(self, files: Files, config: MkDocsConfig) -> None:
        """`files` are all of the site; a change in them needs new links."""
        self._files, self._config = files, config
        self._answers: dict[str, dict[str, Answer]] = {}

    def of(self, page: File) -> "PageLinks":
        """The links of one page."""
        answers = self._answers.setdefault(posixpath.dirname(page.src_uri), {})
        host = _RelativePathTreeprocessor(page, self._files, self._config)
        return PageLinks(page, self._files, host, answers)


class PageLinks:
    """The addresses of a page's links; `to_anchors` is what the host keeps of them."""

    def __init__(
        self,
        page: File,
        files: Files,
        host: _RelativePathTreeprocessor,
        answers: dict[str, Answer],
    ) -> None:
        """`answers` are shared by the pages of a folder, less its index."""
        self.to_anchors = host.links_to_anchors
        self._page, self._files, self._host = page, files, host
        self._answers = {} if page.name == "index" else answers
        self._shared = self._answers is answers

    def address(self, target: str) -> str:
        """The address of `target` from the page.

        Raises OutsideError for a target that is not there: the host has words for it.
        """
        answer = self._answers.get(target)
        if answer is None:
            return self._asked(target)
        if answer.file:
            if self._shared and answer.file.url.startswith(self._page.url):
                return self._asked(target)
            if answer.anchor:
                self.to_anchors.setdefault(answer.file, {}).setdefault(answer.anchor, target)
        return answer.address

    def _asked(self, target: str) -> str:
        parts = urlsplit(target)
        if parts.scheme or parts.netloc:
            answer = Answer(attribute_value(target), None, "")
            self._answers[target] = answer
            return answer.address
        file = self._file(parts.path) if parts.path else self._page
        if file is None or file.inclusion.is_excluded():
            raise OutsideError(target)
        address = attribute_value(self._host.path_to_url(target))
        # The page itself, and what lies below it, has another address from its neighbours.
        if not (self._shared and file.url.startswith(self._page.url)):
            self._answers[target] = Answer(address, file, parts.fragment)
        return address

    def _file(self, path: str) -> File | None:
        if path.startswith("/"):
            return None
        folder = posixpath.dirname(self._page.src_uri)
        return self._files.get_file_from_path(
            posixpath.normpath(posixpath.join(folder, unquote(path)))
        )
