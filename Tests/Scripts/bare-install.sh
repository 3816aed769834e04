#!/bin/sh
# In a bare Debian 12 with Python alone: `pip install` of the wheel, and a verdict within two commands. Then the
# same program where there is no C library at all, and the package for Debian. Needs root, and mmdebstrap, which
# it installs.
set -eu
cd "$(dirname "$0")/../.."
place=.build/bare
root=$place/root

command -v mmdebstrap >/dev/null || {
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends mmdebstrap >/dev/null
}
rm -rf "$place"
mkdir -p "$place/wheels"
mmdebstrap --quiet --variant=minbase --include=python3-venv bookworm "$root"
cp .build/packages/laptime-*.whl .build/packages/laptime_*.deb "$place/wheels"
.build/venv/bin/python -m pip download --quiet --no-deps --dest "$place/wheels" \
    $(grep -E '^(pytest|pluggy|iniconfig|packaging|Pygments)==' Tests/requirements.txt)
mkdir -p "$root/packages" "$root/project"
cp "$place"/wheels/* "$root/packages"
cat >"$root/project/test_sums.py" <<'PYTHON'
import pytest

@pytest.mark.parametrize("n", range(40))
def test_sum(n):
    assert sum(range(n)) == n * (n - 1) // 2
PYTHON

# within FOLDER COMMAND…: there as if it were all there is, with /proc, as every container has it.
within() {
    unshare --mount sh -euc 'mount -t proc proc "$1/proc"; exec chroot "$@"' sh "$@"
}

inside() {
    within "$root" /usr/bin/env -i PATH=/venv/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 sh -euc "$1"
}

inside 'python3 -m venv /venv && pip install --quiet --no-index --find-links /packages pytest'
echo '$ pip install laptime'
inside 'pip install --quiet --no-index --find-links /packages laptime'
echo '$ laptime run --gate -- pytest'
inside 'cd /project && laptime run --gate -- pytest' 2>&1 | tee "$place/said"
grep -q '✓ pass .* 40 tests' "$place/said"

echo 'the package for Debian:'
inside 'dpkg --install /packages/laptime_*.deb >/dev/null && /usr/bin/laptime --version'
inside 'dpkg --verify laptime'

echo 'a folder with nothing but the program:'
mkdir -p "$place/empty/proc"
cp "$root/usr/bin/laptime" "$place/empty"
cp Tests/Fixtures/catch2/junit.xml "$place/empty"
within "$place/empty" /laptime record /junit.xml --store /history.db

echo 'pip takes the wheel on musl too:'
.build/venv/bin/python -m pip download --quiet --no-index --find-links "$place/wheels" --no-deps \
    --only-binary :all: --platform "musllinux_1_1_$(uname -m)" --dest "$place/musl" laptime
ls "$place/musl"
