"""Texts that other readers of YAML take for something else."""

from __future__ import annotations

import yaml

from portal.tree import Scalar

_TAKEN_FOR = {
    "tag:yaml.org,2002:bool": "chương trình khác hiểu “{}” thành đúng/sai.",
    "tag:yaml.org,2002:int": "chương trình khác hiểu “{}” thành một số và có thể bỏ số 0 ở đầu.",
    "tag:yaml.org,2002:float": "chương trình khác hiểu “{}” thành một số lẻ và có thể bỏ số 0 ở cuối.",
    "tag:yaml.org,2002:timestamp": "chương trình khác hiểu “{}” thành ngày giờ.",
    "tag:yaml.org,2002:merge": "chương trình khác hiểu “{}” thành lệnh gộp.",
}
_RESOLVER = yaml.resolver.Resolver()


def misread(scalar: Scalar) -> str | None:
    """Return, in Vietnamese, what an unquoted text would be taken for (YAML 1.1), or None when it stays a text."""
    if not scalar.plain or scalar.text is None:
        return None
    tag = _RESOLVER.resolve(yaml.nodes.ScalarNode, scalar.text, (True, False))
    told = _TAKEN_FOR.get(tag)
    return told.format(scalar.text) if told else None
