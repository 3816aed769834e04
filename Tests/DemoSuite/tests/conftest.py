"""Knobs, all from the environment:

DEMO_SEED    decides which of the tests marked flaky_by_seed fail, and the jitter of the
             waits (default 1)
DEMO_SPEED   multiplies every wait (default 1.0)
DEMO_PROPS   1: attach cpu_s and worker to every test as user properties (seen in JUnit
             <properties> and in the report-log)
"""

import os
import random
import resource
import time
import zlib

import pytest

SEED = os.environ.get("DEMO_SEED", "1")
SPEED = float(os.environ.get("DEMO_SPEED", "1"))
PROPS = os.environ.get("DEMO_PROPS") == "1"


def latency_ms(nodeid: str, lo: int, hi: int) -> float:
    """A wait that is the same for a test in every run, give or take 4 %."""
    base = lo + zlib.crc32(nodeid.encode()) % (hi - lo + 1)
    return base * random.Random(f"{SEED}:{nodeid}").uniform(0.96, 1.04)


@pytest.fixture(autouse=True)
def io_latency(request):
    if request.node.get_closest_marker("no_latency"):
        return
    parts = request.node.nodeid.split("/")
    lo, hi = (0, 4) if "unit" in parts else (5, 50) if "integration" in parts else (0, 0)
    ms = latency_ms(request.node.nodeid, lo, hi) if hi else 0
    time.sleep(ms / 1000 * SPEED)


@pytest.fixture
def roll(request):
    """roll(p) is True with probability p; depends on DEMO_SEED, the test and the attempt only."""

    def f(p: float) -> bool:
        attempt = getattr(request.node, "execution_count", 1)
        return random.Random(f"{SEED}|{request.node.nodeid}|{attempt}").random() < p

    return f


def _cpu():
    c = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.thread_time() + c.ru_utime + c.ru_stime


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_call(item):
    before = _cpu()
    yield
    if PROPS:
        item.user_properties += [
            ("cpu_s", f"{_cpu() - before:.6f}"),
            ("worker", os.environ.get("PYTEST_XDIST_WORKER", "main")),
        ]
