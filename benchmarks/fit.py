"""Learn geonews/weights.py from gold: what is a place (logistic), which place (conditional logistic).

    python benchmarks/fit.py GOLD.jsonl[:SHARE] ... [--write]

Accuracy is that of documents the weights were not learned from (five folds by document). A gold file
counts by its SHARE (1 when absent), so that a large corpus of world news does not drown a small one of
the region. Gold with points teaches both models, gold without points only the first.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from geonews import languages, recognition, resolution, weights
from geonews.distance import distance_km
from geonews.gazetteer import open_gazetteer
from geonews.model import Article, Resolution

ROOT = Path(__file__).resolve().parents[1]
FOLDS = 5
ROUNDS = 2
PULL = {"recognition": 0.1, "resolution": 0.1}
"""Strength of the pull towards what was believed before (L2), as a share of the number of examples."""
BELIEVED_RECOGNITION = {
    "bias": -1.2, "importance": 5, "in region": 1.2, "demonym": 0.5, "locative": 1.6, "kind word": 1.2,
    "kind word agrees": 1.2, "several words": 1, "comma": 1.2, "dateline": 1.5, "government": 1.2,
    "speaker": -1.5, "article": -0.8, "article and country": -1, "obscure": -0.5, "obscure start": -1.5,
    "sentence start": -0.2, "ordinary word": -1.4, "ordinary start": -2.4, "stop word": -5,
    "given name": -1.6, "person": -3.2, "title": -2.6, "full name": -1.5, "street": -2,
    "title, inflected": 0.3,
    "stripped": -0.3, "stripped start": -0.8, "by sound": -1.2, "short": -0.8, "acronym": -4, "focus": 1,
    "place elsewhere": 0.8, "person elsewhere": -1.6, "nothing announced": -1.6, "nothing": -9,
}  # fmt: skip
BELIEVED_RESOLUTION = {
    "importance": 8, "region": 0.8, "country": 3.2, "kind": 2.6, "other kind": -1.6,
    "unit without its word": -0.8, "qualified": 4, "qualifies": 4, "named so elsewhere": 4, "inside": 1,
    "near": 1.4, "name": 0.8, "foreign name": -1.2, "historic name": -0.6, "a country": 0.5, "a region": 0,
    "a district": -0.3, "a settlement": 0, "a quarter": -1.2, "a water": -0.2, "a mountain": -0.2,
    "a valley": -0.2, "a area": 0, "a facility": -0.6, "a crossing": -0.4, "capital": 0.4,
    "natural after article": 0.8, "same region": 0.6,
}  # fmt: skip
"""What a person would say each piece of evidence is worth; the folds like any strength of pull."""
RIGHT_KM = 161.0
"""How near a candidate must be to gold that names no radius (the usual bound of the field)."""

Features = dict[str, float]


class Span(NamedTuple):
    """A span that may be a place."""

    document: str
    share: float
    features: Features
    is_place: bool


class Choice(NamedTuple):
    """The candidates of a mention and which of them are right."""

    document: str
    share: float
    candidates: list[Features]
    right: list[bool]


def main(arguments: list[str]) -> None:
    """Fit, print what folds that were not seen say, write the weights when asked to."""
    gold = [read_gold(argument) for argument in arguments if not argument.startswith("-")]
    documents = [document for documents in gold for document in documents]
    for round_ in range(ROUNDS):
        spans, choices = [], []
        for document in documents:
            collect(document, spans, choices)
        print(f"round {round_ + 1}: {len(spans)} spans, {len(choices)} choices")
        weights.RECOGNITION.update(fit_spans(spans, BELIEVED_RECOGNITION))
        weights.RESOLUTION.update(fit_choices(choices, BELIEVED_RESOLUTION))
    if "--write" in arguments:
        write_weights()


def read_gold(argument: str) -> list[dict[str, Any]]:
    """Return the documents of a gold file, with their share."""
    name, _, share = argument.partition(":")
    lines = Path(name).read_text(encoding="utf-8").splitlines()
    return [{**json.loads(line), "share": float(share or 1)} for line in lines]


def collect(document: dict[str, Any], spans: list[Span], choices: list[Choice]) -> None:
    """Add the examples of one document."""
    gazetteer = open_gazetteer()
    language = languages.get((document.get("lang") or "en")[:2])
    text, share = document["text"], document["share"]
    found = recognition.read_contexts(text, gazetteer, language)
    for context, evidence in zip(found, recognition.weigh(text, found, gazetteer, language), strict=True):
        golds = touching(document, context.hit.start, context.hit.end)
        if context.role in ("demonym", "embedded") or any(is_soft(gold) for gold in golds):
            continue
        spans.append(Span(document["id"], share, evidence, bool(golds)))
    article = Article(document["id"], text, language=language.code)
    mentions = recognition.recognise(article, gazetteer)
    for resolved in resolution.resolve(article, mentions, gazetteer):
        golds = touching(document, resolved.mention.start, resolved.mention.end)
        if (
            golds
            and golds[0].get("lat") is not None
            and len(resolved.candidates) > 1
            and not is_soft(golds[0])
        ):
            choices.append(choice(document, golds[0], resolved))


def touching(document: dict[str, Any], start: int, end: int) -> list[dict[str, Any]]:
    """Return the gold mentions that share a character with a span."""
    return [gold for gold in document["mentions"] if gold["start"] < end and gold["end"] > start]


def is_soft(gold: dict[str, Any]) -> bool:
    """Tell whether a gold mention is neither wanted nor unwanted."""
    return bool(
        gold.get("optional")
        or gold.get("ignore")
        or gold.get("inside")
        or gold.get("kind") in ("demonym", "embedded")
    )


def choice(document: dict[str, Any], gold: dict[str, Any], resolved: Resolution) -> Choice:
    """Return the candidates of a mention as raw features, and which of them are right."""
    candidates, right = [], []
    for candidate in resolved.candidates:
        place = candidate.place
        candidates.append({name: value / weights.RESOLUTION[name] for name, value in candidate.evidence})
        near = distance_km(gold["lat"], gold["lon"], place.lat, place.lon) <= gold.get("radius_km", RIGHT_KM)
        same = not gold.get("country") or not place.country or gold["country"] == place.country
        whole = (
            place.kind == "country" and gold.get("type") in ("country", "COUNTRY") and same and place.country
        )
        right.append(bool((near and same) or whole))
    return Choice(document["id"], document["share"], candidates, right)


def folds(documents: set[str]) -> list[set[str]]:
    """Return the documents in groups of about equal size, the same every time."""
    order = sorted(documents)
    random.Random(1).shuffle(order)
    return [set(order[i::FOLDS]) for i in range(FOLDS)]


def fit_spans(spans: list[Span], start: Features) -> Features:
    """Return the weights of recognition."""
    names = list(start)
    x = np.array([[span.features.get(name, 0.0) for name in names] for span in spans])
    y = np.array([span.is_place for span in spans], dtype=float)
    share = np.array([span.share for span in spans])
    prior = np.array([start[name] for name in names])
    outside = [
        np.array([span.document in fold for span in spans]) for fold in folds({s.document for s in spans})
    ]
    counts = np.zeros(3)
    for held in outside:
        w = logistic(x[~held], y[~held], share[~held], prior)
        said = x[held] @ w > 0
        counts += [np.sum(said & (y[held] > 0)), np.sum(said), np.sum(y[held])]
    before = x @ prior > 0
    print(f"  recognition, as believed: {f1(np.sum(before & (y > 0)), np.sum(before), np.sum(y))}; "
          f"unseen folds: {f1(*counts)}")  # fmt: skip
    return dict(zip(names, logistic(x, y, share, prior), strict=True))


def f1(hits: float, said: float, wanted: float) -> str:
    """Return precision, recall and F1 as text."""
    return (
        f"P {hits / max(said, 1):.4f} R {hits / max(wanted, 1):.4f} F1 {2 * hits / max(said + wanted, 1):.4f}"
    )


def logistic(x: np.ndarray, y: np.ndarray, share: np.ndarray, prior: np.ndarray) -> np.ndarray:
    """Return weights by Newton's method, pulled towards the prior."""
    w = prior.copy()
    pull = PULL["recognition"] * np.sum(share) / 100
    for _ in range(25):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        gradient = x.T @ (share * (p - y)) + pull * (w - prior)
        hessian = (x * (share * p * (1 - p) + 1e-6)[:, None]).T @ x + pull * np.eye(len(w))
        step = np.linalg.solve(hessian, gradient)
        w -= step
        if np.abs(step).max() < 1e-4:
            break
    return w


