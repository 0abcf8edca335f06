"""What the processes of tests run: tasks that do to their process what texts should not."""

import os
import signal

from briefing.batches.sources import Batch


def paths(batch: Batch) -> tuple[list[str], list[str]]:
    """The paths of a batch, and those left out; one that says so ends the process."""
    read = [source.path for source in batch.sources if source.path not in batch.fatal]
    if any("poison" in path for path in read):
        os.kill(os.getpid(), signal.SIGKILL)
    return read, sorted(batch.fatal)
