"""How fast and how large the map page is, beside what folium offers, and how fast it answers in a browser.

    python benchmarks/page.py             everything; writes the figures into docs/map.md
    python benchmarks/page.py --quick     a small part, to see that it works; writes nothing

Reports are built before the clock starts, see crowd.py. Each page is made in a process of its own.
The browser is a headless Chromium without network. Time on the processor stands beside time on the clock,
which other work on the machine lengthens.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import browser as browsers  # noqa: E402
from crowd import crowd  # noqa: E402
from run import machine, table  # noqa: E402

PAGE = ROOT / "docs" / "map.md"
MARK = "<!-- figures: written by benchmarks/page.py -->"
TARGETS = {10_000: ("150 ms", "1.2 MB", "500 ms", "50 ms"), 50_000: ("600 ms", "5 MB", "1,200 ms", "150 ms")}
TYPE = (
    "const s = document.querySelector('.gn-search'); s.focus(); s.value = {!r};"
    "s.dispatchEvent(new Event('input'))"
)
STEPS = {
    "category switched off": "document.querySelector('.gn-chip').click()",
    "category switched on": "document.querySelector('.gn-chip').click()",
    "slider moved": (
        "const t = document.querySelector('.gn-track input');"
        "t.value = String(Number(t.value) + 20); t.dispatchEvent(new Event('input'))"
    ),
    "search, first letter typed": TYPE.format("b"),
    "search, second letter typed": TYPE.format("ba"),
    "search, third letter typed": TYPE.format("bat"),
    "search emptied": TYPE.format(""),
    "zoomed in": "view.map.setZoom(view.map.getZoom() + 1, {animate: false})",
    "counts by region": "view.set({mode: 'counts'})",
    "places again": "view.set({mode: 'points'})",
}
"""What a reader does, as a script."""
TIMED = """
const [map, step, done] = arguments;
const view = geonews.viewOf(window[map]);
const start = performance.now();
let waiting = true;
view.on('drawn', () => {
  if (waiting) {
    waiting = false;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => done(performance.now() - start);
      channel.port2.postMessage(0);
    });
  }
});
new Function('view', step)(view);
"""
"""Runs a step; gives the milliseconds until the frame that shows what it changed has been painted."""


def generate(kind: str, count: str, path: str) -> dict[str, float]:
    """Return the seconds of making a page after import: the first of a process, and the best later one."""
    make = {"geonews": _geonews, "MarkerCluster": _cluster, "GeoJson": _geojson}[kind]
    reports = crowd(int(count))
    import geonews.map  # noqa: F401 (folium with it; loading is not part of the time)

    times, spent = [], []
    for _ in range(1 if kind == "MarkerCluster" else 4):
        start, busy = time.perf_counter(), time.process_time()
        make(reports, path)
        times.append(time.perf_counter() - start)
        spent.append(time.process_time() - busy)
    size = Path(path).stat().st_size / 1e6
    return {"first": times[0], "best": min(times), "cpu": min(spent), "mb": size}


def _geonews(reports: Any, path: str) -> None:
    from geonews.map import draw

    draw(reports).save(path)


def _cluster(reports: Any, path: str) -> None:
    import folium
    from folium.plugins import MarkerCluster

    plain = folium.Map((41, 70), zoom_start=5, tiles=None)
    cluster = MarkerCluster().add_to(plain)
    for event in (event for report in reports for event in report.events):
        folium.Marker((event.place.lat, event.place.lon), popup=event.quote).add_to(cluster)
    plain.save(path)


def _geojson(reports: Any, path: str) -> None:
    import folium

    plain = folium.Map((41, 70), zoom_start=5, tiles=None)
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [event.place.lon, event.place.lat]},
            "properties": {
                "quote": event.quote,
                "type": event.type,
                "date": str(event.date and event.date.start),
            },
        }
        for report in reports
        for event in report.events
    ]
    folium.GeoJson(
        {"type": "FeatureCollection", "features": features},
        marker=folium.CircleMarker(radius=4),
        popup=folium.GeoJsonPopup(["quote", "type", "date"]),
    ).add_to(plain)
    plain.save(path)


def child(*arguments: object) -> dict[str, float]:
    """Return what generate() gives in a new process."""
    command = [sys.executable, __file__, "--child", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def answers(page: Path, times: int) -> dict[str, tuple[float, float]]:
    """Return the milliseconds until a page can be used, and of each step: medians.

    Each on the clock, and on the processor by the page's main thread.
    """
    browser = browsers.Browser(browsers.start())
    ask = browser.driver.execute_cdp_cmd
    ask("Performance.enable", {"timeDomain": "threadTicks"})

    def busy() -> float:
        """Return the milliseconds that the main thread has worked."""
        metrics = ask("Performance.getMetrics", {})["metrics"]
        return float(next(1000 * m["value"] for m in metrics if m["name"] == "TaskDuration"))

    try:
        browser.size(1440, 900)
        found: dict[str, list[tuple[float, float]]] = {name: [] for name in ("interactive", *STEPS)}
        for _ in range(times):
            browser.open(page)  # in a new process, whose counter begins at nought
            ready = browser.run("return Number(document.querySelector('[data-ready]').dataset.ready)")
            found["interactive"].append((ready, busy()))
            name = browser.run("return document.querySelector('.folium-map').id")
            browser.run(f"geonews.viewOf({name}).set({{mode: 'points'}})")
            time.sleep(2)  # what the page does when nothing else is to be done
            for step, script in STEPS.items():
                before = busy()
                clock = browser.driver.execute_async_script(TIMED, name, script)
                found[step].append((clock, busy() - before))
                time.sleep(0.1)
        return {name: tuple(map(statistics.median, zip(*each, strict=True))) for name, each in found.items()}
    finally:
        browser.driver.quit()


def _target(step: str, target: tuple[str, ...]) -> str:
    """Return the target of a step: for being usable, and for every way to filter."""
    if step == "interactive":
        return target[2]
    return target[3] if step.startswith(("category", "slider", "search")) else ""


def main(arguments: list[str]) -> None:
    """Measure, print and keep the figures."""
    if arguments[:1] == ["--child"]:
        print(json.dumps(generate(*arguments[1:])))
        return
    quick = "--quick" in arguments
    sizes = (1_000,) if quick else (10_000, 50_000)
    parts = [f"{machine()}."]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        rows, felt = [], []
        for count in sizes:
            target = TARGETS.get(count, ("", "", "", ""))
            for kind in ("MarkerCluster", "GeoJson", "geonews"):
                if kind == "MarkerCluster" and count > 10_000:
                    continue
                made = child(kind, count, path)
                own = kind == "geonews"
                name = kind if own else f"folium {kind}"
                rows.append(
                    [f"{count:,}", name, f"{made['first'] * 1000:,.0f} ms", f"{made['best'] * 1000:,.0f} ms",
                     f"{made['cpu'] * 1000:,.0f} ms", target[0] if own else "", f"{made['mb']:.2f} MB",
                     target[1] if own else ""]
                )  # fmt: skip
            told = answers(path, 1 if quick else 3)
            felt += [
                [
                    f"{count:,}",
                    name,
                    f"{clock:,.0f} ms",
                    f"{cpu:,.0f} ms",
                    _target(name, target),
                ]
                for name, (clock, cpu) in told.items()
            ]
        header = [
            "events",
            "page",
            "first of a process",
            "a later one",
            "of the processor",
            "target",
            "size",
            "target",
        ]
        parts.append(table(header, rows))
        parts.append(table(["events", "in the browser", "on the clock", "of the processor", "target"], felt))
    print("\n\n".join(parts))
    if not quick:
        head = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
        PAGE.write_text(head + MARK + "\n\n" + "\n\n".join(parts) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
