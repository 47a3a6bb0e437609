"""Draw the pictures of the sample records, always the same: `python tools/draw_samples.py [words of a file name …]`.

Everything is drawn by code, so nobody's photograph stands in for an invented person. The site shows what is
committed; run this again only after changing a motif or the table below.
"""

# ruff: noqa: INP001 - a script, no package
from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from drawing import cloth, craft, gatherings, indoors, landscape, village, water
from drawing.canvas import Canvas
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
LARGEST = 290_000
"""Bytes a picture may weigh, so that a page stays light on a telephone."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to draw: where it goes, what it shows, in which light, from which seed."""

    file: str
    motif: Callable[[Canvas], None]
    palette: str
    seed: int

    def draw(self) -> Image.Image:
        """Return the finished picture."""
        canvas = Canvas(self.palette, self.seed)
        self.motif(canvas)
        return canvas.finish()


def _evening_house(canvas: Canvas) -> None:
    village.valley_house(canvas, lit=True)


EXEMPLARS, NEWS, CAMPAIGNS = "exemplars/images", "content/tin-tuc/images", "campaigns/images"

PICTURES = (
    Picture(f"{EXEMPLARS}/vuon-cam-tren-doi.jpg", gatherings.orchard, "gold", 6),
    Picture(f"{EXEMPLARS}/sach-mo-duoi-anh-den.jpg", indoors.book_and_lamp, "dusk", 5),
    Picture(f"{EXEMPLARS}/ban-lam-viec-mot-cua.jpg", indoors.open_laptop, "day", 9),
    Picture(f"{EXEMPLARS}/be-nuoc-dau-ban.jpg", water.water_pipe, "day", 7),
    Picture(f"{EXEMPLARS}/tui-thuoc-ben-cua-so.jpg", indoors.medicine_bag, "day", 6),
    Picture(f"{EXEMPLARS}/duong-rung-buoi-som.jpg", landscape.forest_road, "dawn", 14),
    Picture(f"{EXEMPLARS}/duong-thon-len-den.jpg", village.lantern_road, "night", 3),
    Picture(f"{EXEMPLARS}/dan-tinh-tren-nen-tho-cam.jpg", cloth.lute, "gold", 8),
    Picture(f"{EXEMPLARS}/xe-dap-ben-ruong.jpg", gatherings.bicycle_lane, "dawn", 11),
    Picture(f"{EXEMPLARS}/cau-qua-suoi.jpg", water.stream_bridge, "spring", 5),
    Picture(f"{EXEMPLARS}/doi-che-mua-xuan.jpg", landscape.tea_hills, "day", 3),
    Picture(f"{EXEMPLARS}/nong-che-phoi-nang.jpg", craft.drying_trays, "day", 4),
    Picture(f"{EXEMPLARS}/ngoi-truong-duoi-nui.jpg", village.school, "day", 4),
    Picture(f"{EXEMPLARS}/duong-be-tong-vao-thon.jpg", landscape.forest_road, "day", 4),
    Picture(f"{EXEMPLARS}/nha-san-giua-ruong.jpg", village.valley_house, "spring", 21),
    Picture(f"{EXEMPLARS}/chot-truc-tren-doi.jpg", village.hill_post, "dawn", 8),
    Picture(f"{EXEMPLARS}/cho-phien-duoi-mai-bat.jpg", gatherings.market, "spring", 5),
    Picture(f"{EXEMPLARS}/ruong-bac-thang-vu-mua.jpg", landscape.rice_terraces, "gold", 2),
    Picture(f"{EXEMPLARS}/ao-ca-sau-nha.jpg", water.fish_pond, "day", 4),
    Picture(f"{EXEMPLARS}/xuong-go-rung-trong.jpg", indoors.timber_yard, "day", 7),
    Picture(f"{EXEMPLARS}/nha-san-luc-chieu.jpg", _evening_house, "dusk", 12),
    Picture(f"{EXEMPLARS}/khung-cui-det-vai.jpg", cloth.loom, "dawn", 1),
    Picture(f"{EXEMPLARS}/hoa-van-tho-cam.jpg", cloth.brocade, "dawn", 1),
    Picture(f"{EXEMPLARS}/cau-ong-mat.jpg", craft.honeycomb, "gold", 3),
    Picture(f"{NEWS}/co-tren-dinh-doi.jpg", village.hill_post, "gold", 18),
    Picture(f"{NEWS}/ban-ky-giao-uoc.jpg", indoors.signing_table, "day", 11),
    Picture(f"{NEWS}/nui-doi-sau-mua.jpg", landscape.mountains_in_mist, "rain", 22),
    Picture(f"{NEWS}/hoa-va-huy-hieu.jpg", indoors.bouquet, "gold", 10),
    Picture(f"{NEWS}/san-khau-treo-den.jpg", gatherings.stage, "dusk", 4),
    Picture(f"{NEWS}/ho-sen-buoi-sang.jpg", water.lotus_pond, "dawn", 9),
    Picture(f"{NEWS}/bang-tin-nha-van-hoa.jpg", gatherings.notice_house, "day", 9),
    Picture(f"{NEWS}/cau-moi-cang-bang-do.jpg", gatherings.inauguration, "spring", 10),
    Picture(f"{NEWS}/trang-sach-cuoc-thi.jpg", indoors.book_and_lamp, "dawn", 15),
    Picture(f"{NEWS}/doi-che-som-mai.jpg", landscape.tea_hills, "dawn", 13),
    Picture(f"{NEWS}/ruong-bac-thang-vu-xuan.jpg", landscape.rice_terraces, "day", 25),
    Picture(f"{CAMPAIGNS}/chu-de-2024-doan-ket-sang-tao.jpg", landscape.mountains_in_mist, "dawn", 1),
    Picture(f"{CAMPAIGNS}/bac-kan-chung-suc-xay-dung-nong-thon-moi.jpg", village.valley_house, "day", 1),
    Picture(f"{CAMPAIGNS}/bac-kan-chung-tay-vi-nguoi-ngheo.jpg", gatherings.orchard, "spring", 31),
    Picture(f"{CAMPAIGNS}/can-bo-cong-chuc-vien-chuc-van-hoa-cong-so.jpg", indoors.open_laptop, "gold", 32),
    Picture(f"{CAMPAIGNS}/bac-kan-day-manh-chuyen-doi-so.jpg", village.lantern_road, "dusk", 33),
    Picture(f"{CAMPAIGNS}/phat-trien-ket-cau-ha-tang-tiet-kiem.jpg", water.stream_bridge, "day", 34),
    Picture(f"{CAMPAIGNS}/xa-hoi-hoc-tap.jpg", village.school, "spring", 35),
    Picture(f"{CAMPAIGNS}/toan-dan-bao-ve-an-ninh-to-quoc.jpg", village.lantern_road, "night", 36),
    Picture(f"{CAMPAIGNS}/nong-dan-san-xuat-kinh-doanh-gioi.jpg", gatherings.market, "gold", 37),
    Picture(f"{CAMPAIGNS}/hoc-tap-va-lam-theo-bac.jpg", water.lotus_pond, "spring", 38),
    Picture(f"{CAMPAIGNS}/den-on-dap-nghia.jpg", water.lotus_pond, "dusk", 7),
    Picture(f"{CAMPAIGNS}/cao-diem-75-nam-giai-phong-bac-kan.jpg", village.hill_post, "day", 40),
    Picture(f"{CAMPAIGNS}/cao-diem-80-nam-quan-doi-35-nam-quoc-phong.jpg", village.hill_post, "dusk", 41),
    Picture(f"{CAMPAIGNS}/chao-mung-70-nam-dien-bien-phu.jpg", landscape.mountains_in_mist, "gold", 42),
    Picture(f"{CAMPAIGNS}/thuc-hien-nhiem-vu-ktxh-2024.jpg", landscape.tea_hills, "gold", 43),
)


def jpeg(picture: Image.Image) -> bytes:
    """Return the picture as a progressive JPEG at the best quality up to 82 that weighs no more than `LARGEST`."""
    quality = 82
    while True:
        buffer = io.BytesIO()
        picture.save(buffer, "JPEG", quality=quality, optimize=True, progressive=True)
        if buffer.tell() <= LARGEST or quality <= 50:
            return buffer.getvalue()
        quality -= 4


def main(words: list[str]) -> None:
    """Draw the pictures whose file name holds one of the words; all of them when there is none."""
    for picture in PICTURES:
        if words and not any(word in picture.file for word in words):
            continue
        data = jpeg(picture.draw())
        target = ROOT / picture.file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        sys.stdout.write(f"{picture.file}: {len(data) // 1024} KB\n")


if __name__ == "__main__":
    main(sys.argv[1:])
