"""Articles as communes and the centre send them. The people in them do not exist."""

from __future__ import annotations

from io import BytesIO

from docx.oxml.ns import qn
from docx.shared import Pt

from portal.legacy_fonts import FONTS
from word.building import (
    CENTRE,
    FOOTNOTES,
    RIGHT,
    drawing,
    footnotes,
    line,
    lines,
    link,
    note_mark,
    photo,
    picture,
    raw,
    saved,
    table,
    word,
    xml,
)

OPENING = (
    "Trước năm 2022, con đường vào thôn Minh Họa chỉ rộng hơn một mét, mùa mưa xe máy không đi được, thóc gặt về phải "
    "gánh bộ gần một cây số."
)


def road() -> bytes:
    """An exemplar with pictures, captions, bold headings and a byline: the commonest shape of all."""
    doc = word()
    line(doc, "Người trưởng thôn hiến đất mở đường ở Bằng Phúc", bold=True, size=16, align=CENTRE)
    line(doc)
    line(
        doc,
        "Từ năm 2022 đến nay, ông Hoàng Văn Mẫu, Trưởng thôn Minh Họa, xã Bằng Phúc đã hiến 350 m2 đất và vận "
        "động 12 hộ "
        "cùng làm 600 m đường bê tông.",
        bold=True,
    )
    line(doc, OPENING)
    picture(doc, photo(seed=1), alt="A road in the mountains\n\nDescription automatically generated")
    line(doc, "Ông Hoàng Văn Mẫu (bên phải) cùng bà con đổ bê tông. Ảnh: Nông Thị Thử", italic=True, align=CENTRE)
    line(doc, "Làm trước để bà con tin", bold=True)
    lines(
        doc,
        "Ông Mẫu (sinh năm 1968, dân tộc Tày) bàn với gia đình lùi hàng rào, cắm mốc trước khi họp thôn.",
        "“Mình làm trước thì nói bà con mới nghe”, ông Hoàng Văn Mẫu nói.",
    )
    line(doc, "Con đường hoàn thành", bold=True)
    line(doc, "Tháng 5/2024, đường hoàn thành trước mùa mưa, góp phần xây dựng nông thôn mới.")
    picture(doc, photo(1200, 900, seed=2))
    line(doc, "Ảnh: Đoạn đường mới qua khu ruộng của thôn", italic=True, align=CENTRE)
    line(doc, "Bài, ảnh: Nông Thị Thử", bold=True, align=RIGHT)
    return saved(doc)


def capitals() -> bytes:
    """A title in capitals under a kicker, real heading styles, a date line."""
    doc = word()
    line(doc, "GƯƠNG ĐIỂN HÌNH TIÊN TIẾN", bold=True, align=CENTRE)
    line(doc, "CHỊ TRIỆU THỊ VÍ DỤ LÀM GIÀU", bold=True, size=16, align=CENTRE)
    line(doc, "TRÊN ĐỒI CHÈ BẰNG PHÚC", bold=True, size=16, align=CENTRE)
    line(doc, "(Bằng Phúc, 20/8/2024)", italic=True, align=CENTRE)
    line(
        doc,
        "Giữa vùng chè Shan tuyết xã Bằng Phúc, chị Triệu Thị Ví Dụ đã gây dựng 2,5 ha chè, mỗi năm thu 180 triệu "
        "đồng.",
        bold=True,
        italic=True,
    )
    doc.add_heading("1. Bắt đầu từ vườn tạp", level=1)
    line(doc, "Năm 2018, chị Triệu Thị Ví Dụ ở thôn Bản Mẫu vay 50 triệu đồng cải tạo vườn tạp, làm kinh tế gia đình.")
    doc.add_heading("1.1. Học cách làm", level=2)
    line(doc, "Chị đi học nghề sao chè, mời cán bộ khuyến nông về tận vườn hướng dẫn.")
    doc.add_heading("2. Giúp chị em cùng làm", level=1)
    line(
        doc,
        "Chị giúp 8 hộ trong thôn giống và kỹ thuật. Phong trào “Nông dân thi đua sản xuất kinh doanh giỏi” lan rộng.",
    )
    line(doc, "Hoàng Thị Mai", bold=True, align=RIGHT)
    return saved(doc)


