"""JSON Schema of the front matter, from the same models that read it, with the words of the vocabularies."""

from __future__ import annotations

from typing import Any

from portal.records import TYPES, Type
from portal.vocabulary import Vocabularies


def schema(kind: Type, vocabularies: Vocabularies) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a type's front matter; vocabulary fields list their words and labels."""
    made = TYPES[kind].model_json_schema()
    filled: dict[str, Any] = _fill(made, vocabularies)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **filled}


def _fill(node: Any, vocabularies: Vocabularies) -> Any:
    if isinstance(node, list):
        return [_fill(item, vocabularies) for item in node]
    if not isinstance(node, dict):
        return node
    filled = {key: _fill(value, vocabularies) for key, value in node.items() if key != "x-vocabulary"}
    if name := node.get("x-vocabulary"):
        terms = vocabularies.of(name)
        return {"type": "string", "enum": list(terms), "x-labels": [term.label for term in terms.values()]}
    return filled
