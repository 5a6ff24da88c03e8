"""A geocoding service of geopy, asked politely: in its turn, patiently, and no further than its limits.

geopy builds the questions and reads the answers; the requests are ours (fetch.py), so that a slow,
huge or endless answer cannot hold anything up. Keys come from the environment only.
"""

from __future__ import annotations

import inspect
import json
import logging
import os
import time
import warnings
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ..errors import GeocodeError
from ..fetch import FetchError, Limits, Response, UnreachableError, fetch, user_agent
from ..licences import ONLINE
from .answers import Found, read_location

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .store import Store

__all__ = ["Service"]

INTERVAL = 1.0
"""Seconds between two questions to a public service: the policy of Nominatim, fair to the others."""
TRIES = 3
BACK_OFF = 2.0
"""Seconds before a question is asked again; doubled each time."""
PATIENCE = 60.0
"""Seconds; a service that asks for a longer pause is left alone."""
ANSWERS = 10
"""Answers asked for."""
LIMITS = Limits(connect=10, read=15, total=30, size=2 << 20, redirects=2)
_AGAIN = frozenset((429, 500, 502, 503, 504))
_KEYS = (
    "api_key",
    "apikey",
    "access_token",
    "subscription_key",
    "username",
    "password",
    "auth_id",
    "auth_token",
)
_REGION = ((34.0, 46.0), (56.0, 88.0))
"""South-west and north-east corner of Central Asia, preferred where a service knows preferences."""
_MIDDLE = (42.0, 70.0)

log = logging.getLogger("geonews")


