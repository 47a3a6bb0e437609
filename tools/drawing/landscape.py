"""The land: hills in mist, terraces, tea, forest."""

from __future__ import annotations

import math
from collections.abc import Sequence

from drawing.canvas import HEIGHT, WIDTH, Canvas, Colour, Point, mix, smooth
from drawing.plants import bamboo, palm, pine, tree, wood


def ridge(c: Canvas, base: float, rise: float, roughness: float = 1) -> list[Point]:
    """Return the skyline of a range of hills around height `base`, as points from left to right."""
    waves = [
        (c.chance.uniform(0.6, 1.4) * k, c.chance.uniform(0, math.tau), rise / k**1.1) for k in (1, 2, 3, 5, 9, 17)
    ]
    line: list[Point] = []
    for x in range(-20, WIDTH + 21, 8):
        place = x / WIDTH * math.tau
        lift = sum(
            height * (1 - abs(math.sin(place * turns / 2 + phase)) * (roughness if turns > 4 else 1))
            for turns, phase, height in waves
        )
        line.append((x, base - lift * 0.5))
    return line


def hill(c: Canvas, skyline: list[Point], *colours: str | Colour) -> None:
    """Fill everything under a skyline."""
    c.shape([*skyline, (WIDTH + 20, HEIGHT + 10), (-20, HEIGHT + 10)], *colours)


def sun(c: Canvas, x: float, y: float, radius: float = 60) -> None:
    """Set the sun, or the moon, with its glow."""
    c.glow(x, y, radius * 7, c.light.sun, 0.75)
    c.oval(x, y, radius, radius, c.light.sun, mix(c.light.sun, c.light.warm, 0.25), opacity=0.95)


def ranges(c: Canvas, horizon: float, count: int = 4, gap: float = 70, nearest: float = 0.6) -> None:
    """Draw ranges of hills behind each other, with mist in the valleys between."""
    for i in range(count):
        near = nearest * (i + 0.35) / count
        tone = c.depth(near)
        hill(
            c,
            ridge(c, horizon + i * gap, 150 - i * 8),
            tone,
            mix(tone, c.light.sky[2], 0.55),
            mix(tone, c.light.sky[2], 0.7),
        )
        c.mist(horizon + i * gap + 45, 42, 0.5, c.light.sky[2])


def birds(c: Canvas, places: Sequence[Point]) -> None:
    """Let a few birds fly far away."""
    for x, y in places:
        wings = [(x - 20, y - 5), (x - 8, y - 10), (x, y), (x + 8, y - 10), (x + 20, y - 5)]
        c.stroke(smooth(wings), c.light.ink, 2.5, 0.6)


def mountains_in_mist(c: Canvas) -> None:
    """Raise ranges of hills from morning mist, a fringe of forest in front."""
    c.sky()
    sun(c, 1130, 270)
    ranges(c, 470, 5, 85, 0.75)
    birds(c, ((420, 240), (470, 220), (520, 246), (590, 200)))
    hill(c, ridge(c, 930, 60), c.depth(0.9), c.light.ink)
    wood(c, 985, 150, 0.97)


def rice_terraces(c: Canvas) -> None:
    """Lay steps of rice field winding round a slope, each with its lit edge."""
    c.sky()
    sun(c, 300, 210, 48)
    ranges(c, 330, 3, 60, 0.5)
    phase = c.chance.uniform(0, math.tau)
    steps = 14
    for i in range(steps):
        near = i / (steps - 1)
        y = 420 + 520 * near**1.4
        edge: list[Point] = [(x, y + _spur(x, near, phase + i * 0.07)) for x in range(-20, WIDTH + 21, 12)]
        crop = mix(mix("#e3b740", "#8fae4f", c.chance.choice((0, 0.15, 0.3, 0.7, 1))), c.light.warm, 0.15)
        bank = mix(mix("#5f7d3a", c.light.near, 0.5), c.light.far, 0.35 * (1 - near))
        hill(c, edge, mix(crop, c.light.sun, 0.45), mix(crop, bank, 0.25), bank)
        c.stroke([(x, py - 4 - 7 * near) for x, py in edge], bank, 8 + 15 * near)
        c.stroke([(x, py - 8 - 15 * near) for x, py in edge], mix(bank, c.light.ink, 0.35), 2 + 3 * near, 0.6)
        c.stroke(edge, c.light.sun, 1.5 + 2 * near, 0.75)
    palm(c, 1390, 760, 250, c.depth(0.85))
    palm(c, 1480, 800, 190, c.depth(0.95))
    c.mist(440, 40, 0.5, c.light.sky[2])


