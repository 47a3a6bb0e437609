"""What was looked for is marked, and the excerpt shows it."""

from __future__ import annotations

import pytest

from search import running


def marked(text: str, *keys: str, minor: tuple[str, ...] = ()) -> str:
    looked_for = {"map": {**dict.fromkeys(keys, False), **dict.fromkeys(minor, True)}}
    (parts,) = running.run("functions.mjs", stdin=[["marking", "marked", text, looked_for]])
    return "".join(f"[{part['text']}]" if part["marked"] else part["text"] for part in parts)


CASES = [
    ("Nghị định 98/2023/NĐ-CP", ("nghi", "dinh", "98"), (), "[Nghị định 98]/2023/NĐ-CP"),
    ("Thi đua và khen thưởng, thi hát", ("thi", "dua"), (), "[Thi đua] và khen thưởng, thi hát"),
    ("Chợ Đồn cho người ở chợ", ("don",), ("cho",), "[Chợ Đồn] cho người ở chợ"),
    ("Hết câu thi. Đua thuyền", ("thi", "dua"), (), "Hết câu [thi]. [Đua] thuyền"),
    ("Hoà bình", ("hoa",), (), "[Hoà] bình"),
    ("<b>thi</b>", ("thi",), (), "<b>[thi]</b>"),
    ("Không có gì", ("xyz",), (), "Không có gì"),
]


@pytest.mark.parametrize(("text", "keys", "minor", "expected"), CASES)
def test_words_looked_for_are_marked(text, keys, minor, expected) -> None:
    assert marked(text, *keys, minor=minor) == expected


def test_an_excerpt_stands_around_the_match() -> None:
    line = "Trước đó nhiều năm. " * 20 + "Ông hiến đất làm đường." + " Sau đó cũng vậy." * 20
    call = ["marking", "excerpt", f"{'Mở đầu dài dòng. ' * 40}\n{line}", {"map": {"hien": False, "dat": False}}]
    (piece,) = running.run("functions.mjs", stdin=[call])

    assert "hiến đất" in piece
    assert piece.startswith("… ")
    assert piece.endswith(" …")
    assert len(piece) < 260


ADDRESSES = [
    ("?q=n%C3%B4ng+th%C3%B4n&loai=guong-dien-hinh&nam=2024,2023&sap=moi-nhat",
     {"q": "nông thôn", "filters": {"loai": ["guong-dien-hinh"], "nam": ["2024", "2023"]}, "sort": "moi-nhat"}),
    ("?sap=lung-tung&la=x", {"q": "", "filters": {}, "sort": "lien-quan"}),
]  # fmt: skip


@pytest.mark.parametrize(("address", "state"), ADDRESSES)
def test_an_address_tells_what_is_asked_for(address, state) -> None:
    assert running.run("functions.mjs", stdin=[["address", "read", address]]) == [state]
    (written,) = running.run("functions.mjs", stdin=[["address", "write", state]])
    assert running.run("functions.mjs", stdin=[["address", "read", written]]) == [state]


WRITTEN = ["Ngày hội ở Bằng Lũng, huyện Chợ Đồn", "Chợ Đồn: chợ phiên cuối năm. Thi đua ở UBND xã, thi đua ở thôn"]
CAPITALS = [
    ("chợ đồn", "Chợ Đồn"),
    ("cho don", "Cho Don"),
    ("bằng lũng chợ đồn", "Bằng Lũng Chợ Đồn"),
    ("thi đua", "thi đua"),
    ("ubnd xã", "UBND xã"),
    ("chợ", "chợ"),
    ("nuôi ong 2024", "nuôi ong 2024"),
]


@pytest.mark.parametrize(("typed", "expected"), CAPITALS)
def test_names_are_suggested_in_capitals_as_results_write_them(typed, expected) -> None:
    assert running.run("functions.mjs", stdin=[["marking", "capitalised", typed, WRITTEN]]) == [expected]
