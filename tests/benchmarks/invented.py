"""Invented records of every type: valid, varied and referring to one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import yaml

from benchmarks.prose import paragraphs, person, phrase, village
from portal.dates import VIETNAM, official
from portal.text import slug as slug_of
from repository import PROJECT, VOCABULARIES

FIRST_DAY, LAST_DAY = date(2022, 2, 1), date(2025, 5, 31)
"""Within these the communes, bodies and awards of district level are valid, so that no record is out of date."""

PICTURES = 6
FOLDERS = {"campaign": "campaigns", "exemplar": "exemplars", "legal": "content/van-ban", "news": "content/tin-tuc"}
DOCUMENTS = (
    ("Kế hoạch", "ke-hoach", "KH"),
    ("Thông báo", "thong-bao", "TB"),
    ("Quyết định", "quyet-dinh-ca-biet", "QĐ"),
)
NEWS_KINDS = (("tin", 40), ("so-ket", 15), ("tong-ket", 15), ("phat-dong", 15), ("quyet-dinh-khen-thuong", 15))
PREFIXES = {"exemplar": "guong", "news": "tin", "legal": "van-ban", "campaign": "phong-trao"}
SUMMARIES = {"exemplar": "tom_tat", "news": "tom_tat_tin", "legal": "tom_tat_van_ban", "campaign": "tom_tat_phong_trao"}

Fields = dict[str, Any]


class Writer:
    """Writes records one after another; those written before are what later ones refer to."""

    def __init__(self, count: int) -> None:
        self.rng = Random(count)
        self.count = count
        self.slugs: dict[str, list[tuple[str, date]]] = {kind: [] for kind in FOLDERS}
        self.numbers: Counter[tuple[str, int]] = Counter()
        self.communes = _valid("communes")
        self.units = _valid("units")
        self.fields = list(_terms("fields"))
        issuers = _valid("issuers")
        self.issuers = {slug: term for slug, term in issuers.items() if term["code"] == "UBND" and _local(term)}

    def files(self) -> Iterator[tuple[str, str]]:
        """Yield each record as its path and its text."""
        makers = {"legal": self._legal, "campaign": self._campaign, "news": self._news, "exemplar": self._exemplar}
        for number, kind in enumerate(_plan(self.count)):
            facts = self._facts()
            title, fields, body = makers[kind](facts)
            slug = f"{slug_of(title)[:60].strip('-')}-{number}"
            common = self._common(kind, number, title, facts)
            self.slugs[kind].append((slug, facts["day"]))
            head = yaml.safe_dump(common | fields, allow_unicode=True, sort_keys=False, width=1000)
            yield f"{FOLDERS[kind]}/{slug}.md", f"---\n{head}---\n\n{body}\n"

    def _facts(self) -> Fields:
        rng = self.rng
        commune = rng.choice(list(self.communes))
        day = FIRST_DAY + timedelta(days=rng.randrange((LAST_DAY - FIRST_DAY).days))
        honorific, title, name = person(rng)
        facts: Fields = {
            "xa": self.communes[commune]["label"].removeprefix("Xã ").removeprefix("Thị trấn "),
            "thon": village(rng),
            "nam": str(day.year),
            "ngay": official(day),
            "phong_trao": "phong trào thi đua của huyện",
        }
        facts |= {"viec": phrase("viec", rng, facts), "commune": commune, "day": day}
        told = {"ai": f"{title} {name}", "ai_dau": f"{title.title()} {name}"}
        return facts | told | {"honorific": honorific, "name": name}

    def _common(self, kind: str, number: int, title: str, facts: Fields) -> Fields:
        midnight = datetime.combine(facts["day"], datetime.min.time(), VIETNAM)
        at = midnight + timedelta(minutes=self.rng.randrange(420, 1020))
        common: Fields = {
            "id": f"{PREFIXES[kind]}-sinh-{number:05}",
            "title": title,
            "summary": phrase(SUMMARIES[kind], self.rng, facts),
            "published": at.isoformat(),
            "status": "published",
            "author": "Ban biên tập",
            "checked_by": "Người kiểm tra",
            "sample": True,
            "fields": self.rng.sample(self.fields, self.rng.randint(1, 2)),
            "communes": [facts["commune"]],
        }
        if kind != "legal" and self.rng.random() < 0.37:
            common["images"] = [self._image(facts)]
        return common

    def _image(self, facts: Fields) -> Fields:
        return {
            "file": f"images/anh-{self.rng.randrange(PICTURES)}.jpg",
            "alt": f"Đồi và ruộng bậc thang ở thôn {facts['thon']}.",
            "caption": f"Thôn {facts['thon']}, xã {facts['xa']}.",
            "credit": "Tranh minh họa của Ban biên tập",
        }

    def _link(self, kind: str, before: date) -> str | None:
        """Return a record of a type that was published before a day, so that no text refers to a later one."""
        known = [slug for slug, day in self.slugs[kind][-200:] if day <= before]
        return self.rng.choice(known) if known else None

    def _exemplar(self, facts: Fields) -> tuple[str, Fields, str]:
        rng, day = self.rng, facts["day"]
        kind = rng.choices(("ca-nhan", "tap-the", "ho-gia-dinh"), (60, 25, 15))[0]
        subject, consent = self._subject(kind, facts)
        title = phrase("tieu_de_ca_nhan" if kind == "ca-nhan" else "tieu_de_tap_the", rng, facts)
        fields: Fields = {"subject": subject}
        if campaign := self._link("campaign", day):
            fields["campaigns"] = [campaign]
        if kind == "ca-nhan":
            fields["occupation_group"] = rng.choice(("nong-dan", "nguoi-lao-dong", "cong-nhan"))
        fields |= {
            "exemplar_class": rng.choice(("dien-hinh-tien-tien", "nguoi-tot-viec-tot", "mo-hinh")),
            "direct_worker": True,
            "deed_date": f"{day:%Y-%m}",
            "achievements": [
                {"what": what.capitalize(), "value": rng.randint(3, 95), "unit": unit, "year": day.year}
                for what, unit in ((facts["viec"], rng.choice(("ha", "hộ"))), ("Công góp chung", "ngày công"))
            ],
            "consent": consent,
        }
        if rng.random() < 0.3:
            fields["recognition"] = [self._recognition(day)]
        return title, fields, self._story(facts, campaign)

    def _subject(self, kind: str, facts: Fields) -> tuple[Fields, Fields]:
        """Return whom an exemplar is about and on what basis it is told; put them into the facts."""
        day = facts["day"] - timedelta(days=20)
        place = {"commune": facts["commune"], "village": f"Thôn {facts['thon']}"}
        consent = {"basis": "dong-y", "ref": f"PDY-{self.rng.randrange(10_000):04}", "date": day.isoformat()}
        scope = ["ten", "anh", "noi-o"]
        if kind == "ca-nhan":
            head = {"kind": kind, "name": facts["name"], "honorific": facts["honorific"]}
            return head | place | {"position": "Nông dân"}, consent | {"scope": scope}
        if kind == "ho-gia-dinh":
            facts["ai"], facts["ai_dau"] = f"gia đình {facts['ai']}", f"Gia đình {facts['ai']}"
            head = {"kind": kind, "name": facts["ai_dau"], "representative": facts["name"]}
            return head | place, consent | {"scope": scope}
        group = self.rng.choice(("Hợp tác xã", "Tổ hợp tác"))
        facts["ai"] = facts["ai_dau"] = f"{group} {facts['thon']}"
        head = {"kind": kind, "subkind": "hop-tac-xa", "name": facts["ai"]}
        size = {"founded": self.rng.randint(2010, 2021), "members": self.rng.randint(7, 60)}
        anonymous = {"basis": "tap-the-khong-neu-ca-nhan", "date": day.isoformat(), "scope": ["noi-o", "anh"]}
        return head | place | size, anonymous

    def _recognition(self, day: date) -> Fields:
        decided = day - timedelta(days=10)
        return {
            "award": "giay-khen-chu-tich-ubnd-huyen",
            "level": "huyen",
            "authority": "chu-tich-ubnd-huyen",
            "status": "da-trao",
            "decision_no": self._number("QĐ", decided),
            "decision_date": decided.isoformat(),
            "kind": "phong-trao-thi-dua",
        }

    def _number(self, abbreviation: str, day: date) -> str:
        self.numbers[abbreviation, day.year] += 1
        return f"{self.numbers[abbreviation, day.year]:02}/{abbreviation}-UBND"

    def _story(self, facts: Fields, campaign: str | None) -> str:
        rng = self.rng
        end = paragraphs("lan_toa", 4, rng, facts)
        if campaign:
            end += f"\n\nXem thêm [phong trào mà bài này thuộc về](../campaigns/{campaign}.md)."
        parts = ("mo_dau", 4), ("kho_khan", 4), ("cach_lam", 6), ("ket_qua", 4)
        opening, trouble, deeds, results = (paragraphs(symbol, count, rng, facts) for symbol, count in parts)
        return (
            f"{opening}\n\n## Khó khăn ban đầu\n\n{trouble}\n\n## Cách làm\n\n{deeds}\n\n"
            f"## Kết quả\n\n{results}\n\n## Lan tỏa\n\n{end}"
        )

    def _news(self, facts: Fields) -> tuple[str, Fields, str]:
        rng, day = self.rng, facts["day"]
        kind = rng.choices(*zip(*NEWS_KINDS, strict=True))[0]
        fields: Fields = {"kind": kind}
        if campaign := self._link("campaign", day):
            fields["campaigns"] = [campaign]
        if kind == "quyet-dinh-khen-thuong":
            fields["decision"] = self._decision(day)
        elif kind != "tin":
            place = f"Hội trường xã {facts['xa']}"
            fields["event"] = {"start": day.isoformat(), "place": place, "organiser": f"UBND xã {facts['xa']}"}
        parts = ("tin_mo_dau", 4), ("tin_noi_dung", 8), ("ket_qua", 5), ("tin_nhiem_vu", 5)
        lead, told, results, tasks = (paragraphs(symbol, count, rng, facts) for symbol, count in parts)
        body = f"{lead}\n\n## Nội dung\n\n{told}\n\n## Kết quả bước đầu\n\n{results}\n\n## Thời gian tới\n\n{tasks}"
        return phrase("tieu_de_tin", rng, facts), fields, body

    def _decision(self, day: date) -> Fields:
        return {
            "decision_no": self._number("QĐ", day),
            "decision_date": day.isoformat(),
            "authority": "chu-tich-ubnd-huyen",
            "award": "giay-khen-chu-tich-ubnd-huyen",
            "kind": "phong-trao-thi-dua",
            "period": f"Năm {day.year}",
            "totals": {"ca_nhan": self.rng.randint(1, 40), "tap_the": self.rng.randint(1, 12)},
        }

    def _legal(self, facts: Fields) -> tuple[str, Fields, str]:
        rng, day = self.rng, facts["day"]
        label, doc_type, abbreviation = rng.choice(DOCUMENTS)
        issued = day - timedelta(days=rng.randint(0, 5))
        number = self._number(abbreviation, issued)
        fields: Fields = {
            "doc_type": doc_type,
            "number": number,
            "number_status": "day-du",
            "issuer": rng.choice(list(self.issuers)),
            "issued_date": issued.isoformat(),
            "legal_status": "chua-xac-dinh",
            "status_as_of": day.isoformat(),
            "status_source": "Văn bản sinh tự động cho phép đo, không có thật",
            "verified": "unverified",
        }
        if target := self._link("legal", issued):
            fields["relations"] = [{"kind": "thuc-hien", "target": target}]
        opening, tasks = paragraphs("van_ban", 4, rng, facts), paragraphs("van_ban", 11, rng, facts)
        title = f"{label} {number} {phrase('tieu_de_van_ban', rng, facts)}"
        notes = paragraphs("tin_nhiem_vu", 6, rng, facts)
        body = f"{opening}\n\n## Nội dung chính\n\n{tasks}\n\n## Những việc tiếp theo\n\n{notes}"
        return title, fields, body

    def _campaign(self, facts: Fields) -> tuple[str, Fields, str]:
        rng, day = self.rng, facts["day"]
        fields: Fields = {
            "name": facts["viec"].capitalize(),
            "campaign_type": "thuong-xuyen",
            "launch_level": "huyen",
            "launched_by": "UBND huyện",
            "organisers": [rng.choice(list(self.units))],
            "objective": phrase("van_ban", rng, facts),
            "scope": f"Xã {facts['xa']} và các xã trong huyện.",
            "participants": "Nhân dân, cán bộ, đoàn viên, hội viên.",
            "criteria": [phrase("van_ban", rng, facts)],
            "measures": [phrase("van_ban", rng, facts)],
            "start_date": day.isoformat(),
            "lifecycle": "dang-trien-khai",
        }
        if plan := self._link("legal", day):
            fields["plan"] = plan
        opening, tasks = paragraphs("van_ban", 5, rng, facts), paragraphs("cach_lam", 10, rng, facts)
        body = f"{opening}\n\n## Cách làm\n\n{tasks}\n\n## Lan tỏa\n\n{paragraphs('lan_toa', 6, rng, facts)}"
        return phrase("tieu_de_phong_trao", rng, facts), fields, body


def _plan(count: int) -> Iterator[str]:
    """Yield the type of each record: of twenty, two legal texts, a campaign, five news and twelve exemplars."""
    three = ("exemplar", "news", "exemplar")
    twenty = ("legal", "campaign", *three * 2, "legal", *three * 3, "exemplar", "exemplar")
    for number in range(count):
        yield twenty[number % len(twenty)]


def _terms(name: str) -> dict[str, Fields]:
    file = PROJECT / VOCABULARIES / f"{name}.yml"
    terms: dict[str, Fields] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return terms


def _valid(name: str) -> dict[str, Fields]:
    """Return the words of a vocabulary that are valid all the time that the records tell of."""
    terms = _terms(name).items()
    return {slug: term for slug, term in terms if "valid_from" not in term and term.get("kind") != "phuong"}


def _local(term: Fields) -> bool:
    return term["level"] in {"huyen", "tinh"}
