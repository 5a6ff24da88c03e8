"""A headless Firefox without network, driven over WebDriver BiDi, which needs no driver beside it."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

PREFERENCES = {
    "network.proxy.type": 1,  # a proxy that nobody serves: whatever is asked for fails
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.no_proxies_on": "127.0.0.1",
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "ui.prefersReducedMotion": 1,
}
PATIENCE = 60


class Firefox:
    """One window of a Firefox of its own."""

    def __init__(self):
        binary = shutil.which("firefox") or shutil.which("firefox-esr")
        if not binary:
            pytest.skip("Firefox is not installed")
        import websocket

        self.folder = tempfile.TemporaryDirectory()
        lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in PREFERENCES.items()]
        (Path(self.folder.name) / "user.js").write_text("\n".join(lines))
        command = [binary, "--headless", "--no-remote", "--profile", self.folder.name]
        environment = {
            **os.environ,
            "HOME": self.folder.name,
            "MOZ_HEADLESS_WIDTH": "1440",
            "MOZ_HEADLESS_HEIGHT": "900",
        }
        self.process = subprocess.Popen(
            [*command, "--remote-debugging-port", "0"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment,
        )  # fmt: skip
        self.socket = websocket.create_connection(
            f"ws://127.0.0.1:{self._port()}/session", timeout=PATIENCE, suppress_origin=True
        )
        self.number = 0
        self.said = []
        self.ask("session.new", capabilities={})
        self.ask("session.subscribe", events=["log.entryAdded"])
        self.window = self.ask("browsingContext.getTree")["contexts"][0]["context"]
        self.ask("browsingContext.setViewport", context=self.window, viewport={"width": 1440, "height": 900})

    def _port(self):
        """Return the port that Firefox tells in its profile once it listens."""
        told = Path(self.folder.name) / "WebDriverBiDiServer.json"
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if told.exists() and told.read_text():
                return json.loads(told.read_text())["ws_port"]
            time.sleep(0.1)
        raise AssertionError("Firefox does not listen")

    def ask(self, method, **parameters):
        """Return the result of a command."""
        self.number += 1
        self.socket.send(json.dumps({"id": self.number, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self.socket.recv())
            if answer.get("method") == "log.entryAdded":
                self.said.append(answer["params"])
            elif answer.get("id") == self.number:
                assert answer["type"] == "success", answer
                return answer["result"]

    def open(self, path):
        """Open a page and wait until it can be used."""
        self.ask(
            "browsingContext.navigate", context=self.window, url=path.absolute().as_uri(), wait="complete"
        )
        assert self.wait("Boolean(document.querySelector('[data-ready]'))"), self.errors()

    def run(self, expression):
        """Return the value of an expression; lists and objects as JSON."""
        answer = self.ask(
            "script.evaluate", expression=f"JSON.stringify({expression})", target={"context": self.window},
            awaitPromise=True,
        )  # fmt: skip
        assert answer["type"] == "success", answer
        return json.loads(answer["result"].get("value") or "null")

    def wait(self, expression, seconds=20):
        """Return the value of an expression as soon as it is true; its last one when time is over."""
        until = time.monotonic() + seconds
        while not (found := self.run(expression)) and time.monotonic() < until:
            time.sleep(0.05)
        return found

    def click(self, selector, text=""):
        """Click, with a pointer, the first element that the selector finds and whose text begins so."""
        label = "(e.getAttribute('aria-label') || e.textContent).trim()"
        box = self.run(
            f"(() => {{ const e = [...document.querySelectorAll({json.dumps(selector)})]"
            f".find((e) => {label}.startsWith({json.dumps(text)})); e.scrollIntoView({{block: 'center'}});"
            "const b = e.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; })()"
        )
        x, y = map(round, box)
        moves = [
            {"type": "pointerMove", "x": x, "y": y},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self.ask(
            "input.performActions",
            context=self.window,
            actions=[{"type": "pointer", "id": "mouse", "actions": moves}],
        )

    def type(self, text):
        """Press keys."""
        keys = [{"type": kind, "value": char} for char in text for kind in ("keyDown", "keyUp")]
        self.ask(
            "input.performActions",
            context=self.window,
            actions=[{"type": "key", "id": "keys", "actions": keys}],
        )

    def errors(self):
        """Return what the console has said of faults."""
        return [entry["text"] for entry in self.said if entry["level"] in {"error", "warn"}]

    def picture(self, path):
        """Save a picture of the window."""
        shot = self.ask("browsingContext.captureScreenshot", context=self.window)
        path.write_bytes(base64.b64decode(shot["data"]))

    def close(self):
        """End this Firefox."""
        self.socket.close()
        self.process.terminate()
        self.process.wait(PATIENCE)
        self.folder.cleanup()
