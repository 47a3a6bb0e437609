"""What each page says of the records, as plain data."""

import json
from collections import Counter
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from portal import listings, loading, views
from portal.dates import VIETNAM
from portal.images import Library
from portal.records import LegalText
from portal.tracing import BETWEEN, Notes, Watching
from portal.views import PageView, parts
from repository import Repository

AS_OF = datetime(2024, 9, 1, 12, tzinfo=VIETNAM)
AFTER_MERGER = datetime(2026, 1, 1, tzinfo=VIETNAM)
EXEMPLAR, CAMPAIGN = "exemplars/guong-mau.md", "campaigns/thi-dua-mau.md"
LEGAL, NEWS = "content/van-ban/ke-hoach-mau.md", "content/tin-tuc/le-phat-dong-mau.md"


def library(repo: Repository) -> Library:
    """Keep the pictures made in the folder that all tests of a session share."""
    return Library(repo.root, repo.root.parent.parent / "anh")


def pages_of(repo: Repository, as_of: datetime = AS_OF) -> dict[str, PageView]:
    catalogue, problems = loading.load(repo.root, as_of)
    assert problems == []
    return {page.path: page for page in views.pages(catalogue, library(repo))}


def shown(repo: Repository, path: str, as_of: datetime = AS_OF) -> dict[str, Any]:
    return pages_of(repo, as_of)[path].data["page"]


def another(repo: Repository, path: str, number: int) -> None:
    """Write a copy of a record under a name and id of its own, a minute older."""
    text = repo.read(path)
    record_id = next(line for line in text.splitlines() if line.startswith("id: "))
    text = text.replace(record_id, f"{record_id}-{number}").replace("T07:30", f"T06:{number:02}")
    repo.write(path.replace(".md", f"-{number}.md"), text)


