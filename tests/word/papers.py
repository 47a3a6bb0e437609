"""Administrative documents as offices issue them. Numbers, names and amounts are invented."""

from __future__ import annotations

from word.building import (
    CENTRE,
    RIGHT,
    letterhead,
    line,
    lines,
    raw,
    saved,
    signature,
    table,
    text_box,
    word,
    xml,
)

COPIES = ["- Như trên;", "- TT Huyện ủy;", "- Lưu: VT."]
HUYEN = ["ỦY BAN NHÂN DÂN", "HUYỆN CHỢ ĐỒN"]


def plan() -> bytes:
    """A plan not yet numbered: number and day are left blank."""
    doc = word()
    letterhead(doc, HUYEN, "Số:       /KH-UBND", "Chợ Đồn, ngày      tháng 01 năm 2024")
    line(doc)
    line(doc, "KẾ HOẠCH", bold=True, align=CENTRE)
    line(doc, "Công tác thi đua, khen thưởng năm 2024", bold=True, align=CENTRE)
    line(doc, "-----------", align=CENTRE)
    line(
        doc,
        "Thực hiện Kế hoạch số 18/KH-UBND ngày 15/01/2024 của UBND tỉnh Bắc Kạn về công tác thi đua, khen thưởng năm "
        "2024. Ủy ban nhân dân huyện ban hành Kế hoạch, cụ thể như sau:",
    )
    line(doc, "I. MỤC ĐÍCH, YÊU CẦU", bold=True)
    line(doc, "1. Mục đích:", bold=True)
    lines(doc, "- Phát động và triển khai các phong trào thi đua yêu nước.", "- Thực hiện tốt quy định của pháp luật.")
    line(doc, "2. Yêu cầu:", bold=True)
    line(doc, "- Việc tổ chức phong trào phải thiết thực, phù hợp với thực tiễn.")
    line(doc, "II. TỔ CHỨC THỰC HIỆN", bold=True)
    line(
        doc, "Giao Phòng Nội vụ huyện theo dõi, đôn đốc. Kế hoạch thực hiện từ ngày 15/01/2024 đến hết ngày 31/12/2024."
    )
    signature(doc, ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], "Nguyễn Văn Mẫu", COPIES)
    return saved(doc)


def commendation() -> bytes:
    """A decision of commendation with the list of recipients in a table with groups."""
    doc = word()
    letterhead(doc, HUYEN, "Số: 1234/QĐ-UBND", "Chợ Đồn, ngày 05 tháng 9 năm 2024")
    line(doc, "QUYẾT ĐỊNH", bold=True, align=CENTRE)
    line(
        doc,
        "Về việc tặng Giấy khen cho tập thể, cá nhân có thành tích trong xây dựng nông thôn mới",
        bold=True,
        align=CENTRE,
    )
    line(doc, "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN CHỢ ĐỒN", bold=True, align=CENTRE)
    lines(
        doc,
        "Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022;",
        "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ;",
        "Theo đề nghị của Trưởng phòng Nội vụ huyện,",
        italic=True,
    )
    line(doc, "QUYẾT ĐỊNH:", bold=True, align=CENTRE)
    line(
        doc,
        "Điều 1. Tặng Giấy khen cho 02 tập thể và 03 cá nhân có thành tích xuất sắc trong phong trào thi đua "
        "(có danh sách kèm theo).",
    )
    line(doc, "Điều 2. Mức tiền thưởng thực hiện theo quy định.")
    signature(doc, ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], "Triệu Thị Thử", ["- Như Điều 3;", "- Lưu: VT, NV."])
    line(doc, "DANH SÁCH", bold=True, align=CENTRE)
    made = table(
        doc,
        [
            ["TT", "Họ và tên", "Chức vụ, đơn vị"],
            ["I", "Tập thể", ""],
            ["1", "Nhân dân và cán bộ thôn Minh Họa", "Xã Bằng Phúc"],
            ["2", "Trường THCS Mẫu", "Xã Yên Mỹ"],
            ["II", "Cá nhân", ""],
            ["1", "Ông Hoàng Văn Mẫu", "Trưởng thôn Minh Họa"],
            ["2", "Bà Lý Thị Ví Dụ", "Hội viên Hội Phụ nữ"],
            ["3", "Ông Nông Văn Thử", "Công chức xã Yên Mỹ"],
        ],
    )
    made.cell(1, 1).merge(made.cell(1, 2))
    return saved(doc)