class Service:
    """One of geopy's geocoders by name.

    Args:
        name: as geopy calls it: nominatim, photon, opencage, ...
        server: base URL of one's own server, where the service can be had; it is asked without pauses.
        store: keeps the pace with other processes.
        limits: of one request.

    Raises:
        GeocodeError: there is no such service, it needs a key, or the server is no URL.
    """

    def __init__(
        self, name: str, store: Store, *, server: str | None = None, limits: Limits | None = None
    ) -> None:
        self.name = name.lower()
        self.server = server
        self.label = f"{self.name} at {server}" if server else self.name
        self.attribution = ONLINE.get(self.name, f"answers of {self.name}")
        self.interval = 0.0 if server else INTERVAL
        self._store = store
        self._limits = limits or LIMITS
        self._has_turn = False
        self._geocoder = self._made()
        self._parameters = inspect.signature(self._geocoder.geocode).parameters

    def _made(self) -> Any:
        """Return the geocoder of geopy."""
        from geopy.exc import GeocoderNotFound, GeopyError
        from geopy.geocoders import SERVICE_TO_GEOCODER, get_geocoder_for_service

        try:
            made = get_geocoder_for_service(self.name)
            arguments = self._arguments(inspect.signature(made.__init__).parameters)
            with warnings.catch_warnings(action="ignore"):  # what geopy will change is no concern of users
                return made(**arguments)
        except GeocoderNotFound as error:
            known = ", ".join(sorted(SERVICE_TO_GEOCODER))
            raise GeocodeError(f"no geocoder is called {self.name!r}; one of {known}") from error
        except (GeopyError, ValueError, TypeError) as error:
            raise GeocodeError(f"{self.name} cannot be used: {' '.join(str(error).split())[:200]}") from error

    def _arguments(self, parameters: Mapping[str, inspect.Parameter]) -> dict[str, Any]:
        """Return what a geocoder is made with: our adapter, the server, keys of the environment."""
        arguments: dict[str, Any] = {"adapter_factory": _adapter(self)}
        if "user_agent" in parameters:
            arguments["user_agent"] = user_agent()
        if self.server:
            arguments |= self._place(parameters)
        for name in parameters:
            value = os.environ.get(f"GEONEWS_GEOCODER_{name.upper()}")
            if value and name in _KEYS:
                arguments[name] = value
        missing = [
            p.name for p in parameters.values()
            if p.default is p.empty and p.name not in ("self", *arguments) and p.kind is not p.VAR_KEYWORD
        ]  # fmt: skip
        key = os.environ.get("GEONEWS_GEOCODER_KEY")
        wanted = [*missing, *(name for name in _KEYS[:4] if name in parameters and name not in arguments)]
        if key and wanted and wanted[0] in _KEYS:
            arguments[wanted[0]] = key
        missing = [name for name in missing if name not in arguments]
        if "domain" in missing:
            raise GeocodeError(f"{self.name} needs the URL of a server: --server")
        if missing:
            names = " and ".join(f"GEONEWS_GEOCODER_{name.upper()}" for name in missing)
            names = "GEONEWS_GEOCODER_KEY" if len(missing) == 1 else names
            raise GeocodeError(f"{self.name} needs a key: set {names} in the environment")
        return arguments

    def _place(self, parameters: Mapping[str, inspect.Parameter]) -> dict[str, str]:
        """Return the arguments that send a geocoder to one's own server."""
        try:
            parts = urlsplit(self.server or "")
        except ValueError:
            parts = urlsplit("")
        if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
            raise GeocodeError("the server must be an http or https URL without a user name")
        if "domain" not in parameters:
            raise GeocodeError(f"{self.name} is not to be had on a server of one's own")
        return {"domain": parts.netloc + parts.path.rstrip("/"), "scheme": parts.scheme}

    def ask(self, query: str, countries: Sequence[str] = ()) -> list[Found]:
        """Return what the service knows under a name, in its order.

        Args:
            query: a name as written.
            countries: ISO codes to keep to; sent along where the service can.

        Raises:
            GeocodeError: no answer, or one that cannot be understood.
        """
        from geopy.exc import GeopyError

        wishes: dict[str, Any] = {
            "exactly_one": False,
            "limit": ANSWERS,
            "language": "en",
            "addressdetails": True,
            "namedetails": True,
            "country_codes": [code.lower() for code in countries],
            "viewbox": _REGION,
            "location_bias": _MIDDLE,
        }
        try:
            answer = self._geocoder.geocode(
                query, **{name: value for name, value in wishes.items() if name in self._parameters}
            )
            found = [read_location(location, self.name) for location in answer or []]
        except GeocodeError:
            raise
        except GeopyError as error:
            reason = " ".join(str(error).split())[:200] or type(error).__name__
            raise GeocodeError(f"{self.label}: {printed(reason)}") from error
        except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError) as error:
            raise GeocodeError(
                f"{self.label}: an answer that is not understood ({type(error).__name__})"
            ) from error
        return [one for one in found if one and (not countries or one.place.country in (None, *countries))]

    def text(self, url: str, headers: Mapping[str, str]) -> str:
        """Return the answer to a request, in its turn and asked for again if that may help.

        Raises:
            GeocodeError: none came; the message names neither the URL nor a key in it.
        """
        problem = ""
        for pause in self._pauses():
            self.wait()
            self._has_turn = False
            try:
                response = fetch(url, headers=headers, limits=self._limits, allow_private=bool(self.server))
            except FetchError as error:
                problem = str(error)
                if not error.transient or isinstance(error, UnreachableError):
                    break
                after = pause
            else:
                if response.status < 400:
                    return response.body.decode("utf-8", "replace")
                problem = _meaning(response)
                if response.status not in _AGAIN:
                    break
                after = max(pause, _retry_after(response))
            if after > PATIENCE:
                self._store.postpone(self.label, min(after, 3600.0))
                problem += f"; it asks to come back in {after:.0f} s"
                break
            if pause:
                log.info("%s: %s; asking again in %.0f s", self.label, problem, after)
                self._store.postpone(self.label, after)
        raise GeocodeError(f"{self.label}: {problem}")

    def _pauses(self) -> Iterator[float]:
        """Yield the seconds to wait after each failed try, nothing after the last."""
        for number in range(TRIES - 1):
            yield BACK_OFF * 2**number
        yield 0.0

    def wait(self) -> None:
        """Wait for the turn of this process to ask; the next request is made in it.

        Raises:
            GeocodeError: the service asked for so long a pause that it is not waited for.
        """
        if self._has_turn:
            return
        seconds = self._store.turn(self.label, self.interval)
        if seconds > 2 * PATIENCE:
            raise GeocodeError(f"{self.label}: asked to be left alone for another {seconds:.0f} s")
        if seconds > 0:
            time.sleep(seconds)
        self._has_turn = True

    def data(self, url: str, headers: Mapping[str, str]) -> Any:
        """Return the answer to a request as JSON; see text()."""
        text = self.text(url, headers)
        try:
            return json.loads(text)
        except (ValueError, RecursionError) as error:
            what = (
                "a web page" if text.lstrip()[:1] == "<" else "something else" if text.strip() else "nothing"
            )
            raise GeocodeError(f"{self.label}: answers with {what} instead of JSON") from error


def printed(text: str) -> str:
    """Return a text from a server as it may be shown on a terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


def _meaning(response: Response) -> str:
    """Return what a status means, for a person."""
    return {
        401: "answers 401: the key is missing or wrong",
        403: "answers 403: it does not serve us (key, quota or terms of use)",
        429: "answers 429: too many requests",
    }.get(response.status, f"answers {response.status}")


def _retry_after(response: Response) -> float:
    """Return the seconds after which a server wants to be asked again, 0 when it does not say."""
    value = response.headers.get("retry-after", "").strip()
    if value.isdecimal() and len(value) < 10:
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return 0.0


def _adapter(service: Service) -> Any:
    """Return the class that geopy sends its requests with; it hands them to a service."""
    from geopy.adapters import BaseSyncAdapter

    class Adapter(BaseSyncAdapter):  # type: ignore[misc]
        """Requests through fetch.py."""

        def get_text(self, url: str, *, timeout: object, headers: Mapping[str, str]) -> str:
            """Return an answer as text."""
            del timeout  # the limits are ours
            return service.text(url, headers)

        def get_json(self, url: str, *, timeout: object, headers: Mapping[str, str]) -> Any:
            """Return an answer as JSON."""
            del timeout
            return service.data(url, headers)

    return Adapter
