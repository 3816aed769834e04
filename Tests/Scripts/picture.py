#!/usr/bin/env python3
"""Draws what `laptime gate` says in a terminal of 80 columns, of the demo project's recorded history, as the
picture of the README: an SVG for light and for dark pages.

usage: picture.py [FILE]      (else Sources/laptime/Documentation.docc/gate.svg)

The program is $LAPTIME_TEST_BINARY, else the debug build.
"""
import fcntl
import html
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("LAPTIME_TEST_BINARY") or str(ROOT / ".build/debug/laptime")
PICTURE = ROOT / "Sources/laptime/Documentation.docc/gate.svg"
COMMAND = ["laptime", "gate"]
COLUMNS, LINE, SIZE, MARGIN = 80, 19, 13, 18
CLASSES = {"31": "bad", "32": "good", "33": "warn", "1": "bold", "2": "dim"}
STYLE = """
  svg { --page: #ffffff; --edge: #d0d7de; --ink: #1f2328; --dim: #656d76; --bad: #b3261e; --good: #1a7f37; --warn: #8a5300 }
  @media (prefers-color-scheme: dark) {
    svg { --page: #0d1117; --edge: #30363d; --ink: #e6edf3; --dim: #8d96a0; --bad: #ff7b72; --good: #56d364; --warn: #e3b341 }
  }
  rect { fill: var(--page); stroke: var(--edge) }
  text { fill: var(--ink); font: %dpx ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; white-space: pre }
  .bad { fill: var(--bad) } .good { fill: var(--good) } .warn { fill: var(--warn) } .dim { fill: var(--dim) }
  .bold { font-weight: bold }
""" % SIZE


def recorded_history(folder):
    """The demo project below a folder, with the runs of its twelve commits recorded."""
    shop = Path(folder) / "shop"
    subprocess.run([ROOT / "Tests/Scripts/make-demo-history.sh", shop], check=True)
    for run in (f"{number:02}" for number in range(1, 13)):
        fixture = ROOT / "Tests/Fixtures/History" / run
        commit = subprocess.run(
            ["git", "-C", shop, "rev-parse", f"run-{run}"], check=True, capture_output=True, text=True).stdout.strip()
        reports = [fixture / "reportlog.jsonl.gz", fixture / "coverage.xml.gz"]
        subprocess.run(
            [PROGRAM, "record", *reports, "--commit", commit, "--branch", "main"], check=True, cwd=shop,
            stdout=subprocess.DEVNULL)
    return shop


def shown(folder):
    """What the command writes to a terminal, colours among it."""
    process, terminal = pty.fork()
    if process == 0:
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 50, COLUMNS, 0, 0))
        os.chdir(folder)
        environment = {"TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": os.environ["PATH"], "HOME": str(folder)}
        os.execvpe(PROGRAM, COMMAND, environment)
    parts = []
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:
            break
        if not part:
            break
        parts.append(part)
    os.waitpid(process, 0)
    return b"".join(parts).decode().replace("\r\n", "\n").rstrip("\n")


def drawn(text):
    """The text with its colours as an SVG."""
    lines, now = [], None
    for line in text.split("\n"):
        spans = []
        for piece in re.split(r"(\x1b\[[\d;]*m)", line):
            if piece.startswith("\x1b["):
                now = CLASSES.get(piece[2:-1])
            elif piece:
                word = html.escape(piece, quote=False)
                spans.append(f'<tspan class="{now}">{word}</tspan>' if now else word)
        lines.append("".join(spans))
    columns = max(len(re.sub(r"\x1b\[[\d;]*m", "", line)) for line in text.split("\n"))
    width, height = round(columns * SIZE * 0.61) + 2 * MARGIN, len(lines) * LINE + 2 * MARGIN
    body = "\n".join(
        f'  <text x="{MARGIN}" y="{MARGIN + SIZE + number * LINE}" xml:space="preserve">{line}</text>'
        for number, line in enumerate(lines) if line)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">\n'
        f"  <title>{' '.join(COMMAND)}</title>\n  <style>{STYLE}  </style>\n"
        f'  <rect x="0.5" y="0.5" width="{width - 1}" height="{height - 1}" rx="8"/>\n{body}\n</svg>\n')


def main():
    with tempfile.TemporaryDirectory() as folder:
        said = "\x1b[2m$ \x1b[0m" + " ".join(COMMAND) + "\n" + shown(recorded_history(folder))
    Path(sys.argv[1] if len(sys.argv) > 1 else PICTURE).write_text(drawn(said))


if __name__ == "__main__":
    main()