def _spur(x: float, near: float, phase: float) -> float:
    bulge = math.sin(x / 210 + phase) + 0.5 * math.sin(x / 97 + 1.7 * phase)
    return (22 + 46 * near) * bulge + 0.12 * (x - 800) * (1 - near)


def tea_hills(c: Canvas) -> None:
    """Comb round hills with rows of tea."""
    c.sky()
    sun(c, 1220, 220, 52)
    ranges(c, 360, 3, 55, 0.45)
    mounds = [
        (260, 560, 620, 0.35),
        (1330, 590, 640, 0.5),
        (700, 700, 760, 0.68),
        (120, 860, 700, 0.82),
        (1420, 900, 760, 0.95),
    ]
    for x, top, half, near in mounds:
        _mound(c, x, top, half, mix("#cfd98a", c.light.near, near))
        c.mist(top + 10, 30, 0.12, c.light.sky[2])
    tree(c, 452, 640, 190, c.depth(0.8))
    pine(c, 1190, 655, 170, c.depth(0.85))
    pine(c, 1232, 660, 130, c.depth(0.9))


def _mound(c: Canvas, x: float, top: float, half: float, leaf: Colour) -> None:
    def arch(level: float) -> list[Point]:
        return [
            (x + half * (1 + level * 0.35) * t / 20, top + level * 420 + 300 * (t / 20) ** 2) for t in range(-30, 31)
        ]

    for i in range(13):
        level = i / 12
        row = arch(level)
        floor = [(px, max(py, HEIGHT + 40)) for px, py in reversed(row)]
        c.shape([*row, *floor], mix(leaf, c.light.sun, 0.32), mix(leaf, c.light.ink, 0.12))
        c.stroke(row, mix(leaf, c.light.ink, 0.42), 5 + 5 * level, 0.6)
        c.stroke([(px, py + 8 + 4 * level) for px, py in row], mix(leaf, c.light.sun, 0.6), 5 + 4 * level, 0.75)


def forest_road(c: Canvas) -> None:
    """Lead a road of pale concrete into the forest."""
    c.sky()
    sun(c, 860, 250, 44)
    ranges(c, 400, 3, 60, 0.45)
    hill(c, ridge(c, 660, 50), mix(c.depth(0.5), c.light.sun, 0.3), c.depth(0.85))
    wood(c, 640, 150, 0.55, 40)
    left = smooth([(-60, 1010), (380, 850), (690, 740), (600, 675), (735, 628)], 20)
    right = smooth([(760, 626), (680, 672), (900, 745), (960, 860), (820, 1010)], 20)
    c.shape([*left, *right], mix(c.light.sky[2], c.light.far, 0.2), mix(c.light.sky[2], c.light.warm, 0.18))
    c.stroke(left, c.light.sun, 5, 0.7)
    c.stroke(right, c.light.ink, 5, 0.25)
    for x, foot, tall in ((1120, 840, 420), (1330, 930, 560), (1530, 1000, 660), (170, 800, 330), (20, 860, 470)):
        c.shadow(x - 40, foot, tall * 0.3, 16, 0.3)
        tree(c, x, foot, tall, c.depth(c.chance.uniform(0.75, 1)))
    bamboo(c, 1230, 1010, 330, mix(c.depth(0.9), c.light.warm, 0.2))
    c.glow(830, 420, 560, c.light.sun, 0.35)
