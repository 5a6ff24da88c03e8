from itertools import combinations

import pytest

from geonews.ontology import CATEGORIES, TYPES

PLOVER = set(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN SANCTION "
    "PROTEST MOBILIZE COERCE ASSAULT".split()
)
ACLED = {
    "Battles": {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"},
    "Explosions/Remote violence": {
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED", "Grenade", None,
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Protests": {"Peaceful protest", "Protest with intervention", "Excessive force against protesters"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Strategic developments": {
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
        "Headquarters or base established", "Looting/property destruction",
        "Non-violent transfer of territory", "Other",
    },
    None: {None},
}  # fmt: skip
PANELS = {"colour": "#ffffff", "colour_dark": "#181b20"}
SIGHTS = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deuteranopia": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "tritanopia": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}


def linear(colour):
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)


def contrast(one, other):
    light, dark = sorted(
        (0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (linear(one), linear(other))), reverse=True
    )
    return (light + 0.05) / (dark + 0.05)


def oklab(rgb):
    r, g, b = rgb
    long = max(0, 0.4122 * r + 0.5363 * g + 0.0514 * b) ** (1 / 3)
    medium = max(0, 0.2119 * r + 0.6807 * g + 0.1074 * b) ** (1 / 3)
    short = max(0, 0.0883 * r + 0.2817 * g + 0.6300 * b) ** (1 / 3)
    return (
        0.2105 * long + 0.7936 * medium - 0.0041 * short,
        1.9780 * long - 2.4286 * medium + 0.4506 * short,
        0.0259 * long + 0.7828 * medium - 0.8087 * short,
    )


def seen(colour, sight):
    rgb = linear(colour)
    return oklab(tuple(max(0, sum(a * b for a, b in zip(row, rgb, strict=True))) for row in sight))


@pytest.mark.parametrize("kind", TYPES.values(), ids=lambda kind: kind.key)
def test_every_type_is_well_formed(kind):
    assert kind.key.isidentifier() and kind.key == kind.key.lower()
    assert kind.label and kind.label[0].isupper()
    assert kind.category in CATEGORIES and kind.category != "context"
    assert kind.plover is None or kind.plover in PLOVER
    assert kind.mode is None or kind.plover
    assert kind.acled_sub_event in ACLED[kind.acled_event]


def test_a_newsroom_can_show_the_legend():
    assert 6 <= len(CATEGORIES) - 1 <= 9
    assert list(CATEGORIES)[-1] == "context"
    assert {kind.category for kind in TYPES.values()} == set(CATEGORIES) - {"context"}
    assert len({kind.label for kind in TYPES.values()}) == len(TYPES)


@pytest.mark.parametrize("shade", PANELS)
@pytest.mark.parametrize("key", CATEGORIES)
def test_colours_stand_out_from_their_panel(key, shade):
    assert contrast(getattr(CATEGORIES[key], shade), PANELS[shade]) >= 3


@pytest.mark.parametrize("shade", PANELS)
@pytest.mark.parametrize("sight", SIGHTS)
def test_colours_differ_for_every_eye(sight, shade):
    labs = {key: seen(getattr(c, shade), SIGHTS[sight]) for key, c in CATEGORIES.items()}
    for one, other in combinations(labs, 2):
        distance = sum((a - b) ** 2 for a, b in zip(labs[one], labs[other], strict=True)) ** 0.5
        assert distance >= 0.06, (one, other)
