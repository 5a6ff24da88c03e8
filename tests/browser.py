"""A headless Chromium without network, and the few things the tests of the page ask of it."""

from __future__ import annotations

import os
import shutil
import time

import pytest

FLAGS = [
    "--no-sandbox",
    "--headless=new",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--hide-scrollbars",
    "--window-size=1440,900",
]
CLICK = """
const all = [...document.querySelectorAll(arguments[0])];
const label = (element) => (element.getAttribute('aria-label') || element.textContent).trim();
const one = all.find((element) => label(element).startsWith(arguments[1]));
const mouse = {bubbles: true, cancelable: true, detail: 1, pointerType: 'mouse', view: window};
return Boolean(one) && (one.dispatchEvent(new PointerEvent('click', mouse)), true);
"""
NO_NETWORK = "--host-resolver-rules=MAP * ~NOTFOUND"


def find(*names):
    return next(filter(None, map(shutil.which, names)), None)


def start():
    """Return a driver; where there is no Chromium skip, but fail in continuous integration."""
    binary, driver = (
        find("chromium", "chromium-browser", "google-chrome"),
        find("chromedriver", "chromium.chromedriver"),
    )
    if not (binary and driver):
        reason = "Chromium and its driver are not installed"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for flag in (*FLAGS, NO_NETWORK):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options=options, service=Service(driver))


class Browser:
    """A page under test."""

    def __init__(self, driver):
        self.driver = driver
        self.run = driver.execute_script

    def size(self, width=1440, height=900, *, phone=False, dark=False, still=True):
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": phone},
        )
        features = {"prefers-color-scheme": "dark" if dark else "light"}
        features["prefers-reduced-motion"] = "reduce" if still else "no-preference"
        self.driver.execute_cdp_cmd(
            "Emulation.setEmulatedMedia", {"features": [{"name": k, "value": v} for k, v in features.items()]}
        )

    def open(self, path, fragment=""):
        """Open a page afresh and wait until it can be used."""
        self.driver.get("about:blank")
        self.errors()
        self.driver.get(path.absolute().as_uri() + fragment)
        assert self.wait("return !!document.querySelector('[data-ready]')"), self.errors()

    def wait(self, script, seconds=10):
        """Return what a script returns as soon as it is true; its last answer when time is over."""
        until = time.monotonic() + seconds
        while not (found := self.run(script)) and time.monotonic() < until:
            time.sleep(0.02)
        return found

    def errors(self):
        """Return what the console has said since the last question."""
        return [
            entry["message"]
            for entry in self.driver.get_log("browser")
            if entry["level"] in {"SEVERE", "WARNING"}
        ]

    def requests(self):
        """Return the addresses asked for since the last question."""
        import json

        events = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        return [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]

    def texts(self, selector):
        return self.run(
            "return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent)", selector
        )

    def count(self, selector):
        return self.run("return document.querySelectorAll(arguments[0]).length", selector)

    def click(self, selector, text=""):
        """Click the first element that the selector finds and whose text or label begins so."""
        done = self.run(CLICK, selector, text)
        assert done, f"no {selector} beginning with {text!r}"

    def press(self, key):
        from selenium.webdriver.common.action_chains import ActionChains

        ActionChains(self.driver).send_keys(key).perform()

    def highlighted(self):
        """Return the text that is marked in the story."""
        return self.run(
            "return [...(CSS.highlights.get('gn-sentence') || [])].map((r) => r.toString()).join('')"
        )

    def fragment(self):
        return self.run("return decodeURIComponent(location.hash)")
