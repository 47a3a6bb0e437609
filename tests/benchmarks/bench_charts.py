"""Two plain drawings as SVG: bars, and lines over logarithmic axes. Both are read in light and in dark."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple
from xml.etree import ElementTree as ET

WIDTH, ROW, LABELS = 960, 26, 380
"""Pixels: of a drawing, of the height of a bar with its gap, of the room for names."""

TOP, PLOT = 56, 440
STYLE = """
.paper { fill: #ffffff } text { fill: #1b1b1b; font: 14px system-ui, sans-serif } .title { font-weight: 600 }
.grid { stroke: #d0d0d0 } .ours { fill: #a3181d; stroke: #a3181d } .other { fill: #47627d; stroke: #47627d }
path, path.ours, path.other { fill: none; stroke-width: 2 } text.ours, text.other { stroke: none }
@media (prefers-color-scheme: dark) {
  .paper { fill: #16181c } text { fill: #e8e8e8 } .grid { stroke: #43474e }
  .ours { fill: #ff8a80; stroke: #ff8a80 } .other { fill: #9db8d6; stroke: #9db8d6 }
}
"""
DASHES = ("", "7 4", "2 3", "10 3 2 3", "14 4", "4 6")
"""Lines are told apart by their dashes as well as by the names at their ends."""


class Bar(NamedTuple):
    """A bar: its name and its value."""

    label: str
    value: float
    ours: bool


class Line(NamedTuple):
    """A line: its name and its points, from left to right."""

    label: str
    points: Sequence[tuple[float, float]]
    ours: bool


def bars(title: str, found: Sequence[Bar]) -> bytes:
    """Return bars below one another, each with its name before it and its value behind it."""
    drawing = _drawing(title, TOP + ROW * len(found) + 8, ", ".join(f"{bar.label} {bar.value:.2f}" for bar in found))
    room = WIDTH - LABELS - 70
    most = max((bar.value for bar in found), default=1)
    for number, bar in enumerate(found):
        top, width = TOP + ROW * number, max(1, room * bar.value / most)
        _text(drawing, LABELS - 8, top + 15, bar.label, anchor="end")
        _add(drawing, "rect", x=LABELS, y=top, width=width, height=ROW - 7, **{"class": _tone(bar.ours)})
        _text(drawing, LABELS + width + 6, top + 15, f"{bar.value:.2f}")
    return _written(drawing)


def lines(title: str, found: Sequence[Line]) -> bytes:
    """Return lines over two logarithmic axes, each with its name at its end."""
    drawing = _drawing(title, TOP + PLOT + 40, "; ".join(f"{line.label}: {list(line.points)}" for line in found))
    xs = sorted({x for line in found for x, _ in line.points})
    ys = [y for line in found for _, y in line.points]
    right = WIDTH - LABELS
    across = _Axis(xs[0], xs[-1], 60, right)
    up = _Axis(10 ** math.floor(math.log10(min(ys))), 10 ** math.ceil(math.log10(max(ys))), TOP + PLOT, TOP)
    for x in xs:
        _add(drawing, "line", x1=across.at(x), x2=across.at(x), y1=TOP, y2=TOP + PLOT, **{"class": "grid"})
        _text(drawing, across.at(x), TOP + PLOT + 22, f"{x:,.0f}", anchor="middle")
    for y in up.decades():
        _add(drawing, "line", x1=60, x2=right, y1=up.at(y), y2=up.at(y), **{"class": "grid"})
        _text(drawing, 52, up.at(y) + 5, f"{y:g}", anchor="end")
    room = float("inf")
    for number, line in enumerate(sorted(found, key=lambda each: each.points[-1][1])):
        way = " L ".join(f"{across.at(x):.1f} {up.at(y):.1f}" for x, y in line.points)
        _add(drawing, "path", d=f"M {way}", **{"class": _tone(line.ours), "stroke-dasharray": DASHES[number % 6]})
        for x, y in line.points:
            _add(drawing, "circle", cx=across.at(x), cy=up.at(y), r=3, **{"class": _tone(line.ours)})
        last, end = across.at(line.points[-1][0]), up.at(line.points[-1][1])
        room = min(end, room - 17)  # names do not lie over one another, and a thin line leads to each
        _add(drawing, "line", x1=last + 5, x2=right + 32, y1=end, y2=room, **{"class": "grid"})
        _text(drawing, right + 36, room + 5, line.label, tone=_tone(line.ours))
    return _written(drawing)


class _Axis(NamedTuple):
    """A logarithmic axis from one value to another, between two places on the drawing."""

    least: float
    most: float
    start: float
    end: float

    def at(self, value: float) -> float:
        whole = math.log(self.most / self.least) or 1
        return self.start + (self.end - self.start) * math.log(value / self.least) / whole

    def decades(self) -> list[float]:
        return [10.0**power for power in range(round(math.log10(self.least)), round(math.log10(self.most)) + 1)]


def _drawing(title: str, height: float, told: str) -> ET.Element:
    """Begin a drawing; `told` says its figures to whoever does not see it."""
    drawing = ET.Element("svg", xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {WIDTH} {height}", role="img")
    ET.SubElement(drawing, "title").text = title
    ET.SubElement(drawing, "desc").text = told
    ET.SubElement(drawing, "style").text = STYLE
    _add(drawing, "rect", width=WIDTH, height=height, **{"class": "paper"})
    _text(drawing, 16, 30, title, tone="title")
    return drawing


def _add(drawing: ET.Element, name: str, **attributes: object) -> None:
    ET.SubElement(drawing, name, {key: _plain(value) for key, value in attributes.items() if value != ""})


def _text(drawing: ET.Element, x: float, y: float, said: str, *, anchor: str = "start", tone: str = "") -> None:
    attributes = {"x": _plain(x), "y": _plain(y), "text-anchor": anchor, **({"class": tone} if tone else {})}
    ET.SubElement(drawing, "text", attributes).text = said


def _plain(value: object) -> str:
    return f"{value:.1f}" if isinstance(value, float) else str(value)


def _tone(ours: bool) -> str:  # noqa: FBT001
    return "ours" if ours else "other"


def _written(drawing: ET.Element) -> bytes:
    ET.indent(drawing)
    return ET.tostring(drawing, encoding="utf-8") + b"\n"