def official_letter() -> bytes:
    """An official letter: subject under the number, signed by the deputy head of an office."""
    doc = word()
    letterhead(
        doc,
        ["UBND HUYỆN CHỢ ĐỒN", "PHÒNG NỘI VỤ"],
        "Số: 45/NV-TĐKT",
        "Chợ Đồn, ngày 02 tháng 5 năm 2024",
        about="V/v giới thiệu gương điển hình tiên tiến quý II năm 2024",
    )
    line(doc, "Kính gửi: Ủy ban nhân dân các xã, thị trấn", align=CENTRE)
    line(
        doc,
        "Thực hiện nhiệm vụ được giao, Phòng Nội vụ đề nghị các xã Bằng Phúc, Xuân Lạc và thị trấn Bằng Lũng giới "
        "thiệu "
        "ít nhất một gương điển hình tiên tiến.",
    )
    lines(doc, "Danh sách gửi về trước ngày 15/5/2024.", "Trân trọng./.")
    signature(doc, ["KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"], "Lường Văn Mẫu", COPIES)
    return saved(doc)


def party_guidance() -> bytes:
    """A Party paper: its own heading and its own form of number."""
    doc = word()
    letterhead(
        doc,
        ["HUYỆN ỦY CHỢ ĐỒN", "BAN TUYÊN GIÁO", "*"],
        "Số 26-HD/BTGHU",
        "Chợ Đồn, ngày 12 tháng 3 năm 2024",
        nation=["ĐẢNG CỘNG SẢN VIỆT NAM"],
    )
    line(doc, "HƯỚNG DẪN", bold=True, align=CENTRE)
    line(doc, "tuyên truyền gương người tốt, việc tốt năm 2024", bold=True, align=CENTRE)
    line(doc, "Thực hiện Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị, Ban Tuyên giáo hướng dẫn như sau:")
    line(doc, "1. Nội dung", bold=True)
    line(doc, "Tập trung tuyên truyền việc học tập và làm theo Bác.")
    lines(doc, "K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", bold=True, align=RIGHT)
    line(doc, "Ma Thị Thử", bold=True, align=RIGHT)
    return saved(doc)


def tabbed_report() -> bytes:
    """A letterhead typed with tabs instead of a table."""
    doc = word()
    lines(
        doc,
        "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "HUYỆN CHỢ ĐỒN\tĐộc lập - Tự do - Hạnh phúc",
        "Số: 88/BC-UBND\tChợ Đồn, ngày 20 tháng 6 năm 2024",
    )
    line(doc, "BÁO CÁO\nSơ kết phong trào thi đua 6 tháng đầu năm 2024", bold=True, align=CENTRE)
    line(doc, "Sáu tháng đầu năm, UBND huyện đã chỉ đạo tổ chức phong trào thi đua ở 20 xã, thị trấn.")
    line(doc, "Phần thứ nhất. KẾT QUẢ", bold=True)
    line(doc, "I. Công tác chỉ đạo", bold=True)
    line(doc, "Ban hành 12 văn bản chỉ đạo.")
    table(
        doc,
        [["Nội dung", "Số lượng"], ["Tập thể được khen", "25"], ["Cá nhân được khen", "112"]],
    )
    lines(doc, "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn Mẫu", bold=True, align=RIGHT)
    return saved(doc)


def campaign_plan() -> bytes:
    """A drive launched by a plan, for `--as campaign`."""
    doc = word()
    letterhead(doc, HUYEN, "Số: 77/KH-UBND", "Chợ Đồn, ngày 10 tháng 3 năm 2024")
    line(doc, "KẾ HOẠCH", bold=True, align=CENTRE)
    line(doc, "Phát động đợt thi đua cao điểm “Chung sức làm đường giao thông nông thôn”", bold=True, align=CENTRE)
    line(
        doc,
        "Căn cứ nhiệm vụ năm 2024, UBND huyện phát động đợt thi đua cao điểm từ ngày 15/3/2024 đến ngày 30/8/2024 "
        "trên toàn huyện, nội dung như sau:",
    )
    line(doc, "I. MỤC TIÊU", bold=True)
    line(doc, "Mỗi xã làm thêm ít nhất 2 km đường bê tông thôn.")
    signature(doc, ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], "Nguyễn Văn Mẫu", COPIES)
    return saved(doc)


