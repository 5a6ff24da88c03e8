"""Imports point one way, and a look-up loads nothing heavy."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import geonews

PACKAGE = Path(geonews.__file__).parent
LAYERS = [
    {"errors", "cache", "licences", "packing", "prepared", "text", "distance", "geometry", "weights"},
    {"ontology", "fetch", "workers"},
    {"model"},
    {"languages", "schema"},
    {"location"},
    {"overlay"},
    {"gazetteer"},
    {"search", "senses", "vocabulary"},
    {"tokens"},
    {"matcher"},
    {"context"},
    {"recognition"},
    {"resolution"},
    {"relations"},
    {"dates"},
    {"events"},
    {"pipeline"},
    {"geocoding"},
    {"readers", "map"},
    {"writers"},
    {"corpus"},
    {"__init__"},
    {"cli"},
    {"__main__"},
]
"""Lowest first; a module imports from layers below its own and from its own package."""

HEAVY = ("folium", "branca", "jinja2", "numpy", "shapely", "geopy", "rapidfuzz", "requests")


def layer_of(name: str) -> int:
    return next(level for level, names in enumerate(LAYERS) if name in names)


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "data" not in path.relative_to(PACKAGE).parts[:1])


def imported(path: Path) -> set[str]:
    """Return the first-level modules of geonews a file imports, type checking aside."""
    depth = len(path.relative_to(PACKAGE).parts) - 1
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            node.body = []
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level == depth + 1:
            found |= {node.module.split(".")[0]} if node.module else {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("geonews."):
            found.add(node.module.split(".")[1])
    return {name for name in found if (PACKAGE / name).is_dir() or (PACKAGE / f"{name}.py").is_file()}


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_point_down(path: Path) -> None:
    own = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    above = {name for name in imported(path) - {own} if layer_of(name) >= layer_of(own)}
    assert not above


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_module_is_a_god(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 500


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_function_is_longer_than_a_screen(path: Path) -> None:
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, functions):
            assert node.end_lineno - node.lineno <= 60, node.name


@pytest.mark.parametrize(
    "code",
    ["import geonews", "from geonews.cli import geonews; geonews(['lookup', 'Osh'], standalone_mode=False)"],
)
def test_light_start(code: str) -> None:
    check = f"{code}\nimport sys\nprint([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    result = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert result.stderr.strip() == "[]"


def test_public_names() -> None:
    assert sorted(geonews.__all__) == geonews.__all__
    for name in geonews.__all__:
        assert getattr(geonews, name).__doc__ or name == "__version__"
    assert callable(geonews.read) and callable(geonews.write) and callable(geonews.lookup)
