"""How long the chain is tried: a few texts in every test run, many with `make fuzz`."""

from hypothesis import HealthCheck, settings

SLOW = [HealthCheck.too_slow]
settings.register_profile("fuzz", max_examples=3000, deadline=None, suppress_health_check=SLOW)