def agenda() -> bytes:
    """The agenda of a conference: a table of hours."""
    doc = word()
    line(doc, "CHƯƠNG TRÌNH HỘI NGHỊ BIỂU DƯƠNG ĐIỂN HÌNH TIÊN TIẾN NĂM 2024", bold=True, align=CENTRE)
    line(doc, "(Chợ Đồn, ngày 11/6/2024)", italic=True, align=CENTRE)
    line(
        doc,
        "Thời gian: 7 giờ 30 phút, tại Hội trường UBND huyện. Hội nghị do Hội đồng Thi đua - Khen thưởng huyện "
        "chủ trì.",
    )
    table(
        doc,
        [
            ["Thời gian", "Nội dung", "Người thực hiện"],
            ["7h30 - 8h00", "Đón tiếp đại biểu\nPhát tài liệu", "Ban Tổ chức"],
            ["8h00 - 8h15", "Văn nghệ chào mừng", "Trung tâm Văn hóa, Thể thao và Truyền thông huyện"],
            ["8h15 - 9h00", "Trao Giấy khen", "Lãnh đạo UBND huyện"],
        ],
    )
    line(doc, "Đề nghị đại biểu có mặt đúng giờ.")
    return saved(doc)


def launch() -> bytes:
    """News of a launch, with a source and typed numbers."""
    doc = word()
    line(doc, "Lễ phát động thi đua chào mừng 75 năm Ngày Giải phóng tỉnh", bold=True, align=CENTRE)
    line(
        doc,
        "Sáng 01/8/2024, tại Nhà văn hóa trung tâm, UBND huyện tổ chức lễ phát động đợt thi đua cao điểm chào mừng 75 "
        "năm Ngày Giải phóng tỉnh.",
        bold=True,
    )
    line(doc, "Dự lễ có đại diện các xã Bằng Phúc, Phương Viên và Ngọc Phái.")
    line(doc, "Tại buổi lễ, các đơn vị đăng ký:")
    lines(doc, "1. Làm 5 km đường bê tông;", "2. Xóa 12 nhà tạm;", "3. Trồng 20 ha rừng.")
    line(doc, "Theo Cổng thông tin điện tử huyện", italic=True, align=RIGHT)
    return saved(doc)


def tracked() -> bytes:
    """Tracked changes of every kind: inserted, deleted, moved, a deleted paragraph end, a deleted table row."""
    doc = word()
    who = 'w:id="{}" w:author="Mai" w:date="2024-08-01T08:00:00Z"'
    line(doc, "Hội nghị tổng kết phong trào thi đua năm 2023", bold=True, align=CENTRE)
    line(
        doc,
        "Ngày 12/01/2024, tại Hội trường UBND huyện, UBND huyện tổ chức hội nghị tổng kết phong trào thi đua.",
        bold=True,
    )
    raw(
        doc,
        f'<w:p><w:r><w:t xml:space="preserve">Năm 2023 có </w:t></w:r><w:del '
        f'{who.format(90)}><w:r><w:delText>210</w:delText>'
        f'</w:r></w:del><w:ins {who.format(91)}><w:r><w:t>215</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> '
        'tập thể '
        "được khen.</w:t></w:r></w:p>",
    )
    raw(doc, f"<w:p><w:moveFrom {who.format(92)}><w:r><w:t>Câu đã chuyển chỗ.</w:t></w:r></w:moveFrom></w:p>")
    raw(
        doc,
        f'<w:p><w:pPr><w:rPr><w:del {who.format(93)}/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">Nửa đầu câu '
        '</w:t></w:r>'
        "</w:p>",
    )
    raw(doc, "<w:p><w:r><w:t>và nửa sau câu.</w:t></w:r></w:p>")
    raw(doc, f"<w:p><w:moveTo {who.format(94)}><w:r><w:t>Câu đã chuyển chỗ.</w:t></w:r></w:moveTo></w:p>")
    made = table(doc, [["Danh hiệu", "Số lượng"], ["Lao động tiên tiến", "300"], ["Hàng bỏ đi", "999"]])
    row = made.rows[2]._tr
    row.insert(0, xml(f"<w:trPr><w:del {who.format(95)}/></w:trPr>"))
    return saved(doc)


