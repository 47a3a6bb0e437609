"""Templates show plain data and nothing else; what they make is small, safe and readable."""

import gzip
import json
import re
import shutil
from collections.abc import Callable
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import material
import pytest
from jinja2 import Environment, UndefinedError
from lxml import html

from portal import loading, views
from portal.dates import VIETNAM
from portal.images import Library
from portal.render import Bytecode, Renderer
from portal.views import PageView
from repository import PROJECT, Repository

AS_OF = datetime(2024, 9, 1, 12, tzinfo=VIETNAM)
TEMPLATES = (PROJECT / "site_overrides", Path(material.__file__).parent / "templates")
ASSETS = PROJECT / "site_overrides" / "assets"


def library(repo: Repository) -> Library:
    """Keep the pictures made in the folder that all tests of a session share."""
    return Library(repo.root, repo.root.parent.parent / "anh")


def pages_of(repo: Repository) -> dict[str, PageView]:
    catalogue, _ = loading.load(repo.root, AS_OF)
    return {page.path: page for page in views.pages(catalogue, library(repo))}


def rendered(repo: Repository, path: str) -> html.HtmlElement:
    return html.document_fromstring(Renderer(TEMPLATES).render(pages_of(repo)[path]))


def test_a_view_survives_json_and_renders_the_same_bytes(repo: Repository) -> None:
    renderer = Renderer(TEMPLATES)

    for page in pages_of(repo).values():
        read_back = PageView(page.path, page.template, json.loads(json.dumps(page.data)))
        assert renderer.render(read_back) == renderer.render(page), page.path


def test_a_template_that_asks_for_what_the_data_lack_fails(repo: Repository) -> None:
    page = pages_of(repo)["lich/"]
    poorer = {key: value for key, value in page.data["page"].items() if key != "months"}

    with pytest.raises(UndefinedError, match="months"):
        Renderer(TEMPLATES).render(PageView(page.path, page.template, page.data | {"page": poorer}))


def test_a_template_can_reach_no_clock_and_no_function() -> None:
    names = Renderer(TEMPLATES)._environment.globals

    assert set(names) == {"assets"}


def test_text_of_editors_is_escaped_everywhere_even_within_json_ld(repo: Repository) -> None:
    record = "exemplars/guong-mau.md"
    hostile = '</script><script>alert("a")</script>'
    repo.replace(record, "mở đường ở Bằng Phúc", f"mở đường {hostile}")
    text = Renderer(TEMPLATES).render(pages_of(repo)["guong-dien-hinh/guong-mau/"])
    page = html.document_fromstring(text)

    assert '<script>alert("a")' not in text
    assert hostile in page.xpath("//h1")[0].text_content()
    facts = [json.loads(found) for found in page.xpath("//script[@type='application/ld+json']/text()")]
    assert hostile in facts[0]["headline"]


def test_assets_change_their_name_with_their_contents(tmp_path: Path) -> None:
    folder = tmp_path / "assets"
    folder.mkdir()
    (folder / "portal.css").write_text("a{}")
    before = views.asset_files(folder)
    (folder / "portal.css").write_text("b{}")
    after = views.asset_files(folder)

    assert list(before.values()) == [b"a{}"]
    assert before.keys() != after.keys()


def test_pages_link_to_assets_that_are_served(repo: Repository) -> None:
    page = rendered(repo, "")
    links = page.xpath("//link[@rel='stylesheet']/@href | //script/@src | //link[@rel='icon']/@href")

    assert {link.rpartition(".")[2] for link in links} == {"css", "js", "svg"}
    assert {link.lstrip("/") for link in links} <= set(views.asset_files(ASSETS))


def size(*texts: bytes) -> int:
    return sum(len(gzip.compress(text, mtime=0)) for text in texts)


def test_all_stylesheets_together_stay_below_nine_kilobytes() -> None:
    assert size(*(path.read_bytes() for path in ASSETS.glob("*.css"))) <= 9_000


def test_the_page_of_a_record_stays_below_eight_kilobytes(repo: Repository) -> None:
    renderer = Renderer(TEMPLATES)
    records = [page for page in pages_of(repo).values() if "/exemplar" in page.template or "/legal" in page.template]

    assert len(records) == 2
    for page in records:
        assert size(renderer.render(page).encode()) <= 8_000, page.path


def test_headings_never_skip_a_level(repo: Repository) -> None:
    renderer = Renderer(TEMPLATES)
    for page in pages_of(repo).values():
        tree = html.document_fromstring(renderer.render(page))
        headings = tree.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")
        levels = [int(heading.tag[1]) for heading in headings]
        assert all(after - before <= 1 for before, after in pairwise(levels)), (page.path, levels)


def test_a_preview_below_a_folder_keeps_every_address_in_it(repo: Repository) -> None:
    repo.replace("content/site.yml", "url: https://thidua.example.vn/", "url: https://thidua.example.vn/xem-thu/")
    page = rendered(repo, "guong-dien-hinh/guong-mau/")
    own = [address for address in page.xpath("//@href | //@src") if address.startswith("/")]

    assert len(own) > 40
    assert [address for address in own if not address.startswith("/xem-thu/")] == []


