"""A suite whose tests only sleep, for as long as tests of real suites take: most a little, a few long."""
import pathlib
import random
import shutil


def write(folder, tests=262, files=14, seconds=24.0):
    """Writes the suite; the same one each time."""
    shutil.rmtree(folder, ignore_errors=True)
    folder = pathlib.Path(folder)
    (folder / "tests").mkdir(parents=True)
    chance = random.Random(11)
    weights = [chance.lognormvariate(0, 1.2) for _ in range(tests)]
    times = [seconds * weight / sum(weights) for weight in weights]
    ends = sorted(chance.sample(range(1, tests), files - 1)) + [tests]
    for number, (first, last) in enumerate(zip([0, *ends], ends)):
        text = "import time\n"
        if number % 3 == 0:
            text += "import pytest\n\n\n@pytest.fixture(scope='module', autouse=True)\ndef shared():\n    time.sleep(0.15)\n"
        for test in range(first, last):
            text += f"\n\ndef test_{test}():\n    time.sleep({times[test]:.4f})\n"
        (folder / "tests" / f"test_{number:02}.py").write_text(text)
