#!/usr/bin/env python3
"""Packs the built program as people install it: with its manual page and what shells complete by.

usage: package.py WHAT… [--out DIR]    wheel: for PyPI, for every Linux of this architecture
                                       deb: for Debian and Ubuntu
                                       sums: SHA256SUMS of what is in the folder then
       package.py install --prefix PREFIX [--destdir DIR]

--program FILE is the program, else .build/release-static/laptime. The same program gives the same
bytes, dated by the commit that is checked out, or SOURCE_DATE_EPOCH.
"""
import argparse
import base64
import functools
import gzip
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SUMMARY = "Keeps the performance history of test suites and gates on it"
DESCRIPTION = (
    "Laptime records what test runs report (durations, outcomes, coverage, benchmarks) in one SQLite file, judges "
    "each run by it, and says which tests became slower, which are flaky and where the time goes."
)
# The program is linked with the C library into one file, so that glibc and musl are all the same to it.
LINUX = "manylinux_2_17_{0}.manylinux2014_{0}.musllinux_1_1_{0}"


def moment():
    """The seconds since 1970 that everything is dated by."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    shown = subprocess.run(["git", "-C", ROOT, "log", "-1", "--format=%ct"], capture_output=True, text=True)
    return int(shown.stdout) if shown.returncode == 0 and shown.stdout.strip() else 1_700_000_000


@functools.cache
def says(program, *words):
    return subprocess.run([program, *words], check=True, capture_output=True).stdout


def version(program):
    shown = says(program, "--version").decode()
    found = re.match(r"laptime (\d+\.\d+\.\d+)\b", shown)
    return found.group(1) if found else sys.exit(f"{program} --version says {shown!r}, no version")


def shared_files(program):
    """What belongs below `share`: its path there, and its bytes."""
    manual = gzip.compress(says(program, "manual"), mtime=0)
    return {
        "man/man1/laptime.1.gz": manual,
        "bash-completion/completions/laptime": says(program, "completions", "bash"),
        "zsh/site-functions/_laptime": says(program, "completions", "zsh"),
        "fish/vendor_completions.d/laptime.fish": says(program, "completions", "fish"),
    }


def put(path, content, mode=0o644):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    path.chmod(mode)


def make_wheel(program, out):
    name = f"laptime-{version(program)}"
    tag = LINUX.format(platform.machine())
    metadata = (
        f"Metadata-Version: 2.1\nName: laptime\nVersion: {version(program)}\nSummary: {SUMMARY}\nLicense: MIT\n"
        "Keywords: testing,performance,flaky tests,continuous integration\n"
        "Classifier: Environment :: Console\nClassifier: Operating System :: POSIX :: Linux\n"
        "Classifier: Topic :: Software Development :: Testing\n"
        f"Description-Content-Type: text/markdown\n\n# Laptime\n\n{DESCRIPTION}\n\n"
        "```sh\nlaptime run --gate -- pytest\n```\n"
    )
    tags = "".join(f"Tag: py3-none-{one}\n" for one in tag.split("."))
    files = {f"{name}.data/scripts/laptime": program.read_bytes()}
    files |= {f"{name}.data/data/share/{path}": content for path, content in shared_files(program).items()}
    files[f"{name}.dist-info/METADATA"] = metadata.encode()
    files[f"{name}.dist-info/WHEEL"] = (
        f"Wheel-Version: 1.0\nGenerator: laptime\nRoot-Is-Purelib: false\n{tags}".encode())
    record = "".join(
        "{},sha256={},{}\n".format(
            path, base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("="), len(content))
        for path, content in files.items())
    files[f"{name}.dist-info/RECORD"] = f"{record}{name}.dist-info/RECORD,,\n".encode()
    wheel = out / f"{name}-py3-none-{tag}.whl"
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, content in files.items():
            entry = zipfile.ZipInfo(path, time.gmtime(moment())[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (0o100755 if path.endswith("scripts/laptime") else 0o100644) << 16
            archive.writestr(entry, content)
    return wheel


def make_deb(program, out):
    architecture = subprocess.run(
        ["dpkg", "--print-architecture"], check=True, capture_output=True, text=True).stdout.strip()
    package = out / f"laptime_{version(program)}_{architecture}.deb"
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        root.chmod(0o755)
        install(program, root / "usr")
        documentation = root / "usr/share/doc/laptime"
        put(documentation / "copyright", b"Copyright: the authors of Laptime\nLicense: MIT (SPDX-License-Identifier: MIT)\n")
        put(documentation / "changelog.gz", gzip.compress((ROOT / "CHANGELOG.md").read_bytes(), mtime=0))
        # What shells and man look for of packages.
        os.renames(root / "usr/share/zsh/site-functions", root / "usr/share/zsh/vendor-completions")
        size = sum(file.stat().st_size for file in root.rglob("*") if file.is_file()) // 1024 + 1
        put(root / "DEBIAN/control", (
            f"Package: laptime\nVersion: {version(program)}\nArchitecture: {architecture}\n"
            "Maintainer: Laptime <laptime@localhost>\nSection: devel\nPriority: optional\n"
            f"Installed-Size: {size}\nRecommends: git\nDescription: {SUMMARY}\n"
            + "".join(f" {line}\n" for line in wrapped(DESCRIPTION))).encode())
        subprocess.run(
            ["dpkg-deb", "--root-owner-group", "--build", root, package], check=True, stdout=subprocess.DEVNULL,
            env=os.environ | {"SOURCE_DATE_EPOCH": str(moment())})
    return package


def wrapped(text, width=76):
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def install(program, prefix):
    put(prefix / "bin/laptime", program.read_bytes(), 0o755)
    for path, content in shared_files(program).items():
        put(prefix / "share" / path, content)
    return prefix / "bin/laptime"


def sums(out):
    packages = sorted(file for file in out.iterdir() if file.suffix in (".whl", ".deb"))
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in packages]
    put(out / "SHA256SUMS", "".join(lines).encode())
    return out / "SHA256SUMS"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="+", choices=["wheel", "deb", "sums", "install"])
    parser.add_argument("--program", type=Path, default=ROOT / ".build/release-static/laptime")
    parser.add_argument("--out", type=Path, default=ROOT / ".build/packages")
    parser.add_argument("--prefix", default="/usr/local")
    parser.add_argument("--destdir", default="")
    options = parser.parse_args()
    if options.what != ["sums"] and not options.program.exists():
        sys.exit(f"no program {options.program}; make it: make release")
    if "deb" in options.what and not shutil.which("dpkg-deb"):
        sys.exit("dpkg-deb is needed: apt-get install dpkg")
    program = options.program.resolve()
    options.out.mkdir(parents=True, exist_ok=True)
    make = {
        "wheel": lambda: make_wheel(program, options.out),
        "deb": lambda: make_deb(program, options.out),
        "sums": lambda: sums(options.out),
        "install": lambda: install(program, Path(options.destdir + os.path.abspath(options.prefix))),
    }
    for what in options.what:
        print(make[what]())


if __name__ == "__main__":
    main()
