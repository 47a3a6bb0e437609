"""Paper, brush and light: what every motif is drawn with."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1600, 1000
"""Size of a finished picture, and the coordinates motifs are drawn in; pixels."""

SCALE = 2
"""How many times larger the paper is than the picture: shrinking it smooths every edge."""

Colour = tuple[int, int, int]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Palette:
    """The light of one hour: sky from top to horizon, hills from far to near, and two accents."""

    sky: tuple[str, str, str]
    sun: str
    far: str
    near: str
    warm: str
    ink: str


PALETTES = {
    "dawn": Palette(("#8fb8c4", "#f3d9b8", "#fbe9cf"), "#fff3d6", "#b9cdc8", "#1f4d45", "#e39a4f", "#2b2a33"),
    "day": Palette(("#7cbad0", "#bfe0dd", "#eef5e4"), "#fffbe8", "#a9cfc4", "#23603f", "#f0b13f", "#24352f"),
    "gold": Palette(("#e9b872", "#f6d99b", "#fdf0cf"), "#fff6dc", "#d8b98a", "#5d5a2c", "#d9772f", "#3b2a1e"),
    "dusk": Palette(("#46406e", "#c4708a", "#f6b58a"), "#ffe1b0", "#a8698c", "#2a2350", "#ffb45e", "#1d1736"),
    "night": Palette(("#101c3c", "#233a66", "#4d6a8f"), "#fdf3cf", "#3c5580", "#0d1a30", "#ffcb6b", "#0a1222"),
    "spring": Palette(("#a9cfe0", "#e7dfe6", "#fbeee6"), "#fff8ec", "#c3d3c6", "#3a6b4a", "#e68aa0", "#3a2f38"),
    "rain": Palette(("#8aa3ac", "#b9cbcb", "#dfe7e0"), "#f6f7ee", "#a7bcba", "#22473f", "#d7a35a", "#22302f"),
}


def rgb(colour: str | Colour) -> Colour:
    """Read `#rrggbb`; a triple passes through."""
    if isinstance(colour, tuple):
        return colour
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mix(first: str | Colour, second: str | Colour, share: float) -> Colour:
    """Return the colour that lies `share` (0–1) of the way from the first to the second."""
    a, b = rgb(first), rgb(second)
    red, green, blue = (round(x + (y - x) * share) for x, y in zip(a, b, strict=True))
    return red, green, blue


def smooth(points: Sequence[Point], steps: int = 12) -> list[Point]:
    """Return the points of a Catmull–Rom curve through `points`."""
    padded = [points[0], *points, points[-1]]
    curve = []
    for i in range(len(points) - 1):
        p0, p1, p2, p3 = padded[i : i + 4]
        for step in range(steps):
            t = step / steps
            curve.append((_spline(p0[0], p1[0], p2[0], p3[0], t), _spline(p0[1], p1[1], p2[1], p3[1], t)))
    return [*curve, points[-1]]


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


class Canvas:
    """A sheet to draw on, with its palette and its own seeded chance: the same seed gives the same picture."""

    def __init__(self, palette: str, seed: int) -> None:
        self.light = PALETTES[palette]
        self.chance = random.Random(seed)  # noqa: S311 - chance that can be repeated is the point
        self.image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE))
        self._brush = ImageDraw.Draw(self.image, "RGBA")

    def depth(self, nearness: float) -> Colour:
        """Return the colour of hills at a distance: 0 far, 1 near."""
        return mix(self.light.far, self.light.near, nearness)

    def sky(self) -> None:
        """Fill the sheet with the palette's sky."""
        top, middle, low = self.light.sky
        self.image.paste(_gradient(self.image.size, [top, middle, low, low]))

    def fill(self, *colours: str | Colour) -> None:
        """Fill the sheet from top to bottom."""
        self.image.paste(_gradient(self.image.size, colours))

    def shape(self, points: Sequence[Point], *colours: str | Colour, opacity: float = 1) -> None:
        """Fill a polygon with a gradient from its top to its bottom."""
        corners = [(x * SCALE, y * SCALE) for x, y in points]
        left, top = (math.floor(min(c[axis] for c in corners)) for axis in (0, 1))
        right, bottom = (math.ceil(max(c[axis] for c in corners)) + 1 for axis in (0, 1))
        mask = Image.new("L", (right - left, bottom - top))
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in corners], fill=round(255 * opacity))
        self.image.paste(_gradient(mask.size, colours), (left, top), mask)

    def oval(self, x: float, y: float, rx: float, ry: float, *colours: str | Colour, opacity: float = 1) -> None:
        """Fill an ellipse around (x, y) with a gradient."""
        turns = [math.tau * i / 72 for i in range(72)]
        self.shape([(x + rx * math.cos(t), y + ry * math.sin(t)) for t in turns], *colours, opacity=opacity)

    def box(self, left: float, top: float, right: float, bottom: float, *colours: str | Colour) -> None:
        """Fill an upright rectangle with a gradient."""
        self.shape([(left, top), (right, top), (right, bottom), (left, bottom)], *colours)

    def stroke(self, points: Sequence[Point], colour: str | Colour, width: float, opacity: float = 1) -> None:
        """Draw a line with round joints."""
        corners = [(x * SCALE, y * SCALE) for x, y in points]
        self._brush.line(corners, fill=(*rgb(colour), round(255 * opacity)), width=round(width * SCALE), joint="curve")

    def dot(self, x: float, y: float, radius: float, colour: str | Colour, opacity: float = 1) -> None:
        """Draw a small disc of one colour."""
        edges = [(x - radius) * SCALE, (y - radius) * SCALE, (x + radius) * SCALE, (y + radius) * SCALE]
        self._brush.ellipse(edges, fill=(*rgb(colour), round(255 * opacity)))

    def glow(self, x: float, y: float, radius: float, colour: str | Colour, strength: float = 1) -> None:
        """Let light spread from a point, fading to nothing at `radius`."""
        size = round(2 * radius * SCALE)
        fade = Image.radial_gradient("L").point([round(max(0, 1 - v / 180) ** 2 * 255 * strength) for v in range(256)])
        corner = (round((x - radius) * SCALE), round((y - radius) * SCALE))
        self.image.paste(rgb(colour), (*corner, corner[0] + size, corner[1] + size), fade.resize((size, size)))

    def mist(self, y: float, height: float, strength: float = 0.7, colour: str | Colour = "#ffffff") -> None:
        """Lay an uneven band of mist across the sheet around height `y`."""
        rows = [math.exp(-(((row * HEIGHT / 100 - y) / height) ** 2)) for row in range(100)]
        column = Image.new("L", (1, 100))
        column.putdata([round(255 * strength * share) for share in rows])
        patches = Image.new("L", (9, 12))
        patches.putdata([self.chance.randint(110, 255) for _ in range(9 * 12)])
        uneven = patches.resize(self.image.size, Image.Resampling.BICUBIC)
        mask = ImageChops.multiply(column.resize(self.image.size, Image.Resampling.BICUBIC), uneven)
        self.image.paste(rgb(colour), (0, 0, *self.image.size), mask)

    def shadow(self, x: float, y: float, rx: float, ry: float, strength: float = 0.35) -> None:
        """Darken an oval of the ground softly."""
        margin = 2 * max(rx, ry) * SCALE
        size = (round(2 * rx * SCALE + margin), round(2 * ry * SCALE + margin))
        mask = Image.new("L", size)
        inner = (margin / 2, margin / 2, size[0] - margin / 2, size[1] - margin / 2)
        ImageDraw.Draw(mask).ellipse(inner, fill=round(255 * strength))
        soft = mask.filter(ImageFilter.GaussianBlur(min(rx, ry) * SCALE / 2))
        corner = (round(x * SCALE - size[0] / 2), round(y * SCALE - size[1] / 2))
        self.image.paste(rgb(self.light.ink), (*corner, corner[0] + size[0], corner[1] + size[1]), soft)

    def finish(self) -> Image.Image:
        """Return the picture at its final size, with light from the upper left and a grain as of paper."""
        picture = self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        light = _gradient((WIDTH, HEIGHT), ["#9a9286", "#807c78", "#6a6a72"])
        picture = Image.blend(picture, ImageChops.soft_light(picture, light), 0.55)
        size = (WIDTH * 3 // 4, HEIGHT * 3 // 4)
        grain = Image.frombytes("L", size, self.chance.randbytes(size[0] * size[1])).resize((WIDTH, HEIGHT))
        calm = grain.filter(ImageFilter.GaussianBlur(0.6)).convert("RGB")
        return Image.blend(picture, ImageChops.soft_light(picture, calm), 0.16)


def _gradient(size: tuple[int, int], colours: Sequence[str | Colour]) -> Image.Image:
    if len(colours) == 1:
        return Image.new("RGB", size, rgb(colours[0]))
    column = Image.new("RGB", (1, 256))
    spans = len(colours) - 1
    rows = []
    for row in range(256):
        place = row / 255 * spans
        index = min(int(place), spans - 1)
        rows.append(mix(colours[index], colours[index + 1], place - index))
    column.putdata(rows)
    return column.resize(size, Image.Resampling.BICUBIC)
