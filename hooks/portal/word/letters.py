"""The Vietnamese letters, for patterns: no range of Unicode holds the capitals apart from the small ones."""

from __future__ import annotations

_SMALL = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
CAPITAL = f"[A-Z{_SMALL.upper()}]"
SMALL = f"[a-z{_SMALL}]"
NAME_WORD = rf"{CAPITAL}{SMALL}+"
"""A word of a person's name."""
