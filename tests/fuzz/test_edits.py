"""Long sequences of random edits: the served site stays what a new process builds."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sites import ENVIRONMENT
from test_equivalence import check

# One sequence in every test run, twenty with `make fuzz`.
SEQUENCES, EDITS, CHECKS = max(1, settings.default.max_examples // 150), 24, 2


@given(st.integers(0, 2**32))
@settings(
    max_examples=SEQUENCES, deadline=None, suppress_health_check=[*HealthCheck], database=None
)
def test_any_edits(seed: int) -> None:
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
        patch.setenv("SOURCE_DATE_EPOCH", ENVIRONMENT["SOURCE_DATE_EPOCH"])
        check(Path(folder), seed, EDITS, CHECKS)
