"""The core's own pages as HTML, the host's bytes without the host's time."""

from mkdocs_briefing.rendering.page import Renderer, is_known

__all__ = ["Renderer", "is_known"]
