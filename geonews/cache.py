"""Where answers from the network are kept between runs."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["cache_folder"]


def cache_folder() -> Path | None:
    """Return the folder for what came from the network, made if need be; None when there can be none.

    It is the usual one of the system; the environment variable GEONEWS_CACHE_DIR names another.
    """
    named = os.environ.get("GEONEWS_CACHE_DIR")
    if named:
        folder = Path(named)
    else:
        try:
            from platformdirs import user_cache_path
        except ImportError:
            return None
        folder = user_cache_path("geonews", appauthor=False)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None
