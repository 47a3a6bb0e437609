"""Single values that are none of those allowed: choices, truths, slugs and addresses."""

from __future__ import annotations

import re

from portal import meant
from portal.field_problems.said import Said, Wrong, writing
from portal.problems import kind
from portal.text import nfc, slug
from portal.types_of import choices, field_at

NOT_A_CHOICE = kind(
    "T08",
    "Chỉ dùng một trong các giá trị cho phép",
    wrong="status: public",
    right="status: published",
    fixable=True,
)
BAD_FORM = kind(
    "T09",
    "Mã bài và tên tra cứu chỉ gồm chữ thường không dấu, số và gạch nối",
    wrong="id: Gương_Tốt 1",
    right="id: guong-tot-1",
    fixable=True,
)
NOT_AN_ADDRESS = kind(
    "T10",
    "Địa chỉ trang mạng phải đầy đủ, bắt đầu bằng https://",
    wrong="source_url: baobackan.vn",
    right="source_url: https://baobackan.vn/",
    fixable=True,
)

_TRUTHS = {
    **dict.fromkeys(("có", "co", "đúng", "dung"), "true"),
    **dict.fromkeys(("không", "khong", "sai"), "false"),
}
"""With the marks of this very word or with none: `đừng` means don't."""
_SCHEME = re.compile(r"(?:https?://)?h[tps]{2,5}\s*[:;]?\s*[/\\]{1,3}\s*(?=[\w-]+\.)", re.IGNORECASE)
"""How `https://` is typed in a hurry, once or twice."""
_BARE = re.compile(r"(?:www\.[\w-]+|[\w-]+)(?:\.[\w-]+)*\.(?:vn|com|net|org|info)(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
"""A host that is plainly one, and what may follow it."""
_WITHIN = re.compile(r"https?://[^\s<>()\[\]\"]+")


_SPARE = "có dấu cách hoặc dấu xuống dòng thừa ở đầu hay cuối."


def choice(wrong: Wrong) -> Said:
    """Say which values there are, what they mean, and which was meant: some are typed as they are called here."""
    named = choices(field_at(wrong.model, wrong.loc))
    called = {value: (name, f"{value} ({name})", f"{value}: {name}") for value, name in named.items()}
    sure = meant.exactly(wrong.written, called) or meant.any_of(wrong.written, named)
    told = ", ".join(value if name == value else f"{value} ({name})" for value, name in named.items())
    if sure:
        hint = f"Viết: {wrong.key}: {sure}. Các giá trị: {told}."
    else:
        likely = meant.probably_any_of(wrong.written, named)
        hint = f"{f'Có phải “{likely}”? ' if likely else ''}Chọn một trong: {told}."
    said = _SPARE if wrong.written in named else f"không nhận “{wrong.written}”."
    return Said(NOT_A_CHOICE, f"{wrong.told} {said}", hint, writing(sure))


def truth(wrong: Wrong) -> Said:
    """Say that only true and false will do."""
    said = f"chỉ nhận true (đúng) hoặc false (sai), không nhận “{wrong.written}”."
    likely = meant.any_of(wrong.written, ("true", "false"))
    # Letters in another order, or twice: with others it may be a word of Vietnamese (trẻ, thuê).
    same = likely if likely and set(likely) == set(wrong.written.lower()) else None
    sure = _TRUTHS.get(nfc(wrong.written).lower().rstrip(" ,;.")) or same
    message = f"{wrong.told} {_SPARE if wrong.written in ('true', 'false') else said}"
    hint = f"Viết: {wrong.key}: {sure}" if sure else f"Viết: {wrong.key}: true hoặc {wrong.key}: false"
    return Said(NOT_A_CHOICE, message, hint, writing(sure))


def form(wrong: Wrong) -> Said:
    """Say how an identifier, or a day of a year, is written."""
    pattern = str(wrong.error["ctx"]["pattern"])
    made = slug(wrong.written, limit=200)
    if re.search(pattern, wrong.written):
        return Said(BAD_FORM, f"{wrong.told} {_SPARE}", f"Viết: {wrong.key}: {wrong.written}", writing(wrong.written))
    if made == wrong.written and wrong.key == "id":
        message = f"{wrong.told} ghi “{made}”, dài {len(made)} ký tự; phải từ 6 đến 80."
        return Said(BAD_FORM, message, "Thêm loại bài và việc, không ghi tên người, ví dụ: guong-hien-dat-lam-duong.")
    short = slug(wrong.written)
    fits = re.search(pattern, short) is not None
    hint = f"Viết: {short}" if fits else wrong.description or "Dùng chữ thường không dấu, số và gạch nối."
    mend = writing(short if fits and short == made else None)
    return Said(BAD_FORM, f"{wrong.told} ghi “{wrong.written}”, sai dạng.", hint, mend)


def address(wrong: Wrong) -> Said:
    """Say how an address of the web is written whole."""
    message = f"{wrong.told} ghi “{wrong.written}”, không phải địa chỉ trang mạng đầy đủ."
    if whole := _whole(wrong.written):
        return Said(NOT_AN_ADDRESS, message, f"Viết: {wrong.key}: {whole}", writing(whole))
    return Said(NOT_AN_ADDRESS, message, "Chép nguyên địa chỉ từ thanh địa chỉ, bắt đầu bằng https://.")


def _whole(typed: str) -> str | None:
    """Return an address whose beginning was mistyped or left out, or the only one between signs and words."""
    if len(within := _WITHIN.findall(typed)) == 1:
        return str(within[0]) if within[0] != typed else None
    scheme = _SCHEME.match(typed)
    rest = typed[scheme.end() :].replace("\\", "/") if scheme else typed
    plain = scheme is not None and "s" not in scheme[0].lower()
    return f"{'http' if plain else 'https'}://{rest}" if _BARE.fullmatch(rest) else None
