"""Coverage-guided fuzzing with atheris, which has to be installed: pip install atheris.

    python benchmarks/fuzz/run.py TARGET [SECONDS]

Starts from the sample dispatches and what is kept in CORPUS (environment variable GEONEWS_FUZZ_CORPUS, a
folder). Prints libFuzzer's report; an input that fails is written to the current folder as crash-*.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["geonews"]):
    from targets import TARGETS

ROOT = Path(__file__).resolve().parents[2]


def seeded(folder: Path) -> Path:
    """Put pieces of the sample dispatches into a folder, each led by a byte that chooses the case."""
    for number, path in enumerate(sorted((ROOT / "seeds").glob("*.md"))):
        data = path.read_bytes()
        for part in range(0, len(data), 400):
            (folder / f"{path.stem}-{part}").write_bytes(bytes([number]) + data[part : part + 400])
    return folder


def main(arguments: list[str]) -> None:
    """Fuzz one target for some seconds."""
    target, seconds = arguments[0], int(arguments[1]) if len(arguments) > 1 else 60
    with tempfile.TemporaryDirectory() as scratch:
        corpus = Path(os.environ.get("GEONEWS_FUZZ_CORPUS") or scratch)
        corpus.mkdir(parents=True, exist_ok=True)
        options = [f"-max_total_time={seconds}", "-max_len=3000", "-timeout=30", "-rss_limit_mb=4096"]
        atheris.Setup([sys.argv[0], *options, str(seeded(corpus))], TARGETS[target])
        atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
