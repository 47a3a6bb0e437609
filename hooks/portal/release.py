"""What stands between the content and its official publication."""

from __future__ import annotations

from collections.abc import Iterator

from portal.catalogue import Catalogue

_REQUIRED_CONTACT = {
    "address": "địa chỉ cơ quan",
    "phone": "điện thoại",
    "email": "thư điện tử",
    "officer_name": "họ tên cán bộ đầu mối",
    "officer_post": "chức vụ cán bộ đầu mối",
    "officer_phone": "điện thoại cán bộ đầu mối",
    "officer_email": "thư điện tử cán bộ đầu mối",
}


def obstacles(catalogue: Catalogue, *, allow_samples: bool = False) -> Iterator[str]:
    """Yield, in Vietnamese, each reason not to publish officially.

    A state portal must name its address, contact officer and responsible editor (Decree 42/2022/NĐ-CP Art. 4.1.e,
    repealed from 1/7/2026 and kept here as good practice).
    """
    samples = [record for record in catalogue.records if record.sample and record.is_public(catalogue.as_of)]
    if samples and not allow_samples:
        yield f"Còn {len(samples)} bài mẫu (sample: true), ví dụ {samples[0].origin.path}; xóa hoặc chuyển thành nháp."
    missing = [label for name, label in _REQUIRED_CONTACT.items() if not getattr(catalogue.site.contact, name)]
    if missing:
        yield f"content/site.yml còn thiếu {', '.join(missing)} (nhóm contact)."
    if not catalogue.site.responsible_editor:
        yield "content/site.yml còn thiếu người chịu trách nhiệm nội dung (responsible_editor)."
    if catalogue.site.url_is_placeholder:
        yield "content/site.yml còn ghi địa chỉ tạm (url_is_placeholder: true)."
    if catalogue.site.tag_authority.endswith(".example"):
        yield "content/site.yml còn ghi tên tạm ở tag_authority; đặt một lần trước lần đăng đầu, về sau không đổi."