def wallet() -> bytes:
    """A good deed by a pupil, sent as plain paragraphs without any formatting."""
    doc = word()
    lines(
        doc,
        "Em học sinh xã Ngọc Phái trả lại của rơi",
        "Chiều 12/9/2024, trên đường đi học về, em Nông Minh Thử, học sinh lớp 7A Trường THCS Ngọc Phái, nhặt "
        "được một chiếc "
        "ví có 4.500.000 đồng cùng giấy tờ.",
        "Em đã mang đến Công an xã Ngọc Phái nhờ trả lại cho người đánh rơi. Gia đình em thuộc hộ cận nghèo của thôn.",
        "Việc làm của em được thầy cô, bạn bè khen ngợi.",
        "CTV Lý Văn Mẫu",
    )
    return saved(doc)


def cooperative() -> bytes:
    """A collective, a table with merged header cells, a picture of a chart."""
    doc = word()
    line(doc, "Hợp tác xã Chè Mẫu nâng giá trị cây chè", bold=True, align=CENTRE)
    line(doc, "Hợp tác xã Chè Mẫu, xã Bằng Phúc có 24 thành viên, 30 ha chè, tạo việc làm cho 40 lao động.", bold=True)
    line(doc, "Sau năm năm, doanh thu của hợp tác xã tăng đều qua từng năm 2022, 2023.")
    made = table(
        doc,
        [
            ["STT", "Chỉ tiêu", "Kết quả", ""],
            ["", "", "Năm 2022", "Năm 2023"],
            ["1", "Diện tích (ha)", "22", "30"],
            ["2", "Doanh thu (tỷ đồng)", "1,8", "2,4 | 2,5"],
        ],
    )
    made.cell(0, 0).merge(made.cell(1, 0))
    made.cell(0, 1).merge(made.cell(1, 1))
    made.cell(0, 2).merge(made.cell(0, 3))
    line(doc, "Hợp tác xã bán hàng qua mạng, góp phần chuyển đổi số ở địa phương. Số liệu tính đến 30/6/2024.")
    picture(doc, drawing(), alt="Biểu đồ doanh thu hai năm của hợp tác xã")
    line(doc, "Hình 1. Doanh thu năm 2022 và 2023", italic=True, align=CENTRE)
    line(doc, "Nguồn: Liên minh Hợp tác xã tỉnh", italic=True, align=RIGHT)
    return saved(doc)


def side_by_side() -> bytes:
    """Two pictures in a table without lines, captions in the row below."""
    doc = word()
    line(doc, "Hội thi tiếng hát công nhân, viên chức lao động", bold=True, align=CENTRE)
    line(
        doc, "Sáng 26/3/2024, tại Hội trường UBND xã Đồng Lạc, Công đoàn xã tổ chức hội thi với 12 tiết mục.", bold=True
    )
    line(doc, "Các đội thi sôi nổi, để lại ấn tượng đẹp cho người xem.")
    made = doc.add_table(2, 2)
    made.style = doc.styles["Normal Table"]
    for number in (0, 1):
        made.cell(0, number).paragraphs[0].add_run().add_picture(BytesIO(photo(800, 600, seed=5 + number)))
        caption = (
            made.cell(1, number)
            .paragraphs[0]
            .add_run(("Đội thôn Bản Mẫu", "Đội trường tiểu học. Ảnh: Lê Văn Thử")[number])
        )
        caption.italic = True
    line(doc, "Ban tổ chức trao giải cho ba đội có thành tích cao.")
    return saved(doc)


