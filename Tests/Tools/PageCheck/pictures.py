#!/usr/bin/env python3
"""Makes the pictures of the report page that the documentation shows, of the demo project's recorded history.

usage: pictures.py [FOLDER]      (else Sources/laptime/Documentation.docc)

The program is $LAPTIME_TEST_BINARY, else the debug build. What a screen of 1,200 or 390 pixels shows first, in at
most 256 colours, so that a picture is small.
"""
import collections
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "Tests/Scripts"))

from browser import OpenPage, browser  # noqa: E402
from picture import PROGRAM, recorded_history  # noqa: E402

PICTURES = ROOT / "Sources/laptime/Documentation.docc"
WIDE, PHONE = (1200, 780), (390, 780)
SHOTS = [
    ("page-overview", "", WIDE, "light"),
    ("page-overview-dark", "", WIDE, "dark"),
    ("page-grid", "grid", (1200, 560), "light"),
    ("page-test", "test/tests.integration.test_catalog%3A%3Atest_rebuild_catalog", (1200, 640), "light"),
    ("page-phone", "", PHONE, "light"),
]
COLOURS = 256


def page(folder):
    """The page of the history, its last runs judged."""
    shop, made = recorded_history(folder), Path(folder) / "page.html"
    for run in ["run-10", "run-11", "run-12"]:
        commit = subprocess.run(
            ["git", "-C", shop, "rev-parse", run], check=True, capture_output=True, text=True).stdout.strip()
        key = subprocess.run(
            [PROGRAM, "query", "--format", "csv"], input=f"SELECT key FROM runs WHERE commit_hash = '{commit}'",
            check=True, capture_output=True, text=True, cwd=shop).stdout.split()[-1]
        subprocess.run([PROGRAM, "gate", "--run", key], cwd=shop, stdout=subprocess.DEVNULL)
    subprocess.run([PROGRAM, "report", "--html", made], check=True, cwd=shop, stdout=subprocess.DEVNULL)
    return made


def pixels(png):
    """The width, height and rows of a picture as Chromium writes it: 8 bits each of red, green, blue, no lines woven."""
    place, data, width, height, step = 8, b"", 0, 0, 0
    while place < len(png):
        size, kind = struct.unpack(">I4s", png[place:place + 8])
        body = png[place + 8:place + 8 + size]
        if kind == b"IHDR":
            width, height, depth, colour, _, _, woven = struct.unpack(">IIBBBBB", body)
            step = {2: 3, 6: 4}[colour]
            assert depth == 8 and not woven
        elif kind == b"IDAT":
            data += body
        place += 12 + size
    raw, stride, rows = zlib.decompress(data), width * step, []
    above = bytearray(stride)
    for y in range(height):
        start = y * (stride + 1)
        row = unfiltered(raw[start], bytearray(raw[start + 1:start + 1 + stride]), above, step)
        rows.append([bytes(row[x:x + 3]) for x in range(0, stride, step)])
        above = row
    return width, height, rows


def unfiltered(kind, row, above, step):
    """What the differences of a row say, by the kinds of the format: none, left, above, both, the nearest."""
    for x in range(len(row) if kind else 0):
        left = row[x - step] if x >= step else 0
        up, corner = above[x], above[x - step] if x >= step else 0
        if kind == 1:
            by = left
        elif kind == 2:
            by = up
        elif kind == 3:
            by = (left + up) // 2
        else:
            guess = left + up - corner
            by = min((left, up, corner), key=lambda it: abs(guess - it))
        row[x] = (row[x] + by) & 255
    return row


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def small(png):
    """The picture in the colours that it has most of; the others become the nearest of these."""
    width, height, rows = pixels(png)
    tally = collections.Counter(colour for row in rows for colour in row)
    palette = [colour for colour, _ in tally.most_common(COLOURS)]
    index = {colour: place for place, colour in enumerate(palette)}
    for colour in tally:
        if colour not in index:
            index[colour] = min(
                range(len(palette)), key=lambda it: sum((a - b) ** 2 for a, b in zip(palette[it], colour)))
    lines = b"".join(b"\0" + bytes(index[colour] for colour in row) for row in rows)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0))
        + chunk(b"PLTE", b"".join(palette)) + chunk(b"IDAT", zlib.compress(lines, 9)) + chunk(b"IEND", b""))


def main():
    pictures = Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES
    with tempfile.TemporaryDirectory() as folder, browser() as chromium:
        made = page(folder)
        for name, view, (width, height), scheme in SHOTS:
            it = OpenPage(chromium, made, {"width": width, "height": height}, scheme)
            it.view(view)
            it.frames(6)
            picture = small(it.page.screenshot())
            (pictures / f"{name}.png").write_bytes(picture)
            print(f"{name}.png {len(picture):,} bytes")
            assert not it.trouble, it.trouble
            it.close()


if __name__ == "__main__":
    main()
