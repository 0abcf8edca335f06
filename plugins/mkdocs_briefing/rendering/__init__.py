"""The core's own pages as HTML, the host's bytes without the host's time."""