def notes_and_links() -> bytes:
    """Footnotes, links of all kinds, lists in lists, characters that mean something to Markdown."""
    doc = word()
    line(doc, "Chuyển đổi số ở thôn vùng cao xã Xuân Lạc", bold=True, align=CENTRE)
    line(doc, "Tổ công nghệ số cộng đồng thôn Bản Mẫu, xã Xuân Lạc giúp 85 hộ dùng dịch vụ công trực tuyến.", bold=True)
    said = line(doc, "Trong 6 tháng đầu năm 2024, tổ hướng dẫn bà con")
    said._p.append(xml(note_mark(1)))
    said.add_run(" dùng ứng dụng * và _ như VNeID")
    said._p.append(xml(note_mark(2)))
    said._p.append(xml(note_mark(3)))
    said.add_run(". Xem ")
    link(said, "trang của Cục Chuyển đổi số", "https://dx.gov.vn/mau_bai?a=1&b=2")
    said.add_run(" hoặc ")
    link(said, "tệp trên máy", r"file:///C:\Users\mai\tai-lieu.docx")
    said.add_run(".")
    line(doc, "Đồ dùng gồm:")
    lines(doc, "Điện thoại thông minh", "Máy tính xách tay", style="List Bullet")
    line(doc, "Loại dùng chung", style="List Bullet 2")
    line(doc, "Các bước:")
    lines(doc, "Cài ứng dụng", "Tạo tài khoản", "Nộp hồ sơ", style="List Number")
    lines(doc, "- Hộ thứ nhất: nộp xong;", "- Hộ thứ hai: đang làm;", "+ còn thiếu giấy.")
    lines(doc, "2024. Đó là năm đáng nhớ.", "# không phải đề mục", "Giá < 5 triệu & > 2 triệu [tạm tính](chưa chốt)")
    line(doc, "“Có tổ giúp, tôi không phải ra huyện nữa”, bà Lý Thị Mẫu nói.")
    extra = footnotes(
        "Số liệu của thôn, tháng 6/2024.", "Ứng dụng định danh điện tử quốc gia.", "Theo Công an xã."
    )
    return saved(doc, extra, relations=FOOTNOTES)


def _legacy(encoding: str) -> dict[str, str]:
    """Turn Unicode into an encoding of old by asking our tables for every letter backwards."""
    letters = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđĂÂĐÊÔƠƯ"
    pool = [chr(code) for code in range(0xA1, 0x100)]
    pool += [letter + mark for letter in "aeouyôöAEOUYÔÖ" for mark in pool]
    made: dict[str, str] = {}
    for old in pool:
        if FONTS[encoding](old) != old:
            made.setdefault(FONTS[encoding](old), old)
    return {letter: made[letter] for letter in letters if letter in made}


def in_font_of_old(text: str, encoding: str) -> str:
    """Return a text as it is stored in a document in .VnTime (TCVN3) or VNI-Times (VNI)."""
    table = _legacy(encoding)
    return "".join(table.get(letter, letter) for letter in text)


OLD_TITLE = "Hội viên nông dân xã Quảng Bạch giúp nhau làm kinh tế"
OLD_SAPO = "Nhờ tổ hợp tác, 15 hội viên ở thôn Bản Mẫu, xã Quảng Bạch đã có thu nhập ổn định từ trồng hồng không hạt."
OLD_BODY = "Ông Nông Văn Mẫu cho biết: mỗi hộ trồng ít nhất 50 gốc, đến năm 2023 đã thu hoạch lứa quả đầu tiên."


def tcvn3() -> bytes:
    """An article typed in .VnTime twenty years ago and reused; its title in the font of capitals."""
    doc = word(".VnTime")
    line(doc, in_font_of_old(OLD_TITLE.lower(), "TCVN3"), bold=True, font=".VnTimeH", align=CENTRE)
    line(doc, in_font_of_old(OLD_SAPO, "TCVN3"), bold=True)
    line(doc, in_font_of_old(OLD_BODY, "TCVN3"))
    line(doc, "Đoạn này gõ bằng Unicode, phông vẫn là phông cũ.")
    line(doc, in_font_of_old("Lê Thị Thử", "TCVN3"), align=RIGHT)
    return saved(doc)


