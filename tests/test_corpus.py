"""Runs over many documents: killed and resumed, failing documents, full disks, workers."""

import io
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

import geonews
from geonews import corpus, writers
from geonews.corpus import Job, Progress, Selection, State, process, spool
from geonews.errors import AnalysisError, ClusterError, GeonewsError, WriteError
from geonews.model import Article
from geonews.workers import MISSING, Here, WorkerDiedError, in_batches, in_order

DRIVER = """
import sys
{patch}
from geonews.corpus import spool
from geonews.cli import main

spool.INTERVAL = 0.01
if __name__ == "__main__":
    main()
"""
"""The command, with checkpoints so frequent that a short run has many."""
COUNT = 400
"""Documents of a run that is cut off before it ends."""
PLACES = ("Osh", "Batken", "Khorog", "Andijan", "Almaty", "Mary", "Jalalabad, Kyrgyzstan", "Naryn", "Nukus")


def articles(count: int = 12) -> list[Article]:
    return [Article(f"d{number}", text(number)) for number in range(count)]


def text(number: int) -> str:
    place = PLACES[number % len(PLACES)]
    day = number % 28 + 1
    return f"Protesters seized an office in {place} on {day} May 2010. Police detained {number + 2} people."


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("corpus") / "in.jsonl"
    lines = [json.dumps({"id": a.id, "text": a.text}) for a in articles(COUNT)]
    path.write_text("\n".join(lines) + "\n")
    return path


@pytest.fixture(scope="module")
def undisturbed(source: Path) -> bytes:
    output = source.with_name("undisturbed.jsonl")
    assert finish(start(source, output)).returncode == 0
    assert output.read_bytes().count(b"\n") == COUNT
    assert sorted(path.name for path in source.parent.iterdir()) == [
        "driver.py",
        "in.jsonl",
        "undisturbed.jsonl",
    ]
    return output.read_bytes()


def start(source: Path, output: Path, *more: str, patch: str = "") -> "subprocess.Popen[str]":
    driver = (
        output.with_name("driver.py") if os.access(output.parent, os.W_OK) else source.with_name("driver.py")
    )
    driver.write_text(DRIVER.format(patch=patch))
    return subprocess.Popen(
        [sys.executable, str(driver), "places", str(source), "-o", str(output), *more],
        stderr=subprocess.PIPE, text=True, encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(Path(geonews.__file__).parents[1])},
    )  # fmt: skip


def finish(process: "subprocess.Popen[str]") -> "subprocess.CompletedProcess[str]":
    stderr = process.communicate(timeout=120)[1]
    return subprocess.CompletedProcess(process.args, process.returncode, "", stderr)


def part(output: Path) -> int:
    path = output.with_name(f"{output.name}.part")
    return path.stat().st_size if path.exists() else 0


def wait_for(size: int, output: Path, process: "subprocess.Popen[str]") -> None:
    """Wait until a run has written so much."""
    until = time.monotonic() + 60
    while part(output) < size and time.monotonic() < until and process.poll() is None:
        time.sleep(0.002)
    assert process.poll() is None, process.communicate()[1]
    assert part(output) >= size


