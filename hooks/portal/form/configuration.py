"""The models and vocabularies → the configuration of the form."""

from __future__ import annotations

from datetime import date
from typing import Any

from portal import drafts
from portal.form.fields import Control, fields
from portal.records import TYPES, Record, Type
from portal.vocabulary import Site, Vocabularies

ICONS: dict[Type, str] = {"exemplar": "person_celebrate", "campaign": "flag", "legal": "gavel", "news": "newspaper"}
"""Names of Material Symbols, by which the form draws a type."""
LARGEST = 2048
"""Pixels of the longer side beyond which a picture is made smaller before it is saved: no page shows more."""
HEAVIEST = 25 * 2**20
"""Bytes beyond which a picture is not taken: more than any camera makes."""


def configuration(site: Site, vocabularies: Vocabularies, address: str, today: date) -> dict[str, Any]:
    """Return what the form's page needs: `config` for Sveltia CMS, `prefixes` and `nameless` for ids.

    `prefixes` begin ids by type, those of `nameless` types tell nothing of the title. `address` is where the preview
    is served, for the links to a record's page.
    """
    return {
        "config": {
            "load_config_file": False,
            # The form asks for a service of Git even where it works on a folder; nothing is ever asked of this one.
            "backend": {"name": "gitea", "repo": "cong/noi-dung", "branch": "main", "auth_methods": ["token"]},
            "app_title": f"Soạn bài – {site.short_title}",
            "site_url": address,
            "media_folder": "exemplars/images",
            "public_folder": "/exemplars/images",
            "media_libraries": {"default": {"config": _pictures()}, "stock_assets": {"providers": []}},
            "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": 80},
            "output": {"omit_empty_optional_fields": True},
            "collections": [_collection(model, vocabularies, today) for model in TYPES.values()],
        },
        "prefixes": drafts.PREFIX,
        "nameless": drafts.NAMELESS,
    }


def _pictures() -> dict[str, Any]:
    """Return what is done to a picture before it is saved: made smaller, and rid of what the camera wrote into it."""
    return {
        "max_file_size": HEAVIEST,
        "slugify_filename": True,
        "transformations": {
            "raster_image": {"format": "webp", "quality": 85, "width": LARGEST, "height": LARGEST},
        },
    }


def _collection(model: type[Record], vocabularies: Vocabularies, today: date) -> dict[str, Any]:
    return {
        "name": model.type,
        "label": model.label,
        "label_singular": model.label,
        "icon": ICONS[model.type],
        "folder": model.folder,
        # A format of our own; the form takes none for Markdown whose name does not end so.
        "format": f"{model.type}-frontmatter",
        "extension": "md",
        "identifier_field": "title",
        "slug": {
            "template": "{{title}}",
            "editable": ["create"],
            "hint": "Tên tệp, cũng là địa chỉ trang: chữ thường không dấu, số, gạch nối; không ghi họ tên người. "
            "Đặt một lần, không đổi.",
            "pattern": ["^[a-z0-9]+(-[a-z0-9]+)*$", "Chỉ dùng chữ thường không dấu, số và gạch nối"],
        },
        # A copy would carry the id of the first one.
        "duplicate": False,
        "media_folder": "images",
        "public_folder": "images",
        "preview_path": f"{model.address}/{{{{slug}}}}/",
        "summary": "{{title}}",
        "sortable_fields": {"fields": ["published", "title"], "default": NEWEST_FIRST},
        "view_filters": [{"label": "Bản nháp", "field": "status", "pattern": "draft"}],
        "editor": {"preview": False},
        "fields": [*_fields(model, vocabularies, today), BODY],
    }


NEWEST_FIRST = {"field": "published", "direction": "descending"}

BODY: Control = {
    "name": "body",
    "label": "Nội dung bài",
    "widget": "markdown",
    "modes": ["raw", "rich_text"],
    "hint": "Đề mục bắt đầu bằng ##, mỗi đoạn cách nhau một dòng trống.",
}


def _fields(model: type[Record], vocabularies: Vocabularies, today: date) -> list[Control]:
    """Return the controls of a type; an id is given once, by the program, and stays."""
    more: dict[str, Control] = {
        "id": {"required": False, "readonly": True, "hint": "Chương trình tự đặt khi lưu lần đầu; không đổi về sau."},
        "status": {"default": "draft"},
        "published": {"default": "{{now}}"},
        "status_as_of": {"default": today.isoformat()},
    }
    made = [{**control, **more.get(control["name"], {})} for control in fields(model, vocabularies)]
    return [_with_picture(control) if control["name"] == "images" else control for control in made]


def _with_picture(control: Control) -> Control:
    """Return the list of pictures with a control that takes a file and shows it."""
    chosen = {"widget": "image", "choose_url": False, "accept": "image/jpeg,image/png,image/webp,image/heic"}
    inner = [{**field, **chosen} if field["name"] == "file" else field for field in control["fields"]]
    return {**control, "fields": inner, "summary": "{{fields.alt}}", "thumbnail": "file"}
