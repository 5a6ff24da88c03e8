"""Online geocoding: against servers on this machine that answer well, badly, slowly or not at all."""

from __future__ import annotations

import json
import multiprocessing
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from nominatim import JSON, nominatim, village
from servers import Answer, Request, Server, serving
from test_cli import run

import geonews
from geonews.cli import geonews as root
from geonews.errors import GeocodeError
from geonews.fetch import Limits
from geonews.geocoding import Geocoder, complete, service, store
from geonews.geocoding.store import Store
from geonews.model import Article, Resolution

TEXT = (
    "Clashes broke out in the village of Zhangyrabad on 3 May 2021, near Batken, Kyrgyzstan. "
    "Two people were killed in Zhangyrabad village, officials in Bishkek said."
)


@pytest.fixture(autouse=True)
def _quick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEONEWS_CACHE_DIR", str(tmp_path / "cache"))
    for name in [name for name in os.environ if name.startswith("GEONEWS_GEOCODER")]:
        monkeypatch.delenv(name)
    monkeypatch.setattr(service, "BACK_OFF", 0.05)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(nominatim) as running:
        yield running


@pytest.fixture
def made() -> Iterator[Callable[..., Geocoder]]:
    """Return a maker of geocoders whose files are closed at the end."""
    opened: list[Geocoder] = []

    def make(*arguments: Any, **options: Any) -> Geocoder:
        opened.append(Geocoder(*arguments, **options))
        return opened[-1]

    yield make
    for geocoder in opened:
        geocoder.store.close()


def test_find(server: Server, made: Callable[..., Geocoder]) -> None:
    geocoder = made(server=server.url)
    best = geocoder.geocode("Zhangyrabad", country="KG")[0].place
    assert (best.id, best.name, best.kind, best.country) == (
        "nominatim:node/5",
        "Zhangyrabad",
        "settlement",
        "KG",
    )
    assert (best.admin1, best.admin2, best.source) == ("Batken Region", "Batken District", "nominatim")
    assert (best.lat, best.lon) == (40.1, 70.9) and 1 < best.radius_km < 2
    asked = server.asked[0]
    assert asked.headers["user-agent"].startswith("geonews/")
    assert asked.query["countrycodes"] == "kg" and asked.query["q"] == "Zhangyrabad"
    assert "OpenStreetMap" in geocoder.attribution and geocoder.used


def test_nothing_known(server: Server, made: Callable[..., Geocoder]) -> None:
    geocoder = made(server=server.url)
    assert geocoder.geocode("Nowhere") == [] and not geocoder.used


# what fails

SLOW = Limits(connect=1, read=0.3, total=0.5, size=50_000, redirects=1)
FAILS = [
    # answer, what is said, how often the server is asked
    (Answer("no", 403), "answers 403: it does not serve us", 1),
    (Answer("no", 401), "answers 401: the key is missing", 1),
    (Answer("no", 404), "answers 404", 1),
    (Answer("no", 500), "answers 500", 3),
    (Answer("no", 502), "answers 502", 3),
    (Answer("no", 503), "answers 503", 3),
    (Answer("no", 429), "answers 429: too many requests", 3),
    (Answer("no", 429, {"Retry-After": "3600"}), "too many requests; it asks to come back in 3600 s", 1),
    (Answer("no", 503, {"Retry-After": "Wed, 01 Jan 2200 00:00:00 GMT"}), "it asks to come back in", 1),
    (Answer("no", 503, {"Retry-After": "soon"}), "answers 503", 3),
    (Answer('[{"lat": 40, "lon"'), "answers with something else instead of JSON", 1),
    (Answer(""), "answers with nothing instead of JSON", 1),
    (Answer("<html><body>Welcome</body></html>"), "answers with a web page instead of JSON", 1),
    (Answer("[" * 30_000), "answers with something else instead of JSON", 1),
    (Answer("3"), "an answer that is not understood", 1),
    (Answer('"text"'), "an answer that is not understood", 1),
    (Answer("[[1]]"), "an answer that is not understood", 1),
    (Answer('[{"lat": "north", "lon": "70"}]'), "an answer that is not understood", 1),
    (Answer('[{"lat": "140", "lon": "70", "name": "X"}]'), "an answer that is not understood", 1),
    (Answer('{"error": "Bandwidth limit\\nexceeded \\u001b[2J"}'), "Bandwidth limit exceeded", 1),
    (Answer(b"x" * 60_000, headers=JSON), "more than the limit of", 1),
    (Answer(json.dumps([village()]), drip=0.02), "no answer in time", 3),
    (Answer("[]", before=1), "no answer in time", 3),
    (Answer(raw=b"\x00\x01\x02"), "not an answer of a web server", 1),
    (Answer(raw=b""), "the server closed the connection", 3),
    (Answer(status=302, headers={"Location": "/search"}), "more than 1 redirects", 1),
]


