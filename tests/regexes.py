"""Prints every regular expression that geonews compiles, a JSON array a line: module, pattern, flags.

Run as a program of its own, so that the hook is there before the first pattern is.
"""

import importlib
import json
import pkgutil
import re
import sys
from re import _compiler  # type: ignore[attr-defined]
from typing import Any

PASSED = ("re", "_compiler", "functools", "geonews.prepared")
"""Modules that compile for others."""
seen: dict[tuple[str, int], str] = {}
compile_ = _compiler.compile


def noted(pattern: Any, flags: int = 0) -> re.Pattern[str]:
    """Compile, and note a pattern that a module of geonews asked for."""
    found: re.Pattern[str] = compile_(pattern, flags)
    frame: Any = sys._getframe(1)
    while frame and frame.f_globals.get("__name__", "").removeprefix("re.") in PASSED:
        frame = frame.f_back
    module = frame.f_globals.get("__name__", "") if frame else ""
    if module.startswith("geonews") and isinstance(pattern, str):
        seen.setdefault((pattern, found.flags), module)
    return found


_compiler.compile = noted
re.purge()

import geonews  # noqa: E402
from geonews import prepared  # noqa: E402
from geonews.events.lexicon import lexicon_of  # noqa: E402
from geonews.events.trigger import read_triggers  # noqa: E402
from geonews.relations.languages import get as relations  # noqa: E402

prepared.FILE = prepared.FILE.with_name("none")  # everything is compiled anew
TEXT = (
    "Protesters clashed in Osh and Batken, 30 km south of Naryn, on Friday 5 May 2010; 12 people were killed."
)

for module in pkgutil.walk_packages(geonews.__path__, "geonews."):
    if not module.name.endswith("__main__"):
        try:
            importlib.import_module(module.name)
        except ImportError:  # an extra that is not installed
            continue
for code in geonews.languages.LANGUAGES:
    for number in range(len(read_triggers(code))):
        lexicon_of(code)._parts(number)
    phrases = relations(code)
    if phrases:
        phrases.compiled._of_kinds(frozenset(pattern.kind for pattern in phrases.patterns))
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as file:  # noqa: PTH123
            geonews.analyze(file.read(), language=code)
    geonews.analyze(TEXT, language=code)
geonews.draw([geonews.analyze(TEXT)]).get_root().render()
geonews.lookup("Jalalabd")
for (pattern, flags), name in sorted(seen.items()):
    print(json.dumps([name, pattern, flags]))
