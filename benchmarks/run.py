"""How fast geonews is, beside other geoparsers, on this machine.

    python benchmarks/run.py              everything; writes the figures into docs/performance.md
    python benchmarks/run.py --quick      a small part, to see that it works; writes nothing
    python benchmarks/run.py --no-peers   without installing other packages

Each figure comes from a process of its own. The documents are made of the sentences of seeds/.
"""

from __future__ import annotations

import json
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import peers
from measure import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "performance.md"
ARTICLE = ROOT / "seeds" / "2010-05-13-osh-buildings.en.md"
MARK = "<!-- figures: written by benchmarks/run.py -->"
MB = 1_000_000

Row = list[str]


def machine() -> str:
    """Return the processor, its cores and the load, which the figures depend on."""
    name = platform.processor() or platform.machine()
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        name = next((x.split(":", 1)[1].strip() for x in lines if x.startswith("model name")), name)
    except OSError:
        pass
    return (
        f"{name}, {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"load {os.getloadavg()[0]:.1f} at the start, {date.today().isoformat()}"
    )


def documents(size: int, suffix: str = "") -> Iterable[str]:
    """Yield documents of the seeds' sentences in changing order, some 1.5 kB each, `size` bytes in all."""
    chance = random.Random(5)
    stories = [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob(f"seeds/*{suffix}.md"))]
    made = 0
    while made < size:
        head, *rest = chance.choice(stories).split("\n\n")
        chance.shuffle(rest)
        text = "\n\n".join([head, *rest])
        made += len(text.encode())
        yield text