@pytest.mark.parametrize(("answer", "said", "times"), FAILS)
def test_failure(answer: Answer, said: str, times: int, made: Callable[..., Geocoder]) -> None:
    with serving(lambda request: answer) as server:
        geocoder = made(server=server.url, limits=SLOW)
        with pytest.raises(GeocodeError) as caught:
            geocoder.geocode("Osh")
        message = str(caught.value)
        assert said in message and message.isprintable() and server.url in message
        asked = len(server.asked)
    if answer.drip or answer.before:  # a busy machine may not have noticed the last one
        assert 1 < asked <= times
    else:
        assert asked == times * (2 if answer.status == 302 else 1)


def test_no_server(made: Callable[..., Geocoder]) -> None:
    with serving({}) as gone:
        pass
    with pytest.raises(GeocodeError, match="refuses connections"):
        made(server=gone.url).geocode("Osh")


def test_no_such_host(made: Callable[..., Geocoder], monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def unknown(*_: object, **__: object) -> list[object]:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    monkeypatch.setattr(service, "INTERVAL", 0.0)
    with pytest.raises(GeocodeError, match="no such host is known"):
        made().geocode("Osh")


def test_asked_again_after_the_pause_it_wants(made: Callable[..., Geocoder]) -> None:
    def answer(request: Request) -> Answer:
        return Answer("later", 429, {"Retry-After": "1"}) if len(server.asked) == 1 else nominatim(request)

    with serving(answer) as server:
        assert made(server=server.url).geocode("Zhangyrabad")
        assert len(server.asked) == 2 and server.asked[1].at - server.asked[0].at >= 0.95


def test_a_run_stops_asking_a_server_that_fails(made: Callable[..., Geocoder]) -> None:
    with serving({}) as server:
        geocoder = made(server=server.url)
        for name in ("Osh", "Batken"):
            with pytest.raises(GeocodeError):
                geocoder.find(name)
        assert geocoder.gave_up()


@pytest.mark.parametrize("name", ["", "  ", "x" * 500])
def test_no_name(name: str, made: Callable[..., Geocoder]) -> None:
    with pytest.raises(GeocodeError, match="no name"):
        made().geocode(name)


# services, servers and keys

SERVICES = [
    ({"service": "nonsense"}, "no geocoder is called 'nonsense'; one of arcgis, "),
    ({"service": "opencage"}, "opencage needs a key: set GEONEWS_GEOCODER_KEY in the environment"),
    ({"service": "geonames"}, "geonames needs a key: set GEONEWS_GEOCODER_KEY in the environment"),
    ({"service": "liveaddress"}, "set GEONEWS_GEOCODER_AUTH_ID and GEONEWS_GEOCODER_AUTH_TOKEN"),
    ({"service": "google"}, "google cannot be used"),
    ({"service": "pelias"}, "pelias needs the URL of a server: --server"),
    ({"server": "localhost:8080"}, "the server must be an http or https URL"),
    ({"server": "ftp://localhost"}, "the server must be an http or https URL"),
    ({"server": "http://me:secret@localhost"}, "the server must be an http or https URL"),
    ({"service": "baidu", "server": "http://localhost"}, "not to be had on a server of one's own"),
]


@pytest.mark.parametrize(("options", "said"), SERVICES)
def test_unusable(options: dict[str, str], said: str) -> None:
    with pytest.raises(GeocodeError) as caught:
        Geocoder(**options)
    assert said in str(caught.value) and "\n" not in str(caught.value)


def test_every_service_of_geopy_can_be_made(
    made: Callable[..., Geocoder], monkeypatch: pytest.MonkeyPatch
) -> None:
    from geopy.geocoders import SERVICE_TO_GEOCODER

    for name in ("AUTH_ID", "AUTH_TOKEN", "USERNAME", "API_KEY", "APIKEY"):
        monkeypatch.setenv(f"GEONEWS_GEOCODER_{name}", "k")
    monkeypatch.setenv("GEONEWS_GEOCODER_KEY", "k")
    refused = []
    for name in SERVICE_TO_GEOCODER:
        try:
            made(name, server="http://localhost" if name == "pelias" else None)
        except GeocodeError:
            refused.append(name)
    assert set(refused) <= {"arcgis", "here", "ignfrance"}  # ask for more than a key


def test_photon(made: Callable[..., Geocoder]) -> None:
    feature = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [70.9, 40.1]},
        "properties": {
            "osm_type": "N", "osm_id": 7, "osm_key": "place", "osm_value": "town", "name": "Batken",
            "countrycode": "KG", "state": "Batken Region", "extent": [70.8, 40.2, 71.0, 40.0],
        },
    }  # fmt: skip
    body = json.dumps({"type": "FeatureCollection", "features": [feature]})
    with serving({"/api": Answer(body, headers=JSON)}) as server:
        [found] = made("photon", server=server.url).geocode("Batken")
    place = found.place
    assert (place.id, place.kind, place.country, place.source) == (
        "photon:node/7",
        "settlement",
        "KG",
        "photon",
    )
    assert 10 < place.radius_km < 20


