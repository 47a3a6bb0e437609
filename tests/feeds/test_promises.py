"""What a portal's administrator is promised: ids, dates, who is in which feed, corrections and withdrawals."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from lxml import etree

from feeds import reading, world
from portal import feeds
from portal.feeds import normalise


def made(*records, **changed):
    return feeds.outputs(world.catalogue(*records, **changed), world.Pictures())


def read(data):
    return {item.id.rpartition(":")[2]: item for item in reading.by_feedparser(data)}


def ids(made_, name):
    return {item["id"].rpartition(":")[2] for item in json.loads(made_[f"rss/{name}.json"])["items"]}


def test_no_draft_and_nothing_of_the_future_is_in_any_feed():
    for path, data in made(*world.mixed()).items():
        assert b"tin-nhap" not in data, path
        assert b"tin-tuong-lai" not in data, path


def test_a_future_item_appears_when_its_time_has_come():
    assert "tin-tuong-lai" in ids(made(*world.mixed(), as_of=world.at(366)), "tat-ca")


@pytest.mark.parametrize(
    "changed",
    [
        {"slug": "ten-moi"},
        {"title": "Một tiêu đề khác hẳn"},
        {"updated": world.at(20), "change_note": "Sửa số liệu", "body": "Khác.\n"},
        {"status": "withdrawn", "withdrawn": {"on": "2026-02-01", "reason": "Sai"}},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_no_change_makes_an_item_new(changed):
    before = read(made(world.news("tin-mot"))["rss/tat-ca.xml"])
    after = read(made(world.news("tin-mot", **changed))["rss/tat-ca.xml"])

    assert after.keys() == before.keys() == {"tin-mot"}
    assert after["tin-mot"].id == before["tin-mot"].id == "tag:mau.example,2024-01:tin-mot"
    assert after["tin-mot"].published == before["tin-mot"].published


def test_a_new_domain_makes_no_item_new():
    record = world.news("tin-mot")
    before, after = made(record), made(record, url="https://moi.example/duong/")

    assert read(after["rss/tat-ca.xml"]).keys() == read(before["rss/tat-ca.xml"]).keys()
    assert read(after["rss/tat-ca.xml"])["tin-mot"].link == "https://moi.example/duong/tin-tuc/tin-mot/"
    assert etree.fromstring(after["rss/tat-ca.atom.xml"]).findtext("atom:id", "", reading.NAMESPACES) == (
        "tag:mau.example,2024-01:rss/tat-ca"
    )


def test_records_of_one_second_keep_apart_none_in_the_future():
    records = [world.news(f"tin-so-{n}", published=world.at(5)) for n in range(9)]
    published = [item.published for item in reading.by_feedparser(made(*records, as_of=world.at(5))["rss/tat-ca.xml"])]

    assert len(set(published)) == 9
    assert published == sorted(published, reverse=True)
    assert max(published) == world.at(5)


def test_what_is_published_later_moves_no_date():
    records = [world.news(f"tin-so-{n}", published=world.at(5)) for n in range(4)]
    before = read(made(*records)["rss/tat-ca.xml"])
    after = read(
        made(*records, world.news("tin-a-sau", published=world.at(5) + timedelta(seconds=1)))["rss/tat-ca.xml"]
    )

    assert all(after[id].published == before[id].published for id in before)


def test_a_feed_is_as_old_as_its_newest_change_not_as_the_build():
    record = world.news("tin-mot", updated=world.at(9), change_note="Sửa")
    early, late = made(record, as_of=world.at(10)), made(record, as_of=world.at(100))

    assert early == late
    assert b"<lastBuildDate>Fri, 09 Jan 2026 07:00:00 +0700</lastBuildDate>" in early["rss/tat-ca.xml"]


def test_a_withdrawn_record_is_a_notice_that_names_nobody():
    record = world.exemplar(
        "guong-rut",
        title="Ông Trần Văn Mẫu vượt khó",
        images=(world.IMAGE,),
        body="Ông Trần Văn Mẫu ở thôn Nà Khằn.\n",
        status="withdrawn",
        withdrawn={"on": "2026-02-03", "reason": "Rút đồng ý"},
    )
    out = made(record)

    for path, data in out.items():
        assert "Trần Văn Mẫu" not in data.decode(), path
        assert b"doi-che" not in data, path
    item = read(out["rss/guong-dien-hinh.xml"])["guong-rut"]
    assert item.title == "Nội dung đã được rút (gương điển hình)"
    assert "03/02/2026" in reading.contents(out["rss/guong-dien-hinh.xml"])[0]


def test_the_change_feed_carries_tombstones_and_corrections_with_their_notes():
    root = etree.fromstring(made(*world.mixed())["rss/thay-doi.atom.xml"])
    gone = root.find("at:deleted-entry", reading.NAMESPACES)
    entry = root.find("atom:entry", reading.NAMESPACES)

    assert gone.get("ref") == "tag:mau.example,2024-01:tin-da-rut"
    assert gone.get("when").startswith("2026-02-01T00:0")
    assert "Theo yêu cầu" in gone.findtext("at:comment", "", reading.NAMESPACES)
    assert entry.findtext("atom:id", "", reading.NAMESPACES) == "tag:mau.example,2024-01:van-ban-mau"
    assert entry.findtext("atom:summary", "", reading.NAMESPACES) == "Sửa ngày có hiệu lực"


def test_a_withdrawal_on_the_day_of_a_correction_is_not_older_than_it():
    """A tombstone that is older than its entry is to be disregarded (RFC 6721 section 4)."""
    withdrawn = {"on": world.at(40).date().isoformat(), "reason": "Sai"}
    record = world.news("tin-mot", updated=world.at(40), change_note="Sửa", status="withdrawn", withdrawn=withdrawn)
    gone = etree.fromstring(made(record)["rss/thay-doi.atom.xml"]).find("at:deleted-entry", reading.NAMESPACES)

    assert gone.get("when") == "2026-02-09T07:00:01+07:00"


def test_a_withdrawal_on_the_day_of_publication_is_a_change():
    withdrawn = {"status": "withdrawn", "withdrawn": {"on": world.at(40).date().isoformat(), "reason": "Sai"}}
    before = read(made(world.news("tin-mot", published=world.at(40)))["rss/tat-ca.atom.xml"])["tin-mot"]
    after = read(made(world.news("tin-mot", published=world.at(40), **withdrawn))["rss/tat-ca.atom.xml"])["tin-mot"]

    assert after.updated > before.updated == before.published == after.published


def test_a_withdrawal_moves_no_other_of_its_day():
    withdrawn = {"status": "withdrawn", "withdrawn": {"on": "2026-02-01", "reason": "Sai"}}
    gone = [world.news(f"tin-rut-{n}", published=world.at(n), **withdrawn) for n in range(1, 9)]
    times = {item.id: item.updated for item in read(made(*gone)["rss/tat-ca.atom.xml"]).values()}

    for left in gone:
        others = read(made(*(each for each in gone if each is not left))["rss/tat-ca.atom.xml"]).values()
        assert all(item.updated == times[item.id] for item in others)


def test_no_two_changes_fall_on_one_second_and_none_lies_before_its_publication():
    withdrawn = {"status": "withdrawn", "withdrawn": {"on": "2026-02-01", "reason": "Sai"}}
    corrected = {"updated": world.at(40), "change_note": "Sửa"}
    kept = [world.news("tin-con", published=world.at(40)), world.news("tin-moi", published=world.at(50))]
    gone = [world.news(f"tin-rut-{n}", published=world.at(9 - n), **withdrawn) for n in range(3)]
    mended = [world.news(f"tin-sua-{n}", published=world.at(10 + n), **corrected) for n in range(3)]
    found = read(made(*kept, *gone, *mended)["rss/tat-ca.atom.xml"])
    seconds = {id: round((item.updated - world.at(32, hour=0)).total_seconds()) for id, item in found.items()}
    correction = 8 * 86_400 + 7 * 3_600

    assert len({item.updated for item in found.values()}) == 8
    assert all(item.updated >= item.published for item in found.values())
    assert found["tin-con"].updated == found["tin-con"].published
    assert all(0 <= seconds[f"tin-rut-{n}"] < 600 for n in range(3))
    assert [seconds[f"tin-sua-{n}"] - correction for n in range(3)] == [1, 2, 3]


def test_each_record_is_in_the_feeds_of_its_places_bodies_fields_and_campaigns():
    out = made(*world.mixed())

    assert ids(out, "dia-phuong/xa-cu") == {"guong-mau"}
    assert ids(out, "dia-phuong/xa-moi") == {"guong-mau", "tin-le-phat-dong"}
    assert ids(out, "don-vi/trung-tam") == {"guong-mau"}
    assert ids(out, "phong-trao/phong-trao-mau") == {"guong-mau", "phong-trao-mau"}
    assert ids(out, "van-ban") == {"van-ban-mau"}
    assert "rss/linh-vuc/giao-duc.xml" not in out


def test_the_feeds_of_two_communes_of_one_name_can_be_told_apart():
    known = world.catalogue(*world.mixed())
    places = known.vocabularies.communes
    end = {"label": "Xã Mới", "valid_until": date(2025, 6, 30)}
    named = {"xa-cu": places["xa-cu"].model_copy(update=end), "xa-moi": places["xa-moi"]}
    out = feeds.outputs(replace(known, vocabularies=replace(known.vocabularies, communes=named)), world.Pictures())

    assert json.loads(out["rss/dia-phuong/xa-cu.json"])["title"] == "Xã Mới (đến 30/6/2025) – Thi đua Mẫu"
    titles = [outline.get("title") for outline in etree.fromstring(out["rss/feeds.opml"]).findall("*/*/outline")]
    assert len(set(titles)) == len(titles)


def test_categories_name_their_vocabulary_and_only_awards_that_were_granted():
    record = world.exemplar(
        "guong-mau",
        recognition=({"award": "giay-khen", "status": "de-nghi"}, {"award": "giay-khen", "status": "bi-huy-bo"}),
    )
    [entry] = etree.fromstring(made(record)["rss/tat-ca.atom.xml"]).findall("atom:entry", reading.NAMESPACES)
    found = {each.get("scheme").rpartition("/")[2]: each.get("term") for each in entry.findall("{*}category")}

    assert found == {"chuyen-muc": "guong-dien-hinh", "linh-vuc": "kinh-te", "dia-phuong": "xa-cu"}


def test_the_feed_of_a_renamed_campaign_goes_on_where_it_was():
    campaign = world.campaign("phong-trao-mau", slug="ten-moi", aliases=("ten-cu",))
    news = [world.news(f"tin-so-{n}", published=world.at(n), campaigns=("ten-moi",)) for n in range(1, 90)]
    out = made(campaign, *news)
    former = {path: path.replace("/ten-cu", "/ten-moi") for path in out if "/ten-cu" in path}

    assert {former[path] for path in former} == {path for path in out if "/ten-moi" in path}
    assert all(out[path] == out[now] for path, now in former.items())
    assert any(path.endswith("01.xml") for path in former)
    assert b"ten-cu" not in out["rss/feeds.opml"]


def test_a_sample_says_so_where_only_the_description_is_shown():
    out = made(world.news("tin-mot", sample=True))

    assert "Bài mẫu: không có thật." in etree.fromstring(out["rss/tat-ca.portal.xml"]).findtext(
        "channel/item/description"
    )


def test_an_article_too_long_for_a_feed_leads_to_the_site():
    out = made(world.news("tin-mot", body="Câu chuyện rất dài. " * 20_000))

    assert len(out["rss/tat-ca.xml"]) < 20_000
    assert "Đọc toàn văn trên trang" in reading.contents(out["rss/tat-ca.xml"])[0]


def test_the_lead_picture_is_shown_once():
    twice = world.news("tin-mot", images=(world.IMAGE,), body="![Đồi chè](images/doi-che.jpg)\n")

    assert reading.contents(made(twice)["rss/tat-ca.xml"])[0].count("<img") == 1


def test_titles_are_as_the_normaliser_says():
    record = world.news("tin-mot").model_copy(update={"title": "Giảm <5% hộ nghèo &amp; cận nghèo"})

    assert read(made(record)["rss/tat-ca.xml"])["tin-mot"].title == normalise.title(record.title)


def test_a_correction_of_the_future_is_not_announced_yet():
    record = world.news("tin-mot", updated=world.at(50), change_note="Sửa")
    out = made(record, as_of=world.at(10))

    assert read(out["rss/tat-ca.xml"])["tin-mot"].updated == record.published
    assert etree.fromstring(out["rss/thay-doi.atom.xml"]).find("atom:entry", reading.NAMESPACES) is None


def test_a_campaign_that_no_record_belongs_to_has_no_feed_of_its_own():
    out = made(world.campaign("phong-trao-mau", campaigns=("phong-trao-mau",)))

    assert "rss/phong-trao/phong-trao-mau.xml" not in out