def tokens(css: str) -> dict[str, dict[str, str]]:
    """Return the colours of the light and of the dark theme, by name."""
    blocks = re.findall(r"(:root[^{]*)\{([^}]*)\}", css)
    found = {name.strip(): dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", body)) for name, body in blocks}
    light = found[":root"]
    return {
        "light": light,
        "dark": light | found[":root[data-theme=dark]"],
        "by itself": light | found[":root:not([data-theme=light])"],
    }


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.0."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


PAIRS = [
    *((text, ground) for text in ("ink", "soft", "link", "accent") for ground in ("paper", "card", "cream")),
    *((tone, f"{tone}-b") for tone in ("good", "warn", "bad", "soon", "none")),
    *(("ink", f"{tone}-b") for tone in ("good", "warn", "bad", "soon", "none")),
]


@pytest.mark.parametrize("theme", ["light", "dark", "by itself"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_stands_out_from_its_ground_in_both_themes(theme: str, text: str, ground: str) -> None:
    """WCAG 2.0 asks for 4.5:1 (success criterion 1.4.3)."""
    colours = tokens((ASSETS / "tokens.css").read_text("utf-8"))[theme]

    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("text", ["#fff", "#f7dfb0"])
@pytest.mark.parametrize("ground", ["brand", "deep"])
def test_text_of_the_head_stands_out_in_both_themes(theme: str, text: str, ground: str) -> None:
    colours = tokens((ASSETS / "tokens.css").read_text("utf-8"))[theme]

    assert contrast(text, colours[ground]) >= 4.5


def renderer_of(folder: Path, **templates: str) -> Renderer:
    for name, text in templates.items():
        (folder / f"{name}.html").write_text(text, "utf-8")
    return Renderer([folder])


GREETING = "{% macro greet(who, mark) %}{% if who.told %}<b>{{ who.name }}</b>{{ mark }}{% endif %}{% endmacro %}"


def test_a_remembered_part_follows_its_data(tmp_path: Path) -> None:
    page = '{% import "parts.html" as parts %}{{ who|once(parts.greet, mark) }}'
    renderer = renderer_of(tmp_path, parts=GREETING, page=page)
    who = {"told": True, "name": "Bà A"}
    seen = [renderer.render(PageView("", "page.html", {"who": who, "mark": mark})) for mark in (1, True, "1", 1)]
    who["name"] = "<Ông B>"
    seen.append(renderer.render(PageView("", "page.html", {"who": who, "mark": 1})))

    assert seen[:4] == ["<b>Bà A</b>1", "<b>Bà A</b>True", "<b>Bà A</b>1", "<b>Bà A</b>1"]
    assert seen[4] == "<b>&lt;Ông B&gt;</b>1"


def test_what_a_remembered_part_lacks_is_told_only_when_it_asks_for_it(tmp_path: Path) -> None:
    page = '{% import "parts.html" as parts %}{{ who|once(parts.greet, mark) }}'
    renderer = renderer_of(tmp_path, parts=GREETING, page=page)

    assert renderer.render(PageView("", "page.html", {"who": {"told": False}})) == ""
    with pytest.raises(UndefinedError, match="name"):
        renderer.render(PageView("", "page.html", {"who": {"told": True}, "mark": "!"}))


def test_what_stands_around_the_pages_of_a_section_is_rendered_once(repo: Repository) -> None:
    renderer, pages = Renderer(TEMPLATES), pages_of(repo)
    renderer.render(pages["guong-dien-hinh/"])
    drawn = renderer._drawn.cache_info().misses
    renderer.render(pages["guong-dien-hinh/nam-2024/"])

    assert renderer._drawn.cache_info().misses == drawn


def greeted(folder: Path, program: bytes = b"one") -> str:
    renderer = Renderer([folder], Bytecode(folder / "compiled", program))
    return renderer.render(PageView("", "page.html", {"name": "Bà A"}))


@pytest.fixture
def compiled(tmp_path: Path) -> Path:
    """A template that was compiled before."""
    (tmp_path / "page.html").write_text("Chào {{ name }}", "utf-8")
    greeted(tmp_path)
    return tmp_path


def refuse(*_: object) -> None:
    raise AssertionError


def test_a_compiled_template_is_not_compiled_again(compiled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Environment, "compile", refuse)

    assert greeted(compiled) == "Chào Bà A"
    with pytest.raises(AssertionError):
        greeted(compiled, b"another program")


def test_a_template_that_changed_is_compiled_again(compiled: Path) -> None:
    (compiled / "page.html").write_text("Kính chào {{ name }}", "utf-8")

    assert greeted(compiled) == "Kính chào Bà A"
    assert len(list((compiled / "compiled").iterdir())) == 1


@pytest.mark.parametrize("damage", [lambda data: b"", lambda data: data[:-9], lambda data: data[:-9] + b"_" * 9])
def test_a_damaged_compiled_template_is_made_anew(damage: Callable[[bytes], bytes], compiled: Path) -> None:
    (file,) = (compiled / "compiled").iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage(whole))

    assert greeted(compiled) == "Chào Bà A"
    assert file.read_bytes() == whole


def test_templates_are_compiled_where_nothing_can_be_kept(compiled: Path) -> None:
    shutil.rmtree(compiled / "compiled")
    (compiled / "compiled").write_text("không phải thư mục", "utf-8")

    assert greeted(compiled) == "Chào Bà A"
