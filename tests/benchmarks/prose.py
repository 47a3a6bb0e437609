"""Vietnamese prose from a grammar: sentences with names, places and numbers, the same for the same seed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from random import Random

import yaml

Facts = Mapping[str, str]
"""What an article holds fast while its sentences vary: who, which village, which movement."""

GRAMMAR: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("grammar.yml").read_text(encoding="utf-8"))

_SLOT = re.compile(r"\{(?:(\d+)-(\d+)|(\w+))\}")


def phrase(symbol: str, rng: Random, facts: Facts) -> str:
    """Return one form of a symbol, its slots filled from the facts, the grammar or a range of numbers."""
    return filled(rng.choice(GRAMMAR[symbol]), rng, facts)


def filled(form: str, rng: Random, facts: Facts) -> str:
    """Fill the slots of a form."""

    def slot(found: re.Match[str]) -> str:
        low, high, name = found.groups()
        if name is None:
            return str(rng.randint(int(low), int(high)))
        return facts[name] if name in facts else phrase(name, rng, facts)

    return _SLOT.sub(slot, form)


def paragraphs(symbol: str, count: int, rng: Random, facts: Facts) -> str:
    """Return so many different sentences of a symbol, in paragraphs of three."""
    forms = rng.sample(GRAMMAR[symbol], min(count, len(GRAMMAR[symbol])))
    sentences = [filled(form, rng, facts) for form in forms]
    return "\n\n".join(" ".join(sentences[start : start + 3]) for start in range(0, len(sentences), 3))


def person(rng: Random) -> tuple[str, str, str]:
    """Return an honorific's slug, the honorific and a full name."""
    if rng.random() < 0.5:
        slug, title = rng.choice((("ong", "ông"), ("anh", "anh")))
        return slug, title, phrase_name(rng, "dem_nam", "ten_nam")
    slug, title = rng.choice((("ba", "bà"), ("chi", "chị")))
    return slug, title, phrase_name(rng, "dem_nu", "ten_nu")


def phrase_name(rng: Random, middle: str, given: str) -> str:
    """Return a family name, a middle and a given name."""
    return " ".join(rng.choice(GRAMMAR[symbol]) for symbol in ("ho", middle, given))


def village(rng: Random) -> str:
    """Return the name of a village that does not exist."""
    return " ".join(rng.choice(GRAMMAR[symbol]) for symbol in ("thon_dau", "thon_cuoi"))