def test_killed_and_resumed(source: Path, undisturbed: bytes, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    chance = random.Random(3)
    for share in (0.2, 0.4, 0.6, 0.8):
        running = start(source, output)
        wait_for(int(len(undisturbed) * (share - chance.uniform(0, 0.1))), output, running)
        running.kill()
        running.communicate()
        assert not output.exists()
        assert (tmp_path / "out.jsonl.checkpoint").exists()
        with output.with_name("out.jsonl.part").open("ab") as file:  # a torn line
            file.write(undisturbed[: chance.randrange(500)])
    done = finish(start(source, output))
    assert done.returncode == 0
    assert "goes on after" in done.stderr
    assert output.read_bytes() == undisturbed
    assert sorted(path.name for path in tmp_path.iterdir()) == ["driver.py", "out.jsonl"]


def test_interrupted_and_resumed(source: Path, undisturbed: bytes, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    running = start(source, output)
    wait_for(len(undisturbed) // 3, output, running)
    running.send_signal(signal.SIGINT)
    done = finish(running)
    assert done.returncode == 130
    kept = f"geonews: {output}: what is done is kept; the same command goes on from there"
    assert done.stderr.split("\n") == [kept, "geonews: interrupted", ""]
    done = finish(start(source, output))
    assert done.returncode == 0 and "goes on after" in done.stderr
    assert output.read_bytes() == undisturbed


def test_full_disk(source: Path, undisturbed: bytes, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({len(undisturbed) // 2}, -1))"
    done = finish(start(source, output, patch=limit))
    assert done.returncode == 1
    assert done.stderr == f"geonews: {output}: cannot be written (file too large)\n"
    assert finish(start(source, output)).returncode == 0
    assert output.read_bytes() == undisturbed


@pytest.mark.parametrize("folder", ["/proc/self", "/sys", "missing", "file", "read-only"])
def test_no_place_to_write(folder: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "read-only").mkdir(mode=0o555)
    if folder == "read-only" and os.access(tmp_path / folder, os.W_OK):
        pytest.skip("the superuser may write anywhere")
    if folder.startswith("/") and not Path(folder).is_dir():
        pytest.skip("no such system folder")
    with pytest.raises(WriteError, match=r"^[^\n]+out.jsonl: cannot be written \([^\n]+\)$"):
        process(articles(), tmp_path / folder / "out.jsonl")


BROKEN = """
from geonews.corpus import task
whole = task.find_places
def find_places(article, gazetteer):
    if article.id in ("d5", "d7"):
        raise RecursionError("too\\ndeep")
    return whole(article, gazetteer=gazetteer)
task.find_places = find_places
"""


def test_failing_document(source: Path, undisturbed: bytes, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    done = finish(start(source, output, patch=BROKEN))
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "geonews: d5: cannot be analysed (RecursionError: too deep)",
        "geonews: d7: cannot be analysed (RecursionError: too deep)",
        f"geonews: 2 of {COUNT} documents could not be analysed",
    ]
    lines = undisturbed.splitlines(keepends=True)
    assert output.read_bytes() == b"".join(line for number, line in enumerate(lines) if number not in (5, 7))


def test_failures_before_a_kill_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def analyze_article(article: Article, gazetteer: object) -> None:
        raise ValueError(article.id)

    monkeypatch.setattr(corpus.task, "analyze_article", analyze_article)
    told: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        process(interrupted(articles(), 3), tmp_path / "out.jsonl", Job(on_failure=told.append))
    assert told == [f"d{n}: cannot be analysed (ValueError: d{n})" for n in range(3)]
    state = process(articles(4), tmp_path / "out.jsonl", Job(on_failure=told.append))
    assert (state.documents, state.failed, state.found, len(told)) == (4, 4, False, 4)


def interrupted(found: list[Article], after: int) -> Iterator[Article]:
    yield from found[:after]
    raise KeyboardInterrupt


def begin(output: Path, job: Job) -> None:
    """Leave an unfinished run of five documents."""
    with pytest.raises(KeyboardInterrupt):
        process(interrupted(articles(), 5), output, job)


OTHER_JOBS = [
    (Job(records="places"), "another kind of records"),
    (Job(selection=Selection(country="KG")), "another selection"),
    (Job(roles=("literal",)), "another roles"),
    (Job(format="json"), "another format"),
]


@pytest.mark.parametrize(("job", "said"), OTHER_JOBS, ids=[said for _, said in OTHER_JOBS])
def test_a_checkpoint_of_other_options_is_not_used(job: Job, said: str, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    begin(output, Job())
    before = part(output)
    with pytest.raises(WriteError, match=f"{said}; finish that one first, or begin anew with --no-resume"):
        process(articles(), output, job)
    assert part(output) == before > 0
    process(articles(), output)
    whole = output.read_bytes()
    process(articles(), output)
    assert output.read_bytes() == whole


CHANGES: list[tuple[str, Callable[[list[Article]], list[Article]], bool]] = [
    ("the same", lambda found: found, True),
    ("more at the end", lambda found: [*found, *articles(14)[12:]], True),
    ("one more at the head", lambda found: [Article("new", "Osh."), *found], False),
    ("one fewer", lambda found: found[1:], False),
    ("another text", lambda found: [Article("d0", "Osh is calm."), *found[1:]], False),
    ("too few", lambda found: found[:2], False),
]


@pytest.mark.parametrize(("change", "fits"), [c[1:] for c in CHANGES], ids=[c[0] for c in CHANGES])
def test_other_documents_are_not_mixed(
    change: Callable[[list[Article]], list[Article]], fits: bool, tmp_path: Path
) -> None:
    output = tmp_path / "out.jsonl"
    begin(output, Job())
    if not fits:
        with pytest.raises(GeonewsError, match="over other documents than these"):
            process(change(articles()), output)
    resumed: list[int] = []
    process(change(articles()), output, Job(resume=fits, on_resume=resumed.append))
    assert resumed == ([5] if fits else [])
    whole = tmp_path / "whole.jsonl"
    process(change(articles()), whole)
    assert output.read_bytes() == whole.read_bytes()


DAMAGE = [
    ("checkpoint", b""),
    ("checkpoint", b"[]"),
    ("checkpoint", b'{"run": {}, "state": {"documents": 1}}'),
    ("part", b""),
    ("part", b"{}"),
]


@pytest.mark.parametrize(("name", "content"), DAMAGE)
def test_damage_costs_time_only(name: str, content: bytes, tmp_path: Path) -> None:
    output, whole = tmp_path / "out.jsonl", tmp_path / "whole.jsonl"
    process(articles(), whole)
    begin(output, Job())
    if b"run" in content:
        content = output.with_name("out.jsonl.checkpoint").read_bytes().replace(b'"size": ', b'"size": 9')
    output.with_name(f"out.jsonl.{name}").write_bytes(content)
    process(articles(), output)
    assert output.read_bytes() == whole.read_bytes()
    assert len(list(tmp_path.iterdir())) == 2


def test_two_runs_to_one_output(tmp_path: Path) -> None:
    def second() -> Iterator[Article]:
        yield from articles(2)
        with pytest.raises(WriteError, match="another process is at work on it"):
            process(articles(), tmp_path / "out.jsonl")

    assert process(second(), tmp_path / "out.jsonl").documents == 2


def test_nothing_is_left_of_a_run_over_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        process(interrupted([], 0), tmp_path / "out.jsonl")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("records", ["events", "places"])
@pytest.mark.parametrize("format_", ["json", "jsonl", "csv", "tsv", "geojson", "kml", "table"])
def test_formats_are_those_of_the_writers(records: str, format_: str, tmp_path: Path) -> None:
    output = tmp_path / "resumed"
    begin(output, Job(records, format_))
    process(articles(), output, Job(records, format_))
    expected = io.StringIO()
    getattr(writers, records)(geonews.analyze_many(articles()), expected, format_)
    assert output.read_bytes().decode() == expected.getvalue()
    assert [path.name for path in tmp_path.iterdir()] == ["resumed"]


@pytest.mark.parametrize("suffix", ["gpkg", "html"])
def test_binary_formats_and_maps(suffix: str, tmp_path: Path) -> None:
    assert process(articles(3), tmp_path / f"out.{suffix}").documents == 3
    assert [path.name for path in tmp_path.iterdir()] == [f"out.{suffix}"]
    if suffix == "html":
        with pytest.raises(WriteError, match="made by one process"):
            process(articles(3), tmp_path / "out.html", Job(workers=2))


def test_parquet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    monkeypatch.setattr(corpus.parquet, "GROUP", 2)
    monkeypatch.setattr(corpus.parquet, "GROUPS", 2)
    output = tmp_path / "events.parquet"
    begin(output, Job())
    for _ in range(2):  # the second takes the place of the first
        assert process(articles(), output).found
        assert [path.name for path in tmp_path.iterdir()] == ["events.parquet"]
    files = sorted(output.iterdir())
    assert len(files) > 2 and files[0].name == "part-00000.parquet"
    rows = parquet.read_table(output).to_pylist()
    expected = [row for report in geonews.analyze_many(articles()) for row in report.rows()]
    assert [row["event_id"] for row in rows] == [row["event_id"] for row in expected]
    assert [str(row["event_date"]) for row in rows] == [row["event_date"] for row in expected]
    assert rows[0]["geometry"][:5] == b"\x01\x01\x00\x00\x00"
    assert b"WKB" in parquet.read_schema(files[0]).metadata[b"geo"]
    (output / "mine.txt").write_text("")
    with pytest.raises(WriteError, match="holds other files"):
        process(articles(), output)


def test_selection() -> None:
    [report] = geonews.analyze_many([Article("a", text(0))])
    assert Selection(country="kg").of(report).events == report.events != ()
    for wanted in (Selection(country="TM"), Selection(types=("disaster",)), Selection(least=1.1)):
        assert not wanted.of(report).events
    assert not Selection(least_place=1.1).of(report).resolutions
    with pytest.raises(ValueError, match="'x': no such type"):
        Selection(types=("x",))


def test_analyze_many(monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(geonews.analyze_many(articles(40), workers=2)) == list(geonews.analyze_many(articles(40)))
    taken = (article for article in articles(5))
    next(geonews.analyze_many(taken))
    assert len(list(taken)) == 4  # read as they are needed

    def analyze_article(article: Article, **_: object) -> None:
        raise ZeroDivisionError("no")

    monkeypatch.setattr(geonews.pipeline, "analyze_article", analyze_article)
    errors: list[GeonewsError] = []
    assert list(geonews.analyze_many(articles(2), on_error=errors.append)) == []
    assert [str(error) for error in errors] == [
        f"d{n}: cannot be analysed (ZeroDivisionError: no)" for n in (0, 1)
    ]
    assert isinstance(errors[0], AnalysisError)
    with pytest.raises(ZeroDivisionError):
        list(geonews.analyze_many(articles(2)))


def test_an_item_that_kills_its_workers_is_lost_alone() -> None:
    def function(batch: Sequence[int]) -> list[int]:
        if 13 in batch:
            raise WorkerDiedError("dead")
        return [item * 10 for item in batch]

    class Lazy(Here):
        def submit(self, function, argument):  # type: ignore[no-untyped-def]
            class Pending:
                def result(self) -> object:
                    return function(argument)

            return Pending()

        def room(self) -> int:
            return 3

    batches = list(in_batches(range(10, 20), lambda item: 1, size=3))
    found = list(in_order(Lazy(), function, iter(batches), lost=lambda item, error: -item))
    assert [value for batch in found for value in batch] == [100, 110, 120, -13, 140, 150, 160, 170, 180, 190]
    with pytest.raises(WorkerDiedError):
        list(in_order(Lazy(), function, iter(batches)))


def test_batches_are_bounded_in_weight() -> None:
    assert [len(batch) for batch in in_batches(range(10), lambda item: 100, size=5, weight=300)] == [
        3,
        3,
        3,
        1,
    ]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(corpus.progress, "monotonic", lambda: now[0])
    stream = Terminal()
    progress = Progress(stream, lambda: 4_000)
    time.sleep(0.05)
    for second in range(4):
        now[0] = float(second)
        progress(100 + second * 100, 400 + second * 400)
    progress.wipe()
    assert "\r300 documents, 30 %, 100/s, 0:07 left\033[K" in stream.getvalue()
    assert stream.getvalue().endswith("\r\033[K")
    silent = io.StringIO()
    Progress(silent)(1, 1)
    assert silent.getvalue() == ""


def test_without_dask(source: Path, tmp_path: Path) -> None:
    assert MISSING.endswith("pip install 'geonews[cluster]'")
    absent = "sys.modules['distributed'] = None"
    for more in (("--workers", "2"), ("--scheduler", "tcp://127.0.0.1:1")):
        done = finish(start(source, tmp_path / "o.jsonl", *more, patch=absent))
        assert (done.returncode, done.stderr) == (1, f"geonews: {MISSING}\n")
        assert [path.name for path in tmp_path.iterdir()] == ["driver.py"]


def test_online_and_workers_do_not_go_together(tmp_path: Path) -> None:
    with pytest.raises(ClusterError, match="one process"):
        process(articles(), tmp_path / "o.jsonl", Job(workers=2, then=lambda report: report))


def children(parent: int) -> list[int]:
    listed = subprocess.run(
        ["ps", "-eww", "-o", "pid,ppid,args"], capture_output=True, text=True, check=True
    ).stdout
    rows = [line.split(None, 2) for line in listed.splitlines()[1:]]
    return [int(pid) for pid, ppid, command in rows if ppid == str(parent) and "spawn_main" in command]


def test_a_killed_worker_costs_time_only(source: Path, undisturbed: bytes, tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    output = tmp_path / "out.jsonl"
    running = start(source, output, "--workers", "2")
    wait_for(len(undisturbed) // 5, output, running)
    os.kill(children(running.pid)[0], signal.SIGKILL)
    done = finish(running)
    assert (done.returncode, done.stderr) == (0, "")
    assert output.read_bytes() == undisturbed


def test_scheduler(source: Path, undisturbed: bytes, tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    patch = """
if __name__ == "__main__":
    from distributed import LocalCluster
    running = LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None)
    sys.argv += ["--scheduler", running.scheduler_address]
"""
    done = finish(start(source, tmp_path / "out.jsonl", patch=patch))
    assert done.returncode == 0
    assert "geonews:" not in done.stderr
    assert (tmp_path / "out.jsonl").read_bytes() == undisturbed


def test_state_is_small() -> None:
    assert State() == State(0, 0, "", 0, False)
    assert spool.after("", Article("a", "b")) != spool.after("", Article("ab", ""))


def test_what_is_kept_in_memory_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    calm = Article("b", "Nothing of note.")
    opened = geonews.open_gazetteer()
    expected = list(geonews.analyze_many(articles(5)))
    assert opened._names and opened._places
    monkeypatch.setattr(geonews.gazetteer, "_MOST_KEPT", 5)
    assert list(geonews.analyze_many([*articles(5), calm]))[:5] == expected
    assert len(opened._names) < 5 and not opened._places
