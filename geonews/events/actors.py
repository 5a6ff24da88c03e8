"""Who did it, and who says so; best effort, never a reason to drop an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .wording import compiled

if TYPE_CHECKING:
    from .lexicon import Hit
    from .passage import Passage

_ROLES = {
    "en": r"protesters|protestors|demonstrators|police|soldiers|troops|gunmen|supporters|followers|militants"
    r"|rebels|insurgents|"
          r"border guards|guards|residents|villagers|miners|workers|crowds?|mobs?|special forces"
          r"|security forces|bandits|"
          r"opposition|activists|rioters|farmers|students|drivers|taliban|army|bombers?|attackers?"
          r"|peacekeepers|paratroopers|"
          r"president|prime minister|parliament|government|minister|court|prosecutors?|interior ministry"
          r"|governors?|rescuers",
    "ru": r"протестующ\w+|демонстрант\w*|милици\w+|полици\w+|солдат\w*|военн\w+|боевик\w*|сторонник\w*"
    r"|погранични\w+|жител\w+|"
          r"толп\w+|спецназ\w*|силовик\w*|оппозици\w+|активист\w*|шахтер\w*|рабоч\w+|талиб\w*|войска"
          r"|президент|премьер-министр|"
          r"парламент|правительство|суд|прокуратур\w+|спасател\w+",
}  # fmt: skip
_SPEAKERS = {
    "en": (
        r"according to ([^,.;\"“”]{3,70})",
        r"(?:^|[,\"”]\s)((?:the |an? )?[^,.;\"“”]{3,60}?) (?:said|says|announced|reported|told)\b",
        r"[\"”],? (?:said|says) ([^,.;\"“”]{3,70})",
    ),
    "ru": (
        r"(?:по данным|по словам|по информации|как сообщ\w+(?: в)?) ([^,.;«»]{3,70})",
        r"(?:сообщил\w?|заявил\w?|рассказал\w?|сказал\w?) ([^,.;«»]{3,60})",
    ),
}


def actors_of(passage: Passage, hit: Hit, original: str, language: str) -> tuple[str, ...]:
    """Return who acts: the role before the trigger in its clause, or the one after "by"."""
    roles = _ROLES.get(language)
    if roles is None:
        return ()
    start, _ = passage.segment(hit.start)
    window = max(start, hit.start - 300)
    before = list(
        compiled(rf"\b(?:{roles})\b(?:\s+of(?:\s+[\w'-]+){{1,2}})?").finditer(
            passage.plain, window, hit.start
        )
    )
    if before:
        said = [m.end() for m in compiled(passage.wording.speech).finditer(passage.plain, window, hit.start)]
        actor = next((m for m in before if not said or m.start() >= said[-1]), before[-1])
        return (original[actor.start() : actor.end()],)
    after = compiled(rf"\bby\s+(?:[\w'-]+\s+){{0,4}}?(?:{roles})\b").search(
        passage.plain, hit.end, min(passage.end, hit.end + 80)
    )
    return (original[after.start() + 3 : after.end()],) if after else ()


def attribution_of(passage: Passage, original: str, language: str) -> str | None:
    """Return the speaker or source that the sentence names, as written."""
    for pattern in _SPEAKERS.get(language, ()):
        match = compiled(pattern).search(passage.text)
        if match:
            return original[passage.start + match.start(1) : passage.start + match.end(1)].strip()
    return None
