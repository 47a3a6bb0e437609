"""Whatever editors do over several builds, a reader that polls the feeds ends with exactly the public items."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from lxml import etree

from feeds import reading, world
from portal import feeds
from portal.dates import local
from portal.feeds import archive

ROOT = "https://mau.example/"
NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Written:
    """What an editor has in a file."""

    id: str
    slug: str
    title: str
    published: datetime
    body: str = "Nội dung.\n"
    updated: datetime | None = None
    withdrawn: bool = False
    draft: bool = False

    def record(self):
        changed = {"updated": self.updated, "change_note": "Sửa tiêu đề"} if self.updated else {}
        if self.withdrawn:
            day = local(self.updated or self.published).date().isoformat()
            changed |= {"status": "withdrawn", "withdrawn": {"on": day, "reason": "Sai sự thật"}}
        if self.draft:
            changed["status"] = "draft"
        return world.news(
            self.id, slug=self.slug, title=self.title, published=self.published, body=self.body, **changed
        )


@dataclass
class Reader:
    """A reader as RFC 5005 sees it: it keeps archive pages that it has and asks only for those it has not."""

    items: dict[str, str] = field(default_factory=dict)
    pages: dict[str, bytes] = field(default_factory=dict)
    duplicates: list[str] = field(default_factory=list)

    def poll(self, made):
        path = "rss/tat-ca.xml"
        while path and path not in self.pages:
            data = made[path]
            self._take(data)
            if path != "rss/tat-ca.xml":
                self.pages[path] = data
            path = (reading.link(data, "prev-archive") or "").removeprefix(ROOT)
        self._changes(made["rss/thay-doi.atom.xml"])

    def _take(self, data):
        seen = set()
        for item in etree.fromstring(data).findall("channel/item"):
            guid = item.findtext("guid")
            self.duplicates += [guid] if guid in seen else []
            seen.add(guid)
            self.items[guid] = item.findtext("title")

    def _changes(self, data):
        root = etree.fromstring(data)
        for entry in root.findall("atom:entry", reading.NAMESPACES):
            self.items[entry.findtext("atom:id", "", reading.NAMESPACES)] = entry.findtext("{*}title")
        for gone in root.findall("at:deleted-entry", reading.NAMESPACES):
            self.items.pop(gone.get("ref"), None)


@dataclass
class Portal:
    """A portal of the simpler sort: it takes an item only when it is later than all it has."""

    items: list[str] = field(default_factory=list)
    offered: set[str] = field(default_factory=set)
    latest: datetime = NEVER

    def poll(self, made):
        for item in reversed(etree.fromstring(made["rss/tat-ca.portal.xml"]).findall("channel/item")):
            published = parsedate_to_datetime(item.findtext("pubDate"))
            self.offered.add(item.findtext("guid"))
            if published > self.latest:
                self.items.append(item.findtext("guid"))
                self.latest = published


class Newsroom(RuleBasedStateMachine):
    """Editors publish, edit, rename, correct and withdraw; the site is built and polled in between."""

    @initialize()
    def begin(self):
        self.now = world.at(1)
        self.files: dict[str, Written] = {}
        self.reader, self.portal = Reader(), Portal()
        self.made = {}

    def _later(self):
        self.now += timedelta(hours=5)

    def _public(self):
        return [file for file in self.files.values() if not file.draft and file.published <= self.now]

    def _pick(self, data, *, withdrawn=False):
        return data.draw(st.sampled_from([file for file in self._public() if withdrawn or not file.withdrawn]))

    def _any(self):
        return any(not file.withdrawn for file in self._public())

    @rule(count=st.integers(1, 7), minutes=st.sampled_from([0, 0, 1]))
    def publish(self, count, minutes):
        self._later()
        for _ in range(count):
            number = len(self.files)
            id = f"tin-so-{number:04}"
            at = self.now + timedelta(minutes=minutes * number % 50)
            self.files[id] = Written(id, id, f"Tin số {number} của huyện", at)
        self.now += timedelta(hours=1)

    @rule()
    def keep_a_draft(self):
        id = f"tin-so-{len(self.files):04}"
        self.files[id] = Written(id, id, "Tin còn đang viết dở", self.now, draft=True)

    @precondition(_any)
    @rule(data=st.data())
    def edit_quietly(self, data):
        file = self._pick(data)
        self.files[file.id] = replace(file, body=file.body + "Thêm một câu.\n")

    @precondition(_any)
    @rule(data=st.data())
    def rename(self, data):
        file = self._pick(data)
        self.files[file.id] = replace(file, slug=f"{file.slug}-moi"[-60:].strip("-"))

    @precondition(_any)
    @rule(data=st.data())
    def correct(self, data):
        self._later()
        file = self._pick(data)
        self.files[file.id] = replace(file, title=f"{file.title}, đã sửa"[-140:], updated=self.now)

    @precondition(_any)
    @rule(data=st.data())
    def withdraw(self, data):
        self._later()
        file = self._pick(data)
        self.files[file.id] = replace(file, withdrawn=True, updated=self.now)

    @rule()
    def build_and_poll(self):
        self._later()
        records = [file.record() for file in self.files.values()]
        self.made = feeds.outputs(world.catalogue(*records, as_of=self.now), world.Pictures())
        self.reader.poll(self.made)
        self.portal.poll(self.made)
        self.check()

    def check(self):
        public = self._public()
        expected = {f"tag:mau.example,2024-01:{file.id}": file.title for file in public if not file.withdrawn}

        assert self.reader.items == expected
        assert not self.reader.duplicates
        assert sorted(self.portal.items) == sorted(self.portal.offered)

    @invariant()
    def no_document_is_long(self):
        for path, data in self.made.items():
            if path.endswith(".xml") and ".atom." not in path:
                assert len(etree.fromstring(data).findall("channel/item")) <= 6, path


@pytest.fixture
def small_pages(monkeypatch):
    monkeypatch.setattr(archive, "PAGE_ITEMS", 3)
    monkeypatch.setattr(archive, "CURRENT_ITEMS", 6)


@pytest.mark.usefixtures("small_pages")
def test_a_reader_ends_with_exactly_the_public_items():
    run_state_machine_as_test(Newsroom, settings=settings(max_examples=40, stateful_step_count=25, deadline=None))
