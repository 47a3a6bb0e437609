"""What machines take from the site: the site map, open data and the calendar, read back by others' parsers."""

import csv
import io
import json
from datetime import date

import icalendar
import pytest
from lxml import etree

from feeds import world
from portal import exports

ADDRESSES = [("guong-dien-hinh/guong-mau/", world.at(2)), ("", None)]
MADE = exports.outputs(world.catalogue(*world.mixed()), ADDRESSES)


def rows(collection, made=MADE):
    text = made[f"du-lieu/{collection}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def items(collection, made=MADE):
    return json.loads(made[f"du-lieu/{collection}.json"])["items"]


def events(made=MADE):
    found = icalendar.Calendar.from_ical(made["lich/su-kien.ics"]).walk("VEVENT")
    return {str(event["UID"]): event for event in found}


def test_the_same_content_gives_the_same_bytes():
    assert exports.outputs(world.catalogue(*reversed(world.mixed())), reversed(ADDRESSES)) == MADE


def test_the_site_map_names_each_page_with_its_last_change():
    urls = etree.fromstring(MADE["sitemap.xml"]).findall("{*}url")

    assert [(url.findtext("{*}loc"), url.findtext("{*}lastmod")) for url in urls] == [
        ("https://mau.example/", None),
        ("https://mau.example/guong-dien-hinh/guong-mau/", "2026-01-02T07:00:00+07:00"),
    ]


def test_robots_are_led_to_the_site_map():
    assert MADE["robots.txt"].splitlines()[-1] == b"Sitemap: https://mau.example/sitemap.xml"


@pytest.mark.parametrize("collection", ["phong-trao", "guong-dien-hinh", "van-ban", "tin-tuc"])
def test_both_forms_of_open_data_tell_of_the_same_records(collection):
    assert [row["Mã bài"] for row in rows(collection)] == [item["id"] for item in items(collection)] != []


def test_open_data_hold_nothing_that_lists_do_not():
    ids = {item["id"] for item in items("tin-tuc")}

    assert ids == {"tin-le-phat-dong"}


def test_tables_open_in_excel():
    data = MADE["du-lieu/van-ban.csv"]

    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") == 2


def test_a_cell_is_never_run_as_a_formula():
    record = world.news("tin-mot").model_copy(update={"title": '=HYPERLINK("http://x")', "author": "-1+1"})
    [row] = rows("tin-tuc", exports.outputs(world.catalogue(record), []))

    assert row["Tiêu đề"] == '\'=HYPERLINK("http://x")'
    assert row["Người viết"] == "'-1+1"


def test_open_data_keep_what_is_sensitive_to_the_article():
    subject = {"kind": "ca-nhan", "name": "Trần Văn Mẫu", "ethnicity": "Tày", "birth_year": 1970, "village": "Nà Khằn"}
    made = exports.outputs(world.catalogue(world.exemplar("guong-mot", subject=subject)), [])

    for name in ("du-lieu/guong-dien-hinh.json", "du-lieu/guong-dien-hinh.csv"):
        text = made[name].decode()
        assert "Trần Văn Mẫu" in text
        assert not any(word in text for word in ("Tày", "1970", "Nà Khằn"))


def test_a_granted_award_is_told_from_a_proposed_one():
    [row] = rows("guong-dien-hinh")

    assert row["Khen thưởng, ghi nhận"] == "Giấy khen (Đã quyết định)"
    assert items("guong-dien-hinh")[0]["recognition"][0]["status"]["slug"] == "da-quyet-dinh"


def test_a_day_that_recurs_is_one_event_and_a_lunar_day_one_for_each_known_year():
    found = events()

    assert found["ngay-thi-dua@mau.example"]["RRULE"].to_ical() == b"FREQ=YEARLY"
    assert found["ngay-thi-dua@mau.example"]["DTSTART"].dt == date(2024, 6, 11)
    assert [found[f"tet-{year}@mau.example"]["DTSTART"].dt for year in (2026, 2027)] == [
        date(2026, 2, 17),
        date(2027, 2, 6),
    ]


def test_an_event_ends_the_day_after_its_last_day():
    event = events()["tin-le-phat-dong@mau.example"]

    assert event["DTSTART"].dt == date(2026, 3, 20)
    assert event["DTEND"].dt == date(2026, 3, 21)
    assert str(event["LOCATION"]) == "Nhà văn hóa huyện"
    assert str(event["URL"]) == "https://mau.example/tin-tuc/tin-le-phat-dong/"


def test_an_event_of_a_month_has_no_day_in_the_calendar():
    event = {"start": "2026-03", "place": "Huyện", "organiser": "Trung tâm"}
    made = exports.outputs(world.catalogue(world.news("tin-thang", kind="phat-dong", event=event)), [])

    assert "tin-thang@mau.example" not in events(made)


def test_the_calendar_keeps_to_the_line_length_and_line_ends_of_its_standard():
    lines = MADE["lich/su-kien.ics"].split(b"\r\n")

    assert all(len(line) <= 75 for line in lines)
    assert not any(b"\n" in line for line in lines)