def test_every_page_has_an_address_of_its_own(repo: Repository) -> None:
    catalogue, _ = loading.load(repo.root, AS_OF)
    counts = Counter(page.path for page in views.pages(catalogue, library(repo)))

    assert [path for path, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(
    "path",
    [
        *("", "lich/", "thong-ke/", "tim-kiem/", "so-do-trang/", "rss/", "404.html"),
        *("dia-phuong/", "don-vi/", "linh-vuc/"),
        *("phong-trao/", "guong-dien-hinh/", "van-ban/", "tin-tuc/", "huong-dan/ma-loi/"),
        *("phong-trao/thi-dua-mau/", "guong-dien-hinh/guong-mau/"),
        *("van-ban/ke-hoach-mau/", "tin-tuc/le-phat-dong-mau/"),
        *("guong-dien-hinh/nam-2024/", "van-ban/nam-2024/", "dia-phuong/bang-phuc/", "don-vi/phong-noi-vu/"),
        "linh-vuc/nong-thon-moi/",
    ],
)
def test_the_page_is_there(repo: Repository, path: str) -> None:
    assert path in pages_of(repo)


def test_a_draft_and_a_future_record_have_no_page(repo: Repository) -> None:
    repo.replace(NEWS, "status: published", "status: draft")
    repo.replace(EXEMPLAR, "2024-08-24T07:30", "2024-10-24T07:30")
    paths = pages_of(repo)

    assert "tin-tuc/le-phat-dong-mau/" not in paths
    assert "guong-dien-hinh/guong-mau/" not in paths


def test_a_withdrawn_record_leaves_a_notice_that_tells_nothing_of_it(repo: Repository) -> None:
    notice = "status: withdrawn\nwithdrawn:\n  on: 2024-08-30\n  reason: Theo đề nghị."
    repo.replace(EXEMPLAR, "status: published", notice)
    page = pages_of(repo)["guong-dien-hinh/guong-mau/"]

    assert page.data["page"]["reason"] == "Theo đề nghị."
    assert page.data["page"]["on"]["text"] == "30/8/2024"
    assert "Hoàng Văn Mẫu" not in str(page.data)
    assert "hiến đất" not in str(page.data)
    assert not page.indexed


def test_an_old_address_leads_to_the_new_one(repo: Repository) -> None:
    repo.replace(EXEMPLAR, "sample: true", "sample: true\naliases:\n  - ten-cu")
    page = pages_of(repo)["guong-dien-hinh/ten-cu/"]

    assert page.data["page"]["url"] == "/guong-dien-hinh/guong-mau/"
    assert page.data["head"]["canonical"] == "https://thidua.example.vn/guong-dien-hinh/guong-mau/"
    assert page.data["head"]["robots"] == "noindex"


def test_an_old_address_of_a_withdrawn_record_tells_nothing_of_it(repo: Repository) -> None:
    notice = "status: withdrawn\nwithdrawn:\n  on: 2024-08-30\n  reason: Theo đề nghị.\naliases:\n  - ten-cu"
    repo.replace(EXEMPLAR, "status: published", notice)
    page = pages_of(repo)["guong-dien-hinh/ten-cu/"]

    assert page.data["page"]["title"] == "Bài đã được rút"
    assert "hiến đất" not in str(page.data)


def test_a_long_list_is_paged_by_twelve_and_its_pages_know_each_other(repo: Repository) -> None:
    for number in range(13):
        another(repo, EXEMPLAR, number)
    paths = pages_of(repo)
    first, second = paths["guong-dien-hinh/"].data, paths["guong-dien-hinh/trang-2/"].data

    assert (len(first["page"]["cards"]), len(second["page"]["cards"])) == (12, 2)
    assert first["page"]["cards"][0]["url"] == "/guong-dien-hinh/guong-mau/"
    assert (first["head"]["previous"], first["head"]["next"]) == (None, "/guong-dien-hinh/trang-2/")
    assert (second["head"]["previous"], second["head"]["next"]) == ("/guong-dien-hinh/", None)


def test_what_a_page_cannot_show_all_of_has_a_list_of_its_own(repo: Repository) -> None:
    for number in range(13):
        another(repo, EXEMPLAR, number)
    related = shown(repo, "phong-trao/thi-dua-mau/")["related"]
    exemplars = next(group for group in related if group["title"] == "Gương điển hình tiên tiến")

    assert (exemplars["count"], len(exemplars["cards"])) == ("14", 12)
    assert exemplars["more"] == "/phong-trao/thi-dua-mau/lien-quan/"
    assert "phong-trao/thi-dua-mau/lien-quan/trang-2/" in pages_of(repo)


def test_related_records_are_shown_from_both_sides(repo: Repository) -> None:
    exemplar = shown(repo, "guong-dien-hinh/guong-mau/")["related"]
    campaign = shown(repo, "phong-trao/thi-dua-mau/")["related"]

    assert [card["url"] for group in exemplar for card in group["cards"]] == ["/phong-trao/thi-dua-mau/"]
    assert "/guong-dien-hinh/guong-mau/" in [card["url"] for group in campaign for card in group["cards"]]


@pytest.mark.parametrize(("as_of", "now"), [(AS_OF, None), (AFTER_MERGER, "xã Đồng Phúc")])
def test_a_place_is_shown_by_its_name_then_and_by_what_it_belongs_to_now(
    repo: Repository, as_of: datetime, now: str | None
) -> None:
    place = shown(repo, "guong-dien-hinh/guong-mau/", as_of)["communes"][0]

    assert place["label"] == "Xã Bằng Phúc"
    assert (place["now"] and place["now"]["label"]) == now


def test_the_list_of_a_new_commune_carries_those_it_was_made_from(repo: Repository) -> None:
    cards = shown(repo, "dia-phuong/dong-phuc-2025/", AFTER_MERGER)["cards"]

    assert [card["url"] for card in cards] == ["/guong-dien-hinh/guong-mau/"]


@pytest.mark.parametrize(
    ("dates", "phase"),
    [
        ("start_date: 2024-01-22", "Thường xuyên"),
        ("start_date: 2024-01-22\nend_date: 2024-12-31", "Đang diễn ra"),
        ("start_date: 2024-01-22\nend_date: 2024-08-31", "Đã kết thúc"),
        ("start_date: 2024-10", "Sắp diễn ra"),
        ("start_date: 2024-01-22\nend_date: chua-ro", "Chưa rõ thời gian"),
        ("start_date: chua-ro\nend_date: 2024-08", "Đã kết thúc"),
        ("start_date: chua-ro\ntheme_year: 2023", "Đã qua năm chủ đề"),
        ("start_date: 2023\nend_date: chua-ro\ntheme_year: 2023", "Đã qua năm chủ đề"),
        ("start_date: chua-ro\ntheme_year: 2024", "Chưa rõ thời gian"),
    ],
)
def test_the_phase_of_a_campaign_follows_its_dates_and_is_never_guessed(
    repo: Repository, dates: str, phase: str
) -> None:
    repo.replace(CAMPAIGN, "start_date: 2024-01-22", dates)

    assert shown(repo, "phong-trao/thi-dua-mau/")["phase"]["label"] == phase


def test_a_drive_whose_dates_are_unknown_is_past_when_its_anniversary_is(repo: Repository) -> None:
    drive = "campaign_type: dot-cao-diem\nanniversaries:\n  - ref: giai-phong-bac-kan\n    year: 2024\n    count: 75"
    repo.replace(CAMPAIGN, "campaign_type: thuong-xuyen", drive)
    repo.replace(CAMPAIGN, "start_date: 2024-01-22", "start_date: chua-ro\nend_date: chua-ro")
    page = shown(repo, "phong-trao/thi-dua-mau/")

    assert page["phase"]["label"] == "Đã qua ngày kỷ niệm"
    assert (page["start"]["text"], page["end"]["text"]) == ("chưa rõ", "chưa rõ")
    assert page["anniversaries"][0]["count"] == "75 năm"
    assert page["anniversaries"][0]["day"]["text"] == "24/8/2024"


def test_an_award_only_proposed_never_looks_granted(repo: Repository) -> None:
    awards = """\
recognition:
  - award: giay-khen-chu-tich-ubnd-huyen
    authority: chu-tich-ubnd-huyen
    status: de-nghi
  - award: giay-khen-chu-tich-ubnd-huyen
    authority: chu-tich-ubnd-huyen
    status: da-trao
    decision_no: 12/QĐ-UBND
    decision_date: 2024-02-05
"""
    repo.replace(EXEMPLAR, "consent:\n", f"{awards}consent:\n")
    proposed, granted = shown(repo, "guong-dien-hinh/guong-mau/")["statutory"]

    assert (proposed["badge"]["tone"], proposed["decision"]) == ("warn", None)
    assert (granted["badge"]["tone"], granted["decision"]) == ("good", "Quyết định số 12/QĐ-UBND ngày 05/02/2024")


def test_ethnicity_is_shown_only_where_the_consent_covers_it(repo: Repository) -> None:
    repo.replace(EXEMPLAR, "  position: Trưởng thôn", "  position: Trưởng thôn\n  ethnicity: Tày")
    before = [row["text"] for row in shown(repo, "guong-dien-hinh/guong-mau/")["who"]]
    repo.replace(EXEMPLAR, "    - noi-o", "    - noi-o\n    - dan-toc")
    after = [row["text"] for row in shown(repo, "guong-dien-hinh/guong-mau/")["who"]]

    assert "Tày" not in before
    assert "Tày" in after


def test_numbers_and_dates_are_written_as_vietnamese_papers_write_them(repo: Repository) -> None:
    repo.replace(EXEMPLAR, "value: 350", "value: 1123,5")
    page = shown(repo, "guong-dien-hinh/guong-mau/")

    assert page["achievements"][0]["value"] == "1.123,5"
    assert page["byline"]["published"]["text"] == "07:30, 24/8/2024"
    assert page["byline"]["published"]["iso"] == "2024-08-24T07:30:00+07:00"


def later_text(repo: Repository) -> None:
    """Write a plan of 2025 that replaces the one of 2024."""
    text = repo.read(LEGAL)
    for old, new in (
        ("id: van-ban-ke-hoach-mau", "id: van-ban-ke-hoach-mau-moi"),
        ("05/KH-UBND", "06/KH-UBND"),
        ("issued_date: 2024-01-15", "issued_date: 2024-06\neffective_date: 2024-07-01"),
        ("verified: unverified", "verified: unverified\nrelations:\n  - kind: thay-the\n    target: ke-hoach-mau"),
    ):
        text = text.replace(old, new)
    repo.write("content/van-ban/ke-hoach-moi.md", text)


def test_a_replaced_text_names_what_replaced_it_though_nobody_wrote_it_there(repo: Repository) -> None:
    later_text(repo)
    old, new = shown(repo, "van-ban/ke-hoach-mau/"), shown(repo, "van-ban/ke-hoach-moi/")

    assert [(row["kind"], row["url"]) for row in new["relations"]] == [("Thay thế", "/van-ban/ke-hoach-mau/")]
    assert [(row["kind"], row["url"]) for row in old["relations"]] == [("Bị thay thế bởi", "/van-ban/ke-hoach-moi/")]
    assert [item["label"] for item in old["timeline"]][-1] == "Bị thay thế bởi"


def test_texts_are_listed_by_their_date_of_issue(repo: Repository) -> None:
    later_text(repo)
    cards = shown(repo, "van-ban/")["cards"]

    assert [card["date"]["text"] for card in cards] == ["tháng 6/2024", "15/01/2024"]


def test_a_text_of_unknown_date_belongs_to_no_year_and_says_so(repo: Repository) -> None:
    repo.replace(LEGAL, "issued_date: 2024-01-15", "issued_date: chua-ro")
    paths = pages_of(repo)

    assert not [path for path in paths if path.startswith("van-ban/nam-")]
    assert {"label": "Ngày ban hành", "text": "chưa rõ"} in paths["van-ban/ke-hoach-mau/"].data["page"]["rows"]
    assert paths["van-ban/"].data["page"]["cards"][0]["date"] is None


def test_the_calendar_counts_years_and_knows_lunar_days(repo: Repository) -> None:
    days = {item["slug"]: item for item in shown(repo, "lich/")["days"]}

    assert days["giai-phong-bac-kan"]["count"] == "75 năm"
    assert days["thanh-lap-qdnd-viet-nam"]["count"] == "80 năm (năm tròn)"
    assert (days["tet-nguyen-dan"]["day"], days["tet-nguyen-dan"]["this_year"]) == ("1/1 âm lịch", "10/02/2024")


def test_the_calendar_looks_ahead_and_keeps_what_is_past_apart(repo: Repository) -> None:
    page = shown(repo, "lich/")
    ahead = [entry["date"]["iso"] for month in page["months"] for entry in month["entries"]]

    assert ahead == sorted(ahead)
    assert ahead[0] >= "2024-09-01"
    assert [entry["url"] for entry in page["past"]] == ["/tin-tuc/le-phat-dong-mau/", "/phong-trao/thi-dua-mau/"]


def test_days_without_a_source_and_sample_events_say_so_wherever_they_stand(repo: Repository) -> None:
    page, home = shown(repo, "lich/"), shown(repo, "")
    ahead = {entry["label"]: entry["unverified"] for month in page["months"] for entry in month["entries"]}
    soon = {entry["label"]: entry["unverified"] for entry in home["days"]}

    assert (ahead["Ngày Doanh nhân Việt Nam"], ahead["Ngày Nhà giáo Việt Nam"]) == (True, False)
    assert soon == {label: ahead[label] for label in soon}
    assert [entry["sample"] for entry in page["past"]] == [True, True]


def test_statistics_tell_where_no_exemplar_is_yet(repo: Repository) -> None:
    coverage = shown(repo, "thong-ke/")["coverage"]
    rows = {row["label"]: row["covered"] for table in coverage for row in table["rows"]}

    assert rows["Xã Bằng Phúc"]
    assert not rows["Thị trấn Bằng Lũng"]
    assert sum(rows.values()) == 2  # the commune and the one its area went to


def test_samples_are_kept_from_search_engines_and_say_what_they_are(repo: Repository) -> None:
    sample = pages_of(repo)["guong-dien-hinh/guong-mau/"]
    repo.replace(EXEMPLAR, "sample: true", "sample: false")
    real = pages_of(repo)["guong-dien-hinh/guong-mau/"]

    assert (sample.data["page"]["sample"], sample.data["head"]["robots"], sample.indexed) == (True, "noindex", False)
    assert (real.data["page"]["sample"], real.data["head"]["robots"], real.indexed) == (False, None, True)


def test_a_consultation_is_on_the_home_page_while_it_is_open(repo: Repository) -> None:
    notice = """\
kind: lay-y-kien
consultation:
  legal_basis: Nghị định 98/2023/NĐ-CP
  open_from: 2024-08-26
  open_to: 2024-09-10
  contact: Phòng Nội vụ
"""
    text = repo.read(NEWS)
    start, end = text.index("kind: phat-dong"), text.index("---\n", 10)
    repo.write(NEWS, text[:start] + notice + text[end:])
    during = shown(repo, "")["open"]
    after = shown(repo, "", AFTER_MERGER)["open"]

    assert [card["badge"]["label"] for card in during] == ["Đang lấy ý kiến"]
    assert after == []


def test_every_code_of_the_checks_is_explained_in_the_guide(repo: Repository) -> None:
    from portal.problems import KINDS  # noqa: PLC0415 - filled by the modules that the guide imports

    codes = [kind["code"] for group in shown(repo, "huong-dan/ma-loi/")["groups"] for kind in group["kinds"]]

    assert codes
    assert sorted(codes) == sorted(KINDS)


def test_the_site_map_and_the_search_page_lead_to_every_list(repo: Repository) -> None:
    paths = pages_of(repo)
    linked = {link["url"] for group in paths["tim-kiem/"].data["page"]["groups"] for link in group["links"]}
    letters = [paths[link["url"].strip("/") + "/"] for link in paths["tim-kiem/"].data["page"]["letters"]]
    titles = [link["url"] for page in letters for link in page.data["page"]["groups"][0]["links"]]

    assert {"/guong-dien-hinh/", "/guong-dien-hinh/nam-2024/"} <= linked
    assert {"/dia-phuong/bang-phuc/", "/linh-vuc/nong-thon-moi/"} <= linked
    assert len(titles) == 4


def test_breadcrumbs_lead_home_step_by_step(repo: Repository) -> None:
    crumbs = pages_of(repo)["guong-dien-hinh/guong-mau/"].data["crumbs"]

    assert [crumb["label"] for crumb in crumbs] == ["Trang chủ", "Gương điển hình"]
    assert [crumb["url"] for crumb in crumbs] == ["/", "/guong-dien-hinh/"]


def test_lists_do_not_depend_on_the_order_of_files(repo: Repository) -> None:
    catalogue, _ = loading.load(repo.root, AS_OF)
    texts = catalogue.listed(LegalText)

    assert listings.in_reading_order(reversed(texts)) == listings.in_reading_order(texts)


def test_a_page_names_its_own_feed_only_where_there_is_one(repo: Repository) -> None:
    paths = pages_of(repo)
    with_records, without = (paths[f"dia-phuong/{slug}/"].data["head"]["feeds"] for slug in ("bang-phuc", "bang-lung"))

    assert [feed["url"] for feed in with_records][:2] == [
        "/rss/dia-phuong/bang-phuc.xml",
        "/rss/dia-phuong/bang-phuc.atom.xml",
    ]
    assert [feed["url"] for feed in without] == ["/rss/tat-ca.xml", "/rss/tat-ca.atom.xml"]


def test_views_are_told_apart_by_all_that_they_say(repo: Repository) -> None:
    page = pages_of(repo)[""]
    said = [
        {"a": 1, "b": "x"},
        {"a": True, "b": "x"},
        {"a": "1", "b": "x"},
        {"a": None, "b": "x"},
        {"b": "x", "a": 1},
        {"a": [1], "b": "x"},
    ]
    marks = [replace(page, data=data).mark for data in said]

    assert len(set(marks)) == len(said)
    assert replace(page, template="pages/list.html").mark != page.mark
    assert replace(page, data=json.loads(json.dumps(page.data))).mark == page.mark


def test_the_card_of_a_record_asks_for_nothing_but_its_picture(repo: Repository) -> None:
    """A card is made once for all the lists it stands in, so a question it asked would be noted by the first alone."""
    catalogue, _ = loading.load(repo.root, AS_OF)
    notes = Notes()
    context = Watching(views.Context(catalogue, library(repo)), notes)

    asked = {}
    for record in (*catalogue.records, *catalogue.records):
        parts.card(context, record)
        asked.setdefault(record.slug, []).append(notes.take())

    pictured = f"file{BETWEEN}exemplars/images/duong-thon.jpg"
    assert asked.pop("guong-mau") == [(pictured,), (pictured,)]
    assert set(map(tuple, asked.values())) == {((), ())}
