"""Extraction of archives: batches of paths, on any executor, into files that outlive a crash."""
