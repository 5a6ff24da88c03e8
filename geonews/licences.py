"""What has to be shown with the answers of online services, by the source of a place."""

from __future__ import annotations

__all__ = ["ONLINE"]

_OSM = "© OpenStreetMap contributors, ODbL"

ONLINE = dict.fromkeys(("nominatim", "openmapquest", "photon", "pickpoint"), _OSM)
"""Services that answer from OpenStreetMap; for others their name must do."""