def vni() -> bytes:
    """The same in VNI-Times, where a letter and its mark may stand in two runs; the last paragraph lost its font."""
    doc = word("VNI-Times")
    line(doc, in_font_of_old(OLD_TITLE, "VNI"), bold=True, align=CENTRE)
    line(doc, in_font_of_old(OLD_SAPO, "VNI"), bold=True)
    split = doc.add_paragraph()
    for letter in in_font_of_old(OLD_BODY, "VNI"):
        split.add_run(letter)
    line(doc, in_font_of_old("Hội viên thường xuyên giúp đỡ lẫn nhau phát triển sản xuất.", "VNI"), font="Arial")
    return saved(doc)


def cut_pictures() -> bytes:
    """A picture cropped in Word, one turned, one too small, one that no program here can read."""
    doc = word()
    line(doc, "Ngày hội đại đoàn kết ở thôn Minh Họa", bold=True, align=CENTRE)
    line(doc, "Ngày 15/11/2023, thôn Minh Họa, xã Yên Mỹ tổ chức Ngày hội đại đoàn kết toàn dân tộc.", bold=True)
    cropped = picture(doc, photo(2000, 1000, seed=8))
    blip = next(cropped._p.iter(qn("pic:blipFill")))
    blip.insert(1, xml('<a:srcRect l="50000" r="0" t="0" b="20000"/>'))
    line(doc, "Bà con chơi kéo co. Ảnh: CTV", align=CENTRE)
    turned = picture(doc, photo(900, 600, seed=9))
    next(turned._p.iter(qn("a:xfrm"))).set("rot", "5400000")
    picture(doc, drawing(300, 10))
    line(doc, "Bữa cơm đoàn kết có đủ 62 hộ trong thôn tham dự, nhiều người cao tuổi cùng đến dự vui.")
    return saved(doc)


def styled() -> bytes:
    """Formatting that only styles give: Title, a heading based on another, Strong, underlining, hidden text, "
    "a header."""
    doc = word()
    doc.add_paragraph("Lễ gắn biển công trình chào mừng Ngày Giải phóng tỉnh", style="Title")
    own = doc.styles.add_style("Muc Lon", 1)
    own.base_style, own.font.size = doc.styles["Heading 1"], Pt(15)
    line(doc, "Ngày 20/8/2024, tại thị trấn Bằng Lũng, UBND huyện tổ chức gắn biển công trình nhà văn hóa trung tâm.")
    doc.add_paragraph("Công trình có ý nghĩa", style="Muc Lon")
    strong = doc.add_paragraph("Tổng kinh phí ")
    strong.add_run("4,8 tỷ đồng", style="Strong")
    strong.add_run(", trong đó ")
    strong.add_run("nhân dân góp 10%").underline = True
    hidden = doc.add_paragraph("Công trình được khởi công năm 2023.")
    hidden.add_run(" (ghi chú nội bộ: chưa quyết toán)").font.hidden = True
    doc.sections[0].header.paragraphs[0].text = "TIN BÀI GỬI CỔNG THÔNG TIN"
    doc.sections[0].footer.paragraphs[0].text = "Trang 1"
    return saved(doc)


def unlucky() -> bytes:
    """Only scanned pages, no letter of text."""
    doc = word()
    picture(doc, photo(1654, 2339, seed=11))
    raw(doc, "<w:p/>")
    return saved(doc)


def all_bold() -> bytes:
    """A text typed in bold from the first letter to the last, broken into lines with Shift+Enter."""
    doc = word()
    line(doc, "Chi hội phụ nữ thôn Bản Mẫu giữ đường hoa", bold=True)
    line(doc, "Chi hội phụ nữ thôn Bản Mẫu, xã Lương Bằng trồng 2 km đường hoa, mỗi tuần dọn một lần.", bold=True)
    line(doc, "Chị em cùng làm", bold=True)
    line(doc, "Mỗi gia đình nhận một đoạn.\nMỗi đoạn có tên người chăm sóc.", bold=True)
    line(doc, "Đường hoa hoàn thành tháng 3/2024 và được giữ sạch cho đến nay.", bold=True)
    return saved(doc)
