"""What kinds of events there are: one table, and the categories of the legend.

PLOVER (the political-event coding that follows CAMEO) and ACLED (Armed Conflict Location
& Event Data) name only part of what news reports; elsewhere their columns are None.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["CATEGORIES", "TYPES", "Category", "EventType"]


@dataclass(frozen=True, slots=True)
class Category:
    """A line of the legend."""

    key: str
    label: str
    colour: str
    """Hexadecimal sRGB for a white panel; contrast at least 3:1."""
    colour_dark: str
    """The same for a dark panel (#181b20)."""


@dataclass(frozen=True, slots=True)
class EventType:
    """A kind of event."""

    key: str
    label: str
    category: str
    """Key of CATEGORIES."""
    plover: str | None
    """One of the sixteen PLOVER event types; None outside them."""
    mode: str | None
    """PLOVER mode."""
    acled_event: str | None
    """ACLED event type; None outside ACLED."""
    acled_sub_event: str | None
    group: str
    """Types of one group may report the same happening and are then merged."""


_CATEGORIES = (
    Category("violence", "Armed violence", "#d40e45", "#f04d28"),
    Category("unrest", "Protest and unrest", "#cd6d1e", "#f3a748"),
    Category("law", "Police, courts and troops", "#2f6dc7", "#7391fe"),
    Category("politics", "Politics and diplomacy", "#4e018e", "#9b63e0"),
    Category("disaster", "Natural disaster", "#4f640d", "#ebe72f"),
    Category("accident", "Accident and fire", "#8e1255", "#b85a7f"),
    Category("relief", "Health and relief", "#0a9a71", "#85ffd2"),
    Category("economy", "Economy and infrastructure", "#11557e", "#47c8fa"),
    Category("context", "Mentioned", "#6f7580", "#9aa2af"),
)

CATEGORIES: Mapping[str, Category] = MappingProxyType({c.key: c for c in _CATEGORIES})
"""Categories by key, in the order of the legend; ``context`` is for places without an event."""

_BATTLE = ("Battles", "Armed clash")
_REMOTE = "Explosions/Remote violence"
_CIVILIANS = ("Violence against civilians", "Attack")
_PEACEFUL = ("Protests", "Peaceful protest")
_RIOT = ("Riots", "Violent demonstration")
_STRATEGIC = ("Strategic developments", "Other")
_NONE = (None, None)

_ROWS: tuple[tuple[str, str, str, str | None, str | None, tuple[str | None, str | None], str], ...] = (
    # key, label, category, PLOVER event and mode, ACLED event and sub-event, merge group
    ("armed_clash", "Armed clash", "violence", "ASSAULT", "firearms", _BATTLE, "fighting"),
    ("border_incident", "Border incident", "violence", "ASSAULT", "firearms", _BATTLE, "fighting"),
    ("territory_taken", "Territory taken", "violence", "ASSAULT", None,
     ("Battles", "Non-state actor overtakes territory"), "seizure"),
    ("shelling", "Shelling", "violence", "ASSAULT", "heavy-weapons",
     (_REMOTE, "Shelling/artillery/missile attack"), "shelling"),
    ("air_strike", "Air or drone strike", "violence", "ASSAULT", "aerial",
     (_REMOTE, "Air/drone strike"), "air_strike"),
    ("bombing", "Bombing", "violence", "ASSAULT", "explosives",
     (_REMOTE, "Remote explosive/landmine/IED"), "explosion"),
    ("suicide_bombing", "Suicide bombing", "violence", "ASSAULT", "suicide-attack",
     (_REMOTE, "Suicide bomb"), "explosion"),
    ("shooting", "Shooting", "violence", "ASSAULT", "firearms", _CIVILIANS, "shooting"),
    ("attack", "Attack", "violence", "ASSAULT", None, _CIVILIANS, "shooting"),
    ("killing", "Killing", "violence", "ASSAULT", "assassinate", _CIVILIANS, "shooting"),
    ("abduction", "Abduction", "violence", "ASSAULT", "abduct",
     ("Violence against civilians", "Abduction/forced disappearance"), "abduction"),
    ("assault", "Beating or assault", "violence", "ASSAULT", "beat", _CIVILIANS, "assault"),
    ("crackdown", "Force against protesters", "violence", "ASSAULT", "crowd-control",
     ("Protests", "Excessive force against protesters"), "crackdown"),
    ("ethnic_clash", "Communal violence", "violence", "ASSAULT", "primitive",
     ("Riots", "Mob violence"), "fighting"),
    ("protest", "Protest", "unrest", "PROTEST", "demo", _PEACEFUL, "protest"),
    ("strike", "Strike", "unrest", "PROTEST", "strike", _PEACEFUL, "strike"),
    ("hunger_strike", "Hunger strike", "unrest", "PROTEST", "hunger", _PEACEFUL, "hunger_strike"),
    ("blockade", "Road blockade", "unrest", "PROTEST", "obstruct", _PEACEFUL, "blockade"),
    ("riot", "Riot", "unrest", "PROTEST", "riot", _RIOT, "riot"),
    ("uprising", "Uprising", "unrest", "PROTEST", "riot", _RIOT, "riot"),
    ("building_seizure", "Seizure of a building", "unrest", "COERCE", "seize", _RIOT, "seizure"),
    ("coup_attempt", "Coup attempt", "unrest", "COERCE", "seize", _STRATEGIC, "coup"),
    ("vandalism", "Arson or looting", "unrest", "COERCE", "destroy",
     ("Strategic developments", "Looting/property destruction"), "vandalism"),
    ("arrest", "Arrest", "law", "COERCE", "arrest", ("Strategic developments", "Arrests"), "arrest"),
    ("raid", "Raid or search", "law", "COERCE", "seize", ("Strategic developments", "Arrests"), "arrest"),
    ("smuggling", "Seizure of contraband", "law", "COERCE", "seize",
     ("Strategic developments", "Disrupted weapons use"), "smuggling"),
    ("trial", "Charge or trial", "law", "ACCUSE", "investigate", _NONE, "trial"),
    ("sentence", "Sentence", "law", "SANCTION", "convict", _NONE, "trial"),
    ("release", "Release", "law", "RETREAT", "release", _NONE, "release"),
    ("expulsion", "Deportation or extradition", "law", "COERCE", "deport", _STRATEGIC, "expulsion"),
    ("deployment", "Deployment of forces", "law", "MOBILIZE", "troops", _STRATEGIC, "deployment"),
    ("withdrawal", "Withdrawal of forces", "law", "RETREAT", "withdraw", _STRATEGIC, "withdrawal"),
    ("exercise", "Military exercise", "law", "MOBILIZE", "troops", _NONE, "exercise"),
    ("security_operation", "Security operation", "law", "COERCE", None, _STRATEGIC, "operation"),
    ("curfew", "Curfew", "law", "COERCE", "curfew", _STRATEGIC, "emergency"),
    ("emergency", "State of emergency", "law", "COERCE", "martial-law", _STRATEGIC, "emergency"),
    ("ban", "Ban or censorship", "law", "COERCE", "ban", _STRATEGIC, "ban"),
    ("election", "Election or referendum", "politics", None, None, _NONE, "election"),
    ("legislation", "Vote or law", "politics", None, None, _NONE, "legislation"),
    ("appointment", "Appointment", "politics", None, None, _NONE, "appointment"),
    ("resignation", "Resignation or dismissal", "politics", "RETREAT", "resign", _NONE, "resignation"),
    ("visit", "Visit", "politics", "CONSULT", "visit", _NONE, "talks"),
    ("talks", "Talks or meeting", "politics", "CONSULT", "multilateral", _NONE, "talks"),
    ("agreement", "Agreement", "politics", "AGREE", None,
     ("Strategic developments", "Agreement"), "agreement"),
    ("ceasefire", "Ceasefire", "politics", "RETREAT", "ceasefire",
     ("Strategic developments", "Agreement"), "agreement"),
    ("sanctions", "Sanctions or expulsion of diplomats", "politics", "SANCTION", None, _NONE, "sanctions"),
    ("threat", "Threat", "politics", "THREATEN", None, _NONE, "threat"),
    ("ceremony", "Ceremony or festival", "politics", None, None, _NONE, "ceremony"),
    ("earthquake", "Earthquake", "disaster", None, None, _NONE, "earthquake"),
    ("flood", "Flood", "disaster", None, None, _NONE, "flood"),
    ("landslide", "Landslide or mudflow", "disaster", None, None, _NONE, "landslide"),
    ("avalanche", "Avalanche", "disaster", None, None, _NONE, "avalanche"),
    ("storm", "Storm", "disaster", None, None, _NONE, "storm"),
    ("drought", "Drought or low water", "disaster", None, None, _NONE, "drought"),
    ("extreme_cold", "Extreme cold or heat", "disaster", None, None, _NONE, "extreme_cold"),
    ("wildfire", "Wildfire", "disaster", None, None, _NONE, "fire"),
    ("fire", "Fire", "accident", None, None, _NONE, "fire"),
    ("explosion", "Explosion", "accident", None, None, (_REMOTE, None), "explosion"),
    ("traffic_accident", "Traffic accident", "accident", None, None, _NONE, "traffic_accident"),
    ("air_crash", "Air crash", "accident", None, None, _NONE, "air_crash"),
    ("mine_accident", "Mine accident", "accident", None, None, _NONE, "mine_accident"),
    ("dam_failure", "Dam failure", "accident", None, None, _NONE, "dam_failure"),
    ("collapse", "Collapse of a structure", "accident", None, None, _NONE, "collapse"),
    ("accident", "Other accident", "accident", None, None, _NONE, "accident"),
    ("outage", "Failure of power, heat or water", "accident", None, None, _NONE, "outage"),
    ("outbreak", "Outbreak of disease", "relief", None, None, _NONE, "outbreak"),
    ("poisoning", "Poisoning or pollution", "relief", None, None, _NONE, "poisoning"),
    ("displacement", "Flight or migration", "relief", None, None, _NONE, "displacement"),
    ("evacuation", "Evacuation", "relief", None, None, _NONE, "displacement"),
    ("rescue", "Rescue or search", "relief", "AID", "humanitarian", _NONE, "rescue"),
    ("aid", "Aid", "relief", "AID", "humanitarian", _NONE, "aid"),
    ("opening", "Opening", "economy", None, None, _NONE, "opening"),
    ("closure", "Closure or halt", "economy", None, None, _NONE, "closure"),
    ("construction", "Construction", "economy", None, None, _NONE, "construction"),
    ("deal", "Deal or investment", "economy", "COOPERATE", None, _NONE, "agreement"),
    ("prices", "Prices and shortages", "economy", None, None, _NONE, "prices"),
    ("launch", "Launch into space", "economy", None, None, _NONE, "launch"),
)  # fmt: skip

TYPES: Mapping[str, EventType] = MappingProxyType(
    {
        key: EventType(key, label, category, plover, mode, *acled, group)
        for key, label, category, plover, mode, acled, group in _ROWS
    }
)
"""Event types by key."""
