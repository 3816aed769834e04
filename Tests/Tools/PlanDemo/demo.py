#!/usr/bin/env python3
"""Carries a team's plan out on a suite of 1,882 tests, and has Laptime say what each step brought.

usage: demo.py FOLDER [--short] [--page FILE]

The suite takes over five minutes one by one; at the end the gate has to pass: under two minutes, unit under 30 s,
integration under 90 s, coverage over 80 %, efficiency over 75 %, 60 % less than before and no new flaky test. In the
--short form there is an eighth of each file, and of each budget, beside fifteen seconds to start. Exits with 1
where the gate does not pass.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import textwrap

import postgres
import steps
from project import Project

INTRODUCTION = """\
# A plan, carried out

A suite of {tests} tests takes over five minutes; it must take under two. This page is what `make plan-demo` prints,
written by it in its long form (`Tests/Scripts/plan-demo.sh --long --page FILE`): a shop with unit, integration and
end-to-end tests, a real PostgreSQL behind them, and seven steps, each recorded. Times are of a machine with {cores}
cores that had other work as well. Sleeps stand in for the bank and the carrier alone: services of others.
"""


class Demo:
    def __init__(self, project, page):
        self.project = project
        self.page = page
        self.lines = []

    def say(self, text):
        print(text, flush=True)

    def write(self, text):
        self.lines.append(text)

    def type(self, command):
        """Runs a command as somebody would type it, and shows it with what it prints."""
        command = command.replace("{full}", str(self.project.budgets()["full"]))
        self.say(f"\n$ {command}")
        done = subprocess.run(
            ["sh", "-c", command], cwd=self.project.folder, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        text = shortened(done.stdout)
        self.say(text)
        if done.returncode and " -- pytest" in command and "--gate" not in command:
            raise SystemExit(f"exit code {done.returncode}: {command}")
        code = f"\n(exit code {done.returncode})" if done.returncode else ""
        self.write(f"$ {command}\n{text}{code}".rstrip())

    def take(self, number, step):
        self.say(f"\n# {number}. {step['title']}\n# {step['why']}")
        why = textwrap.fill(step["why"], 118, break_on_hyphens=False)
        self.write(f"\n## {number}. {step['title']}\n\n{why}\n\n```text")
        for command in step.get("before", []):
            self.type(command)
        self.project.take(step["title"], **step.get("fixtures", {}))
        for command in step["commands"]:
            self.type(command)
        self.write("```")
        if self.page:
            self.save()

    def broken(self):
        """What was promised and does not hold."""
        broken = []
        for suite, rules in steps.PROMISES.items():
            done = subprocess.run(
                ["laptime", "gate", "--suite", suite, "--run", "latest", "--format", "json"], cwd=self.project.folder,
                stdout=subprocess.PIPE, text=True)
            report = json.loads(done.stdout)
            status = {rule["rule"]: rule for rule in report["rules"]}
            if report["verdict"] != "pass":
                broken.append(f"{suite}: the gate says {report['verdict']}")
            broken += [f"{suite}: {rule}: {status[rule]['status']}, {status[rule]['summary']}"
                       for rule in rules if status[rule]["status"] != "pass"]
        return broken

    def save(self):
        head = INTRODUCTION.format(tests=f"{self.project.tests:,}", cores=os.cpu_count())
        pathlib.Path(self.page).write_text(head + "\n".join(self.lines) + "\n")


def shortened(text):
    """Without the dots of pytest, and the table of coverage."""
    text = re.sub(r"^[.sFEx]+ *\[ *\d+%\]\n", "", text, flags=re.M)
    text = re.sub(r"^bringing up nodes\.\.\.\n", "", text, flags=re.M)
    text = re.sub(r"^=+ tests coverage =+\n.*?^TOTAL[^\n]*\n", "", text, flags=re.M | re.S)
    return re.sub(r"\n\n+", "\n", text).strip("\n")


def main():
    folder, *options = sys.argv[1:]
    if not postgres.programs():
        raise SystemExit("PostgreSQL is not installed: apt-get install postgresql")
    project = Project(folder, share=0.125 if "--short" in options else 1.0)
    project.write()
    page = options[options.index("--page") + 1] if "--page" in options else None
    demo = Demo(project, page)
    with postgres.server() as address:
        os.environ["SHOP_SERVER"] = address
        demo.say(f"A shop with {project.tests:,} tests, in {folder}.")
        for number, step in enumerate(steps.STEPS):
            demo.take(number, step)
    broken = demo.broken()
    for line in broken:
        demo.say(f"not kept: {line}")
    demo.say("the plan is carried out, and the gate passes" if not broken else "the plan is not kept")
    sys.exit(bool(broken))


main()
