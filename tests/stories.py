"""Stories, and pages that tell them."""

from __future__ import annotations

import pytest

from geonews.errors import ReadError
from geonews.readers import read

STORY = (
    "Protesters gathered in Osh on Thursday and marched to the regional administration, witnesses said. "
    "Police did not intervene, and the crowd went home before dark, officials in Bishkek added later."
)
OTHER = (
    "Two border guards were wounded near Vorukh when a dispute over water turned violent, the governor said. "
    "Talks between both sides began in Batken on Friday and will go on next week in Isfara."
)


FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>'
    "<item><title>Unrest</title><link>https://example.org/1</link>"
    "<description>Osh is tense.</description></item>"
    "<item><title>Calm</title><link>https://example.org/2</link>"
    "<description>Batken is calm.</description></item>"
    "</channel></rss>"
)


def page(story: str = STORY, title: str = "Unrest in Osh", head: str = "") -> str:
    body = "".join(f"<p>{sentence}.</p>" for sentence in story.rstrip(".").split(". "))
    return (
        f"<!doctype html><html><head><title>{title}</title>{head}</head>"
        f"<body><article><h1>{title}</h1>{body}{body}</article></body></html>"
    )


def texts(address: str, **options: object) -> list[str]:
    options = {"allow_private": True, **options}
    return [article.text for article in read(address, **options)]


def complaint(address: str, **options: object) -> str:
    with pytest.raises(ReadError) as caught:
        texts(address, **options)
    message = str(caught.value)
    assert message.startswith(address) and "\n" not in message
    return message.removeprefix(f"{address}: ")
