"""Defaults of options: a flag goes before the environment, the environment before the file.

The file is geonews.toml, or the table tool.geonews of pyproject.toml, in the folder of the call or one
above it; the nearest counts. An option is written without its dashes, for all commands at the top, for
one command in a table of its name. In the environment it is GEONEWS_MIN_CONFIDENCE for all commands
and GEONEWS_EVENTS_MIN_CONFIDENCE for one.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["defaults"]

FILE = "geonews.toml"
PROJECT = "pyproject.toml"
LARGEST = 1 << 20
_PERSONAL = frozenset(("help", "open", "output", "text", "version"))
"""Options of one call only."""
_DANGEROUS = frozenset(("allow-private", "online"))
"""Options that open the network; a file, which may have come with a download, must not set them."""

Commands = dict[tuple[str, ...], dict[str, str]]
"""By the path of a command, its options and the parameters they stand for."""


def defaults(group: click.Group, environment: Mapping[str, str], folder: Path) -> dict[str, Any]:
    """Return the default_map of a group of commands.

    Args:
        group: its commands tell which options there are.
        environment: variables that begin with GEONEWS_ and name no option are left alone.
        folder: where the search for a file begins.

    Raises:
        click.UsageError: the file is no TOML, or names an option that does not exist.
    """
    commands = dict(_commands(group))
    found: dict[str, Any] = {}
    path, table = _file(folder)
    if path is not None:
        _read_table(table, commands, str(path), found)
    _read_environment(environment, commands, found)
    return found


def _commands(
    group: click.Group, above: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], dict[str, str]]]:
    """Yield every command with its options."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from _commands(command, (*above, name))
            continue
        options = {
            flag.lstrip("-"): parameter.name
            for parameter in command.params
            if isinstance(parameter, click.Option)
            for flag in parameter.opts
            if flag.startswith("--") and parameter.name
        }
        yield (*above, name), {flag: name for flag, name in options.items() if flag not in _PERSONAL}


def _file(folder: Path) -> tuple[Path | None, dict[str, Any]]:
    """Return the nearest file with settings and what it holds."""
    for place in (folder, *folder.parents):
        for name in (FILE, PROJECT):
            path = place / name
            data = _content(path)
            if data is None or (name == PROJECT and b"tool.geonews" not in data):
                continue
            table = _parsed(data, path)
            if name == PROJECT:
                tools = table.get("tool")
                own = tools.get("geonews") if isinstance(tools, dict) else None
                if not isinstance(own, dict):
                    continue
                table = own
            return path, table
    return None, {}


def _content(path: Path) -> bytes | None:
    """Return the bytes of a file, None when there is none to be read."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST)
    except OSError:
        return None


def _parsed(data: bytes, path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise click.UsageError(f"{path}: not TOML ({error})") from error


def _read_table(
    table: dict[str, Any], commands: Commands, path: str, found: dict[str, Any], within: tuple[str, ...] = ()
) -> None:
    """Take over the settings of a table: first those for all commands, then those of each."""
    inner = {name: value for name, value in table.items() if isinstance(value, dict)}
    for key, value in table.items():
        if key in inner:
            continue
        option = key.replace("_", "-")
        takers = [
            name for name, options in commands.items() if name[: len(within)] == within and option in options
        ]
        if option in _DANGEROUS:
            raise click.UsageError(f"{path}: {option} is set by a flag or in the environment only")
        if not takers:
            raise click.UsageError(f"{path}: no option is called {key!r}{_hint(option, commands)}")
        for name in takers:
            _set(found, name, commands[name][option], value)
    for key, value in inner.items():
        name = (*within, key)
        if not any(command[: len(name)] == name for command in commands):
            raise click.UsageError(f"{path}: no command is called {' '.join(name)!r}")
        _read_table(value, commands, path, found, name)


def _read_environment(environment: Mapping[str, str], commands: Commands, found: dict[str, Any]) -> None:
    """Take over variables, those for all commands first."""
    for is_own in (False, True):
        for name, options in commands.items():
            for option, parameter in options.items():
                parts = ("GEONEWS", *(name if is_own else ()), option)
                value = environment.get("_".join(parts).replace("-", "_").upper())
                if value:
                    _set(found, name, parameter, value)


def _set(found: dict[str, Any], command: tuple[str, ...], parameter: str, value: Any) -> None:
    """Put a value into the nested mapping that click reads."""
    for name in command:
        found = found.setdefault(name, {})
    found[parameter] = value


def _hint(option: str, commands: Commands) -> str:
    """Return what may have been meant."""
    import difflib

    known = {option for options in commands.values() for option in options}
    near = difflib.get_close_matches(option, known, 1)
    return f"; did you mean {near[0]!r}?" if near else ""
