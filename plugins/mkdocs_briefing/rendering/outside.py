"""What is not in the subset, and how that is said."""


class OutsideError(Exception):
    """The text holds what this renderer does not read; the host must render all of it."""