def boxed() -> bytes:
    """Text boxes, an equation, SmartArt, a chart, an embedded sheet, a comment, a table within a table."""
    doc = word()
    line(doc, "Tọa đàm nhân ngày truyền thống thi đua yêu nước", bold=True, align=CENTRE)
    line(
        doc,
        "Ngày 11/6/2024, tại Hội trường UBND huyện, Phòng Nội vụ tổ chức tọa đàm với 60 đại biểu tham dự.",
        bold=True,
    )
    line(doc, "Đại biểu nghe hai tham luận.")
    raw(doc, text_box("Thi đua là yêu nước, yêu nước thì phải thi đua."))
    raw(
        doc,
        "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>Khung chữ đời cũ.</w:t></w:r></w:p>"
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
    )
    raw(doc, "<w:p><m:oMath><m:r><m:t>S = a × b</m:t></m:r></m:oMath></w:p>")
    drawn = (
        '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="7" name="H"/><a:graphic><a:graphicData uri="{}">{}'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    raw(doc, drawn.format("http://schemas.openxmlformats.org/drawingml/2006/diagram", '<dgm:relIds r:dm="rIdD"/>'))
    raw(doc, drawn.format("http://schemas.openxmlformats.org/drawingml/2006/chart", '<c:chart r:id="rIdNone"/>'))
    raw(doc, '<w:p><w:r><w:object><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12"/></w:object></w:r></w:p>')
    raw(doc, '<w:p><w:r><w:t>Kinh phí 15 triệu đồng.</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>')
    made = table(doc, [["Tham luận", "Người trình bày"], ["Nêu gương", ""], ["Nhân rộng", "Ông Lý Văn Mẫu"]])
    inner = made.cell(1, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Bà Nông Thị Thử", "15 phút"
    comment = (
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="0" '
        'w:author="Sep"><w:p><w:r><w:t>Xem lại số này</w:t></w:r></w:p></w:comment></w:comments>'
    )
    diagram = (
        '<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dgm:ptLst><dgm:pt><dgm:t><a:p><a:r><a:t>'
        "Phát hiện</a:t></a:r></a:p></dgm:t></dgm:pt><dgm:pt><dgm:t><a:p><a:r><a:t>Nhân rộng</a:t></a:r></a:p></dgm:t>"
        "</dgm:pt></dgm:ptLst></dgm:dataModel>"
    )
    related = (
        '<Relationship Id="rIdD" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/diagramData" '
        'Target="diagrams/data1.xml"/>'
    )
    return saved(doc, {"word/comments.xml": comment, "word/diagrams/data1.xml": diagram}, relations=related)


def counted() -> bytes:
    """Numbers that Word counts: Roman headings, decimals below them, letters; interrupted lists."""
    doc = word()
    letterhead(doc, HUYEN, "Số: 09/HD-UBND", "Chợ Đồn, ngày 01 tháng 02 năm 2024")
    line(doc, "HƯỚNG DẪN", bold=True, align=CENTRE)
    line(doc, "Bình xét thi đua cuối năm", bold=True, align=CENTRE)
    line(doc, "Ủy ban nhân dân huyện hướng dẫn việc bình xét thi đua cuối năm như sau:")
    formats = [(0, "upperRoman", "%1."), (1, "decimal", "%2."), (2, "lowerLetter", "%3)")]
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{shown}"/></w:lvl>'
        for depth, form, shown in formats
    )
    part = doc.part.numbering_part.element
    part.insert(0, xml(f'<w:abstractNum w:abstractNumId="77">{levels}</w:abstractNum>'))
    part.append(xml('<w:num w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    said = (
        (0, "Đối tượng", True),
        (1, "Cán bộ, công chức", False),
        (1, "Người lao động", False),
        (2, "Có hợp đồng", False),
        (0, "Tiêu chuẩn", True),
        (1, "Hoàn thành nhiệm vụ", False),
    )
    for depth, text, bold in said:
        paragraph = line(doc, text, bold=bold)
        paragraph._p.get_or_add_pPr().append(xml(f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="77"/></w:numPr>'))
    lines(doc, "Ngày nộp: 15/12/2024.", align=RIGHT, italic=True)
    return saved(doc)
