"""How a record is worded: plain text where plain text is meant, headings, titles, no boasting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from portal import rewriting
from portal.body import TAGS
from portal.catalogue import Catalogue
from portal.problems import Problem, kind
from portal.records import Exemplar, News
from portal.rules.clues import lowered, prefiltered, values_with, worded
from portal.rules.prose import at_target, linking, owners, without_code
from portal.rules.said import label_of, problem, rewritten
from portal.source import steps
from portal.text import fold

REPEATED = kind(
    "E20",
    "Sa-pô tóm tắt bài, không lặp lại tiêu đề",
    wrong="title: Chị Lan hiến 200 m² đất làm đường thôn\nsummary: Chị Lan hiến 200 m² đất làm đường thôn.",
    right="summary: Con đường dài 300 m của thôn hoàn thành trước mùa mưa nhờ phần đất chị Lan góp.",
    severity="warning",
)
BOASTING = kind(
    "E21",
    "Nêu việc và số liệu, không dùng lời tâng bốc: kế hoạch yêu cầu “không phô trương, hình thức”",
    wrong="Một thành tích vô cùng xuất sắc, có một không hai.",
    right="Ba năm liền sản lượng tăng 12%.",
    severity="warning",
)
MARKUP = kind(
    "E22",
    "Tiêu đề, sa-pô và các mục khác chỉ gồm chữ, không có mã HTML hay dấu định dạng",
    wrong="title: Chị **Lan** hiến đất<br>làm đường",
    right="title: Chị Lan hiến đất làm đường",
)
TOP_HEADING = kind(
    "E23",
    "Đề mục trong bài bắt đầu từ hai dấu thăng (##): tiêu đề bài đã là đề mục lớn nhất",
    wrong="# Cách làm",
    right="## Cách làm",
    severity="warning",
    fixable=True,
)
EMPTY_HEADING = kind(
    "E24",
    "Đề mục phải có chữ",
    wrong="##",
    right="## Cách làm",
    severity="warning",
)
CAPITALS = kind(
    "E25",
    "Tiêu đề không viết hoa toàn bộ",
    wrong="title: CHỊ LAN HIẾN ĐẤT LÀM ĐƯỜNG",
    right="title: Chị Lan hiến đất làm đường",
    severity="warning",
)
FULL_STOP = kind(
    "E26",
    "Tiêu đề không kết thúc bằng dấu chấm",
    wrong="title: Chị Lan hiến đất làm đường.",
    right="title: Chị Lan hiến đất làm đường",
    severity="warning",
    fixable=True,
)
SPACES = kind(
    "E27",
    "Giữa hai chữ chỉ có một dấu cách",
    wrong="title: Chị Lan  hiến đất làm đường",
    right="title: Chị Lan hiến đất làm đường",
    severity="warning",
    fixable=True,
)
LINK_WORDS = kind(
    "E28",
    "Chữ của liên kết cho biết liên kết dẫn tới đâu",
    wrong="Xem [tại đây](../campaigns/xay-dung-nong-thon-moi.md).",
    right="Xem [phong trào xây dựng nông thôn mới](../campaigns/xay-dung-nong-thon-moi.md).",
    severity="warning",
)
LOST_TAG = kind(
    "E29",
    "Bài không dùng mã HTML mà trang sẽ bỏ đi: khung nhúng, kiểu chữ, mã chương trình",
    wrong="<iframe src=…></iframe>",
    right="[Xem phóng sự của Đài huyện](https://…)",
    severity="warning",
)

_BOASTS = prefiltered(
    r"\b(?:"
    r"(?:vô cùng|cực kỳ|hết sức|siêu|quá) (?:xuất sắc|tuyệt vời|vẻ vang|to lớn|hoành tráng|ấn tượng)"
    r"|tuyệt vời nhất|xuất sắc nhất mọi thời đại|phi thường|siêu phàm|thần kỳ|kỳ diệu|kiệt xuất"
    r"|có một không hai|độc nhất vô nhị|vô tiền khoáng hậu|không ai sánh (?:bằng|kịp|nổi)|không gì sánh (?:bằng|được)"
    r"|(?:là|đứng|vị trí) số một|số một (?:cả nước|của tỉnh|toàn tỉnh|thế giới)"
    r"|(?:bậc nhất|giỏi nhất|đẹp nhất) (?:cả nước|thế giới|việt nam)"
    r"|đáng kinh ngạc|ngoài sức tưởng tượng|chấn động|sáng ngời|sáng chói|chói lọi|hoành tráng"
    r"|(?<!lãnh tụ )(?<!hồ chí minh )(?<!thắng lợi )vĩ đại"
    r")\b",
    *("vô cùng", "cực kỳ", "hết sức", "siêu", "quá ", "tuyệt vời", "mọi thời đại", "phi thường", "thần kỳ", "kỳ diệu"),
    *("kiệt xuất", "có một không hai", "độc nhất", "vô tiền", "sánh", "số một", "nhất cả nước", "nhất thế giới"),
    *("nhất việt nam", "kinh ngạc", "tưởng tượng", "chấn động", "sáng ngời", "sáng chói", "chói lọi", "hoành tráng"),
    "vĩ đại",
)

_SAID_BY_OTHERS = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"|^>.*$", re.MULTILINE)
_MARKUP = re.compile(r"</?[a-zA-Z][^>\n]*>|<!--|&(?:nbsp|amp|lt|gt|quot|#\d+);|\*\*|__|`|\]\(|^#{1,6} |^> |~~")
_SIGNS = re.compile(r"[<>&*_`\]#~]|  ")
_SPACES = re.compile(r"\S(?:  +)\S")
_HASHES = re.compile(r"^ {0,3}(?P<hashes>#{1,6})(?:[ \t]+(?P<text>[^\n]*?))?[ \t]*#*[ \t]*$", re.MULTILINE)
_RANKED = re.compile(r"^ {0,3}#{2,6}(?:[ \t]|$)|^\S[^\n]*\n-+[ \t]*$", re.MULTILINE)
_UNDERLINED = re.compile(r"^(?P<text>\S[^\n]*)\n=+[ \t]*$", re.MULTILINE)
_IN_MARKDOWN = {
    "a": "Viết: [chữ của liên kết](đường-dẫn)",
    "img": "Viết: ![mô tả ảnh](images/ten-anh.jpg)",
}
"""Tags that a page may hold but only Markdown makes: their addresses are checked, and led to where they are."""
_TAG = re.compile(r"<(?P<tag>[a-zA-Z][a-zA-Z0-9-]*)(?=[\s/>])[^>\n]*>?")
_VAGUE = frozenset(
    {
        "tai day",
        "day",
        "o day",
        "xem them",
        "xem",
        "chi tiet",
        "xem chi tiet",
        "bam vao day",
        "nhan vao day",
        "link",
        "duong link",
        "click",
        "click here",
        "here",
    }
)
_LIKE_TITLE = 90.0


def summary_says_more(catalogue: Catalogue) -> Iterator[Problem]:
    """Sa-pô tóm tắt bài, không lặp lại tiêu đề."""
    for record in catalogue.records:
        title, summary = fold(record.title).rstrip("."), fold(record.summary).rstrip(".")
        if title == summary or fuzz.ratio(title, summary) >= _LIKE_TITLE:
            yield problem(
                record,
                REPEATED,
                "summary",
                "“Sa-pô” gần như lặp lại “Tiêu đề”.",
                hint="Viết 1–3 câu nói thêm: ai, việc gì, kết quả ra sao.",
            )


def nobody_boasts(catalogue: Catalogue) -> Iterator[Problem]:
    """Nêu việc và số liệu, không dùng lời tâng bốc."""
    hint = "Thay bằng việc làm và số liệu cụ thể."
    for record in catalogue.records:
        if not isinstance(record, Exemplar | News):
            continue
        for loc, text in values_with(_BOASTS, record):
            for start, end in _boasts(text):
                message = f"“{label_of(record, loc)}” dùng lời tâng bốc “{text[start:end]}”."
                yield problem(record, BOASTING, loc, message, hint=hint)
        for start, end in _boasts(record.body):
            message = f"Lời tâng bốc “{record.body[start:end]}”."
            yield record.origin.in_body(BOASTING, start, end, message, hint=hint)


def _boasts(text: str) -> list[tuple[int, int]]:
    """Return where a text boasts. Lower case is matched, since a pattern that ignores case takes thrice as long."""
    own = _own_words(text) if _BOASTS.may_match(text) else ""
    return [found.span() for found in _BOASTS.finditer(lowered(own))]


def _own_words(text: str) -> str:
    """Blank out what others are quoted with, leaving places as they are."""
    return (
        _SAID_BY_OTHERS.sub(lambda found: " " * len(found[0]), text)
        if "“" in text or '"' in text or ">" in text
        else text
    )


def plain_text_is_plain(catalogue: Catalogue) -> Iterator[Problem]:
    """Tiêu đề, sa-pô và các mục khác chỉ gồm chữ, không có mã HTML, dấu định dạng, dấu cách thừa."""
    for owner in owners(catalogue):
        for loc, text in owner.origin.texts if _SIGNS.search(worded(owner)) else ():
            if not _SIGNS.search(text):
                continue
            if found := _MARKUP.search(text):
                label = label_of(owner, loc)
                message = f"“{label}” có “{found[0]}”, sẽ hiện nguyên như thế trên trang."
                yield owner.origin.problem(MARKUP, loc, message, hint="Bỏ mã HTML và dấu định dạng.")
            elif _SPACES.search(text):
                message = f"“{label_of(owner, loc)}” có dấu cách thừa."
                hint = "Chỉ để một dấu cách giữa hai chữ."
                edits = rewriting.value(owner.origin, steps(loc), re.sub(r"(?<=\S)  +(?=\S)", " ", text))
                yield owner.origin.problem(SPACES, loc, message, hint=hint, edits=edits)


def title_is_well_set(catalogue: Catalogue) -> Iterator[Problem]:
    """Tiêu đề không viết hoa toàn bộ, không kết thúc bằng dấu chấm."""
    for record in catalogue.records:
        title = record.title
        if title.isupper() and sum(map(str.isalpha, title)) >= 8:
            yield problem(
                record,
                CAPITALS,
                "title",
                "“Tiêu đề” viết hoa toàn bộ.",
                hint=f"Viết: title: {title.capitalize()} (giữ hoa tên riêng)",
            )
        if title.endswith("."):
            # The full stop of an abbreviation or an ellipsis means something.
            edits = rewritten(record, "title", title[:-1] if "." not in title.split()[-1][:-1] else None)
            hint = f"Viết: title: {title.rstrip(' .')}"
            yield problem(record, FULL_STOP, "title", "“Tiêu đề” kết thúc bằng dấu chấm.", hint=hint, edits=edits)


def headings_are_in_order(catalogue: Catalogue) -> Iterator[Problem]:
    """Đề mục trong bài bắt đầu từ hai dấu thăng và phải có chữ."""
    for owner in owners(catalogue):
        if "#" not in owner.body and "\n=" not in owner.body:
            continue
        body = without_code(owner.body)
        for found in _HASHES.finditer(body):
            words = (found["text"] or "").strip()
            if not words:
                yield owner.origin.in_body(
                    EMPTY_HEADING,
                    found.start(),
                    found.end(),
                    "Đề mục không có chữ.",
                    hint="Viết tên đề mục, hoặc bỏ dòng này.",
                )
            elif len(found["hashes"]) == 1:
                # Beside headings of lower rank it is not told which rank this one should have.
                edits = ((found.start("hashes"),) * 2 + ("#",),) if not _RANKED.search(body) else ()
                message, hint = f"Đề mục “{words}” chỉ có một dấu thăng.", f"Viết: ## {words}"
                yield owner.origin.in_body(TOP_HEADING, *found.span(), message, hint=hint, edits=edits)
        for found in _UNDERLINED.finditer(body) if "\n=" in body else ():
            yield owner.origin.in_body(
                TOP_HEADING,
                *found.span("text"),
                f"“{found['text']}” gạch dưới bằng dấu = là đề mục lớn nhất.",
                hint=f"Viết: ## {found['text']}",
            )


def link_says_where_it_leads(catalogue: Catalogue) -> Iterator[Problem]:
    """Chữ của liên kết cho biết liên kết dẫn tới đâu."""
    for owner in owners(catalogue):
        for target in linking(owner).links:
            if fold(target.text).strip(" .:>…»") in _VAGUE:
                message = f"Liên kết “{target.text}” không cho biết dẫn tới đâu."
                yield at_target(
                    owner.origin, LINK_WORDS, target, message, hint="Dùng tên bài, tên văn bản làm chữ của liên kết."
                )


def no_tag_is_lost(catalogue: Catalogue) -> Iterator[Problem]:
    """Bài không dùng mã HTML mà trang sẽ bỏ đi."""
    for owner in owners(catalogue):
        if "<" in owner.body:
            for found in _TAG.finditer(without_code(owner.body)):
                tag = found["tag"].lower()
                if tag not in TAGS or tag in _IN_MARKDOWN:
                    message = f"Trang sẽ bỏ đi “<{found['tag']}>”."
                    hint = _IN_MARKDOWN.get(tag, "Viết bằng Markdown; phim, âm thanh thì đặt liên kết.")
                    yield owner.origin.in_body(LOST_TAG, found.start(), found.end(), message, hint=hint)


RULES = (
    summary_says_more,
    nobody_boasts,
    plain_text_is_plain,
    title_is_well_set,
    headings_are_in_order,
    link_says_where_it_leads,
    no_tag_is_lost,
)