def fit_choices(choices: list[Choice], start: Features) -> Features:
    """Return the weights of resolution."""
    names = list(start)
    usable = [c for c in choices if any(c.right) and not all(c.right)]
    held_right, held_all = 0, 0
    groups = folds({c.document for c in choices})
    for fold in groups:
        w = conditional([c for c in usable if c.document not in fold], names, start)
        unseen = [c for c in choices if c.document in fold]
        held_right += sum(best_is_right(c, dict(zip(names, w, strict=True))) for c in unseen)
        held_all += len(unseen)
    present = sum(best_is_right(c, start) for c in choices)
    print(
        f"  resolution, as believed: {present / len(choices):.4f}; unseen folds: {held_right / held_all:.4f}"
    )
    print(f"  right place among the candidates: {sum(any(c.right) for c in choices) / len(choices):.4f}")
    return dict(zip(names, conditional(usable, names, start), strict=True))


def best_is_right(c: Choice, w: Features) -> bool:
    """Tell whether the candidate with the highest score is right."""
    sums = [sum(w[name] * value for name, value in features.items()) for features in c.candidates]
    return c.right[sums.index(max(sums))]


def conditional(choices: list[Choice], names: list[str], start: Features) -> np.ndarray:
    """Return weights that make the right candidates likely among all, by gradient descent with momentum."""
    prior = np.array([start[name] for name in names])
    xs = [np.array([[f.get(name, 0.0) for name in names] for f in c.candidates]) for c in choices]
    rights = [np.array(c.right) for c in choices]
    shares = np.array([c.share for c in choices])
    pull = PULL["resolution"] * shares.sum() / 20
    w, speed = prior.copy(), np.zeros(len(prior))
    for _ in range(250):
        gradient = pull * (w - prior)
        for x, right, share in zip(xs, rights, shares, strict=True):
            p = softmax(x @ w)
            among = np.where(right, p, 0.0)
            gradient += share * (x.T @ (p - among / max(among.sum(), 1e-9)))
        speed = 0.9 * speed - 0.6 * gradient / shares.sum()
        w = w + speed
    return w


def softmax(values: np.ndarray) -> np.ndarray:
    """Return probabilities in proportion to the exponentials."""
    powers = np.exp(values - values.max())
    return powers / powers.sum()


def write_weights() -> None:
    """Write geonews/weights.py."""
    path = ROOT / "geonews" / "weights.py"
    head = path.read_text(encoding="utf-8").split("RECOGNITION =")[0]
    tables = []
    for name, table in (("RECOGNITION", weights.RECOGNITION), ("RESOLUTION", weights.RESOLUTION)):
        rows = "".join(f'    "{key}": {value:.3f},\n' for key, value in table.items())
        tables.append(f"{name} = {{\n{rows}}}\n")
    path.write_text(head + "\n".join(tables), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