def test_a_key_goes_to_the_service_and_nowhere_else(
    made: Callable[..., Geocoder], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("GEONEWS_GEOCODER_KEY", "s3cret")
    caplog.set_level("DEBUG", logger="geonews")
    with serving(lambda request: Answer("no", 500)) as server:
        geocoder = made("opencage", server=server.url)
        with pytest.raises(GeocodeError) as caught:
            geocoder.geocode("Osh")
    assert server.asked[0].query["key"] == "s3cret"
    assert "s3cret" not in str(caught.value) + caplog.text


# the memory and the pace


def test_asked_once(server: Server, made: Callable[..., Geocoder]) -> None:
    first, second = made(server=server.url), made(server=server.url)
    assert first.geocode("Zhangyrabad") == first.geocode(" ZHANGYRABAD ") == second.geocode("zhangyrabad")
    assert first.geocode("Nowhere") == second.geocode("Nowhere") == []
    assert len(server.asked) == 2
    assert made(server=server.url, cached=False).geocode("Zhangyrabad") and len(server.asked) == 3


def test_failures_are_not_remembered(made: Callable[..., Geocoder]) -> None:
    with serving(lambda r: Answer("no", 403) if len(server.asked) == 1 else nominatim(r)) as server:
        geocoder = made(server=server.url)
        with pytest.raises(GeocodeError):
            geocoder.geocode("Zhangyrabad")
        assert geocoder.geocode("Zhangyrabad") and not geocoder.gave_up()


def test_answers_grow_old(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    memory = Store(tmp_path / "a.db")
    memory.put("s", "q", [{"a": 1}])
    memory.put("s", "nothing", [])
    now = time.time()
    seen = []
    for days in (1, 8, 91):
        monkeypatch.setattr(store.time, "time", lambda days=days: now + days * 86400)
        seen.append((memory.get("s", "q"), memory.get("s", "nothing")))
    memory.close()
    assert seen == [([{"a": 1}], []), ([{"a": 1}], None), (None, None)]


@pytest.mark.parametrize("content", [b"no database at all" * 100, b"SQLite format 3\x00" + b"\xff" * 3000])
def test_damaged_memory(
    server: Server, made: Callable[..., Geocoder], tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "a.db").write_bytes(content)
    assert made(server=server.url, path=tmp_path / "a.db").geocode("Zhangyrabad")


def test_memory_of_another_version(server: Server, made: Callable[..., Geocoder], tmp_path: Path) -> None:
    geocoder = made(server=server.url, path=tmp_path / "a.db")
    geocoder.geocode("Zhangyrabad")
    geocoder.store.close()
    db = sqlite3.connect(tmp_path / "a.db")
    db.execute("UPDATE answer SET found = replace(found, 'lat', 'latitude')")
    db.commit()
    db.close()
    assert geocoder.geocode("Zhangyrabad") and len(server.asked) == 2


def test_no_place_for_a_memory(server: Server, made: Callable[..., Geocoder], tmp_path: Path) -> None:
    geocoder = made(server=server.url, path=tmp_path / "missing" / "a.db")
    assert geocoder.geocode("Zhangyrabad") and geocoder.geocode("Zhangyrabad") and len(server.asked) == 1


def _ask(url: str, path: Path, names: list[str], interval: float) -> None:
    """Ask in another process."""
    geocoder = Geocoder(server=url, path=path)
    geocoder.service.interval = interval
    for name in names:
        geocoder.find(name)


def test_processes_keep_the_pace_together(server: Server, tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    names = [f"Name {number}" for number in range(3)]
    started = [
        context.Process(target=_ask, args=(server.url, tmp_path / "a.db", [*names, f"Own {n}"], 0.2))
        for n in range(2)
    ]
    for process in started:
        process.start()
    for process in started:
        process.join(20)
    assert [process.exitcode for process in started] == [0, 0]
    times = sorted(request.at for request in server.asked)
    assert min(later - sooner for sooner, later in pairwise(times)) > 0.15
    asked = [request.query["q"] for request in server.asked]
    assert set(asked) == {*names, "Own 0", "Own 1"}
    assert len(asked) <= len(set(asked)) + 2  # what one process learns, the others know


def test_one_second_between_questions_to_a_public_server(made: Callable[..., Geocoder]) -> None:
    geocoder = made()
    assert geocoder.service.interval == 1.0
    turns = [geocoder.store.turn("nominatim", geocoder.service.interval) for _ in range(3)]
    assert turns[0] == 0 and 0.9 < turns[1] <= 1.0 and 1.9 < turns[2] <= 2.0


def test_a_clock_set_back_does_not_stop_the_turns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Store(tmp_path / "a.db")
    memory.turn("s", 1.0)
    now = time.time()
    monkeypatch.setattr(store.time, "time", lambda: now - 10 * 86400)
    assert memory.turn("s", 1.0) == 0
    memory.close()


# a whole report


def test_complete(server: Server, made: Callable[..., Geocoder]) -> None:
    before = geonews.analyze(TEXT)
    assert "Zhangyrabad" not in [r.mention.text for r in before.resolutions]
    after = complete(before, made(server=server.url))
    added = [r for r in after.resolutions if r.mention.text == "Zhangyrabad"]
    assert len(added) == 2 and len(server.asked) == 1
    assert {(r.place.id, r.place.source) for r in added if r.place} == {("nominatim:node/5", "nominatim")}
    assert [r.mention.start for r in after.resolutions] == sorted(r.mention.start for r in after.resolutions)
    assert all(TEXT[r.mention.start : r.mention.end] == r.mention.text for r in after.resolutions)
    assert "nominatim:node/5" in {event.place.id for event in after.events if event.place}


def test_what_the_gazetteer_knows_is_not_asked(server: Server, made: Callable[..., Geocoder]) -> None:
    report = geonews.analyze("Protesters gathered in Bishkek, Kyrgyzstan, on 13 May 2010.")
    assert complete(report, made(server=server.url)) is report and server.asked == []


def test_agreement_keeps_the_place_of_the_gazetteer(made: Callable[..., Geocoder]) -> None:
    [osh] = [
        r
        for r in geonews.analyze("Crowds gathered in Osh, Kyrgyzstan.").resolutions
        if r.mention.text == "Osh"
    ]
    assert osh.place
    doubtful = Resolution(osh.mention, osh.place, 0.2, None, osh.candidates)
    report = geonews.Report(Article("a", "Crowds gathered in Osh, Kyrgyzstan."), (doubtful,))
    answer = [village(9, osh.place.lat, osh.place.lon, name="Osh", display_name="Osh")]
    with serving(lambda request: Answer(json.dumps(answer), headers=JSON)) as server:
        [sure] = complete(report, made(server=server.url)).resolutions
    assert sure.place == osh.place and sure.confidence > 0.5


def test_the_offline_result_survives(made: Callable[..., Geocoder]) -> None:
    report = geonews.analyze(TEXT)
    errors: list[GeocodeError] = []
    with serving({}) as server:
        assert complete(report, made(server=server.url), on_error=errors.append) is report
        with pytest.raises(GeocodeError):
            complete(report, made(server=server.url))
    assert len(errors) == 1


# the command line


def called(*arguments: str) -> Result:
    """Call the command line within this process, which is quicker."""
    return CliRunner().invoke(root, arguments)


def test_command(server: Server) -> None:
    found = run("geocode", "Zhangyrabad", "--server", server.url, "-f", "json", "--limit", "1")
    assert found.returncode == 0
    [row] = json.loads(found.stdout)
    assert (row["query"], row["source"]) == ("Zhangyrabad", "nominatim") and "OpenStreetMap" in row[
        "attribution"
    ]
    [line] = found.stderr.splitlines()
    assert "OpenStreetMap" in line


def test_command_misses(server: Server) -> None:
    found = called("geocode", "Nowhere", "Zhangyrabad", "--server", server.url, "-f", "csv")
    assert found.exit_code == 1 and "Zhangyrabad" in found.stdout
    assert "geonews: Nowhere: not known to nominatim" in found.stderr


def test_command_without_a_server() -> None:
    with serving({}) as gone:
        pass
    found = called("geocode", "Osh", "Batken", "Uzgen", "--server", gone.url)
    assert found.exit_code == 1 and found.stdout == ""
    assert [line.split(": ")[1] for line in found.stderr.splitlines()] == ["Osh", "Batken", "Uzgen"]
    assert run("geocode", "Osh", "--service", "nonsense").returncode == 1


def test_online(server: Server) -> None:
    found = called("places", "--text", TEXT, "--online", "--server", server.url, "-f", "jsonl")
    assert found.exit_code == 0
    ids = [mention["place"]["id"] for mention in json.loads(found.stdout)["mentions"] if mention["place"]]
    assert "nominatim:node/5" in ids and "OpenStreetMap" in found.stderr


def test_a_map_says_whose_answers_it_shows(server: Server, tmp_path: Path) -> None:
    page = tmp_path / "map.html"
    done = called("map", "--text", TEXT, "--online", "--server", server.url, "-o", str(page))
    assert done.exit_code == 0 and "OpenStreetMap" in done.stderr
    assert "OpenStreetMap contributors, ODbL" in page.read_text(encoding="utf-8")


def test_online_fails_and_the_rest_is_done() -> None:
    with serving({}) as gone:
        pass
    offline = called("places", "--text", TEXT, "-f", "jsonl")
    online = run("places", "--text", TEXT, "--online", "--server", gone.url, "-f", "jsonl")
    assert online.returncode == 0 and online.stdout == offline.stdout
    [line] = online.stderr.splitlines()
    assert "the offline result stands" in line