def corpus(folder: Path, size: int, suffix: str = "") -> Path:
    """Return a JSONL file of such documents."""
    path = folder / f"{size}{suffix}.jsonl"
    if not path.exists():
        lines = (json.dumps({"id": str(n), "text": t}) for n, t in enumerate(documents(size, suffix)))
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def child(kind: str, *arguments: object) -> dict[str, Any]:
    """Return what one kind of measurement of measure.py gives, made in a new process."""
    command = [sys.executable, str(ROOT / "benchmarks" / "measure.py"), kind, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def whole(*arguments: str, times: int = 9) -> float:
    """Return the milliseconds of a whole Python process, the median."""
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        subprocess.run([sys.executable, *arguments], capture_output=True, check=True)
        spent.append(1000 * (time.perf_counter() - start))
    return statistics.median(spent)


def start_up(folder: Path) -> list[Row]:
    """Return how long commands take, from start to exit."""
    page = str(folder / "map.html")
    bare = whole("-c", "pass")
    rows = [["`python -c pass`", f"{bare:.0f} ms", ""]]
    for name, target, arguments in (
        ("`geonews lookup Osh`", "100 ms over Python", ("lookup", "Osh")),
        ("`geonews places`, one article", "200 ms", ("places", str(ARTICLE))),
        ("`geonews events`, one article", "", ("events", str(ARTICLE))),
        ("`geonews map`, one article", "", ("map", str(ARTICLE), "-o", page)),
    ):
        rows.append([name, f"{whole('-m', 'geonews', *arguments):.0f} ms", target])
    return rows


def inside(quick: bool) -> list[Row]:
    """Return what single calls take once the package is loaded."""
    found = child("calls", ARTICLE, 20 if quick else 200)
    return [
        ["open the gazetteer", f"{found['open_ms']:.1f} ms", ""],
        ["places of one article", f"{found['places_ms']:.1f} ms", "3 ms"],
        ["places and events of one article", f"{found['events_ms']:.1f} ms", ""],
        ["look-up of a right name, median", f"{found['lookup_ms']:.2f} ms", ""],
        ["look-up of a misspelt name, median", f"{found['fuzzy_p50_ms']:.1f} ms", ""],
        ["look-up of a misspelt name, 99th percentile", f"{found['fuzzy_p99_ms']:.1f} ms", ""],
    ]


def throughput(folder: Path, quick: bool) -> list[Row]:
    """Return megabytes a second and peak memory over many documents."""
    rows = []
    for size in (MB // 5,) if quick else (2 * MB, 20 * MB):
        for kind, target in (("places", "3 MB/s"), ("events", "0.7 MB/s")):
            found = child(kind, corpus(folder, size))
            rows.append(
                [f"{kind}, {found['mb']:.1f} of {size / MB:g} MB in seven languages",
                 f"{found['mb_s']:.2f} MB/s", target, f"{found['peak_mb']:.0f} MB", f"{found['found']:,}"]
            )  # fmt: skip
    return rows


def growth(quick: bool) -> list[Row]:
    """Return seconds against size for texts that would show a step that is not linear."""
    rows = []
    for kind, (_, sizes) in KINDS.items():
        tried = [size / 20 for size in sizes[:2]] if quick else sizes
        times = [child("growth", kind, int(size * MB))["seconds"] for size in tried]
        told = [f"{size:g} MB: {spent:.2f} s" for size, spent in zip(tried, times, strict=True)]
        change = (tried[-1] / times[-1]) / (tried[0] / times[0])
        rows.append([kind, *told, f"{change:.2f}"])
    return rows


def beside(folder: Path, quick: bool) -> list[Row]:
    """Return speed and memory of other geoparsers over the same English documents, as ratios too."""
    path = corpus(folder, MB // 5 if quick else 2 * MB, ".en")
    own = child("places", path)
    own_cold = whole("-m", "geonews", "places", str(ARTICLE), times=5) / 1000
    rows = [
        ["geonews", f"{own_cold * 1000:.0f} ms", "1.0", f"{own['mb_s']:.2f} MB/s", "1.0",
         f"{own['peak_mb']:.0f} MB", "places with coordinates, role, doubt, offsets"],
    ]  # fmt: skip
    for peer in peers.PEERS:
        python = peers.installed(peer)
        if python is None:
            rows.append([peer.name, "cannot be installed here", "", "", "", "", peer.gives])
            continue
        found, cold = peers.measure(python, peer, path), peers.cold(python, peer, ARTICLE)
        rows.append(
            [peer.name, f"{cold * 1000:.0f} ms", f"{cold / own_cold:.1f}", f"{found['mb_s']:.2f} MB/s",
             f"{found['mb_s'] / own['mb_s']:.2f}", f"{found['peak_mb']:.0f} MB", peer.gives]
        )  # fmt: skip
    return rows


def table(header: Row, rows: list[Row]) -> str:
    """Return a Markdown table."""
    return "\n".join(f"| {' | '.join(row)} |" for row in [header, ["---"] * len(header), *rows])


def main(arguments: list[str]) -> None:
    """Measure, print and keep the figures."""
    quick = "--quick" in arguments
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # as an installed package starts
    parts = [f"{machine()}."]

    def add(title: str, header: Row, make: Callable[[], list[Row]]) -> None:
        rows = make()
        parts.append(f"## {title}\n\n{table(header, rows)}")
        print(parts[-1], flush=True)

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["PYTHONPYCACHEPREFIX"] = name
        add("Whole processes", ["command", "median", "target"], lambda: start_up(folder))
        add("Calls", ["call", "time", "target"], lambda: inside(quick))
        add("Many documents, one process", ["what", "speed", "target", "peak memory", "found"],
            lambda: throughput(folder, quick))  # fmt: skip
        if "--no-peers" not in arguments:
            header = [
                "",
                "one article, whole process",
                "ratio",
                "2 MB of English",
                "ratio",
                "peak memory",
                "answers with",
            ]
            add("Beside other geoparsers", header, lambda: beside(folder, quick))
        header = ["one document of", "small", "larger", "largest", "speed, largest / small"]
        add("Time against size", header[:3] + header[4:] if quick else header, lambda: growth(quick))
    if not quick:
        head = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
        PAGE.write_text(head + MARK + "\n\n" + "\n\n".join(parts) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
