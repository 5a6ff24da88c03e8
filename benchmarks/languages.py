"""Which language a text is in: geonews beside py3langid and pycld2, on passages and single sentences.

    pip install py3langid pycld2
    python benchmarks/languages.py [GOLD.jsonl ...]

Without arguments: the gold passages of this repository. A peer that is not installed is left out.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from geonews.languages import LANGUAGES, detect
from geonews.text import sentences

if TYPE_CHECKING:
    from collections.abc import Callable

GOLD = Path(__file__).resolve().parents[1] / "tests" / "gold" / "passages.jsonl"


def peers() -> dict[str, Callable[[str], str]]:
    """Return the identifiers that are installed, by name."""
    found: dict[str, Callable[[str], str]] = {"geonews": detect}
    try:
        import py3langid

        found["py3langid"] = lambda text: py3langid.classify(text)[0]
        py3langid.set_languages(list(LANGUAGES))  # the same choice as geonews has
    except ImportError:
        pass
    try:
        import pycld2

        found["pycld2"] = lambda text: pycld2.detect(text)[2][0][1]
    except ImportError:
        pass
    return found


def main(paths: list[str]) -> None:
    """Print the shares that are right and the time a text takes."""
    documents = [
        json.loads(line)
        for path in paths or [str(GOLD)]
        for line in Path(path).read_text(encoding="utf-8").splitlines()
    ]
    passages = [(d["text"], d["lang"][:2]) for d in documents]
    single = [
        (text[a:b], language)
        for text, language in passages
        for a, b in sentences(text)
        if len(text[a:b].split()) > 2
    ]
    for name, identify in peers().items():
        identify(passages[0][0])
        for what, texts in (("passages", passages), ("sentences of three words and more", single)):
            started = time.perf_counter()
            answers = [(identify(text), language) for text, language in texts]
            each = (time.perf_counter() - started) / len(texts)
            wrong = Counter(f"{language} as {said}" for said, language in answers if said != language)
            right = 1 - sum(wrong.values()) / len(texts)
            confused = ", ".join(f"{pair} {count}" for pair, count in wrong.most_common(3))
            print(f"{name}: {what}: {right:.1%} of {len(texts)}, {each * 1e3:.2f} ms each {confused}")


if __name__ == "__main__":
    main(sys.argv[1:])
