"""How fast, how large and how sturdy a run over many documents is.

    python benchmarks/scale.py --documents 20000 --folder FOLDER [step ...]

Steps: flat (memory at 1,000 and at all documents, rate of one process), killed (SIGKILL five times
and resumed), cluster (two workers), worker (one of two workers killed). All by default. Every output
has to be the same, byte for byte. Needs Linux (/proc) and, for the last two, the extra ``cluster``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import geonews
from geonews.readers import read

ROOT = Path(__file__).parents[1]
STEPS = ("flat", "killed", "cluster", "worker")
KILLS = 5


def make(path: Path, count: int, whole: bool) -> None:
    """Write a corpus: the sample dispatches, whole or short, with other places and figures in them."""
    seeds = list(read(ROOT / "seeds"))
    chance = random.Random(count)
    names = place_names(chance)
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            seed = seeds[number % len(seeds)]
            paragraphs = [p for p in seed.text.split("\n") if p.strip()]
            paragraphs[1:] = chance.sample(
                paragraphs[1:],
                len(paragraphs) - 1 if whole else min(len(paragraphs) - 1, chance.randint(0, 1)),
            )
            paragraphs.insert(1, addition(chance, names))
            text = re.sub(r"\b\d{1,3}\b", lambda match: str(chance.randint(1, 30)), "\n\n".join(paragraphs))
            document = {
                "id": f"doc-{number:06}",
                "text": text,
                "title": seed.title,
                "language": seed.language,
            }
            file.write(json.dumps(document, ensure_ascii=False) + "\n")


def place_names(chance: random.Random) -> list[str]:
    """Return names of many places of the gazetteer, so that its caches meet what a large corpus holds."""
    database = geonews.open_gazetteer()
    found = [row[0] for row in database._db.execute("SELECT name FROM place ORDER BY n")]
    return chance.sample(found, min(20_000, len(found)))


def addition(chance: random.Random, names: list[str]) -> str:
    """Return a sentence with places no other document has, and a word that is nowhere."""
    first, second = chance.sample(names, 2)
    stranger = "".join(chance.choices("abdeghiklmnorstuz", k=chance.randint(5, 10))).capitalize()
    held = chance.randint(2, 90)
    return (
        f"Protesters from {first} marched to {second} on Monday, {stranger} said, and {held} were detained."
    )


def command(corpus: Path, output: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "geonews", "events", str(corpus), "-o", str(output), *more]


class Figures(NamedTuple):
    """What a run took."""

    seconds: float
    cpu: float
    """Seconds of processor time, of all its processes; a busy machine does not change it."""
    peaks: list[int]
    """Most memory of each process in MB, the main process first."""


def run(arguments: list[str], kill_worker_after: float | None = None) -> Figures:
    """Run to the end, after a while killing one of its workers."""
    began, before = time.monotonic(), os.times()
    process = subprocess.Popen(arguments, stderr=subprocess.DEVNULL)
    peaks: dict[int, int] = {}
    while process.poll() is None:
        time.sleep(0.5)
        for pid in [process.pid, *workers(process.pid)]:
            peaks[pid] = max(peaks.get(pid, 0), peak(pid))
        if kill_worker_after and time.monotonic() - began > kill_worker_after:
            victim = workers(process.pid)[0]
            os.kill(victim, signal.SIGKILL)
            print(f"  worker {victim} killed after {kill_worker_after:.0f} s")
            kill_worker_after = None
    assert process.returncode == 0
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Figures(time.monotonic() - began, cpu, list(peaks.values()))


def peak(pid: int) -> int:
    """Return the most memory a process had, in MB."""
    try:
        found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    except OSError:
        return 0
    return int(found.group(1)) // 1024 if found else 0


def workers(parent: int) -> list[int]:
    """Return the worker processes that a process has started."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            is_child = int((path / "stat").read_text().rsplit(")", 1)[1].split()[1]) == parent
            if is_child and b"spawn_main" in (path / "cmdline").read_bytes():
                found.append(int(path.name))
        except (OSError, ValueError):
            continue
    return sorted(found)


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def killed(arguments: list[str], seconds: float) -> Figures:
    """Run and resume until it ends, killed at random times."""
    chance = random.Random(7)
    began, before = time.monotonic(), os.times()
    for _ in range(KILLS):
        process = subprocess.Popen(arguments, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.1, 0.2) * seconds)
        assert process.poll() is None, "ended before it was killed"
        process.kill()
        process.wait()
    subprocess.run(arguments, stderr=subprocess.DEVNULL, check=True)
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Figures(time.monotonic() - began, cpu, [])


def report(what: str, count: int, figures: Figures, output: Path) -> None:
    """Print the figures of a run."""
    seconds, cpu, peaks = figures
    print(
        f"{what}: {count} documents in {seconds:.0f} s ({count / seconds:.0f}/s), cpu {cpu:.0f} s "
        f"({count / cpu:.0f}/s), peak MB {peaks}, load {os.getloadavg()[0]:.1f}, sha256 {digest(output)}",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("steps", nargs="*", metavar="step", help=", ".join(STEPS))
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--seconds", type=float, help="what one process takes, when that is not measured")
    parser.add_argument("--whole", action="store_true", help="whole dispatches instead of short items")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    corpus, first = options.folder / "corpus.jsonl", options.folder / "undisturbed.jsonl"
    make(corpus, options.documents, options.whole)
    seconds = options.seconds or options.documents / 100
    for step in options.steps or STEPS:
        output = options.folder / f"{step}.jsonl"
        if step == "flat":
            few = min(1_000, options.documents)
            small = options.folder / "small.jsonl"
            make(small, few, options.whole)
            report("one process", few, run(command(small, output)), output)
            figures = run(command(corpus, first))
            seconds = figures.seconds
            report("one process", options.documents, figures, first)
            continue
        if step == "killed":
            figures = killed(command(corpus, output), seconds)
        else:
            when = max(20.0, seconds / 4) if step == "worker" else None
            figures = run(command(corpus, output, "--workers", "2"), when)
        report(step, options.documents, figures, output)
        if first.exists():
            print("  the same as undisturbed" if digest(first) == digest(output) else "  DIFFERS", flush=True)


if __name__ == "__main__":
    main()
