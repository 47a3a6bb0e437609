"""Water: stream, pond, lotus, spring."""

from __future__ import annotations

import math

from drawing.canvas import HEIGHT, WIDTH, Canvas, Point, mix, smooth
from drawing.landscape import hill, ranges, sun
from drawing.plants import bamboo, grass, palm, wood


def stream_bridge(c: Canvas) -> None:
    """Throw a hump of stone and timber over a clear stream."""
    c.sky()
    sun(c, 420, 200, 50)
    ranges(c, 380, 4, 55, 0.55)
    wood(c, 640, 170, 0.62)
    hill(c, [(-20, 640), (300, 620), (800, 660), (1300, 620), (1620, 640)], c.depth(0.6), c.depth(0.95))
    water = smooth([(560, 640), (430, 780), (180, 1010)], 20) + smooth([(1480, 1010), (1150, 800), (1010, 640)], 20)
    c.shape(
        water,
        mix(c.light.sky[0], c.light.sky[2], 0.7),
        mix(c.light.sky[0], c.light.near, 0.15),
        mix(c.light.sky[0], c.light.near, 0.4),
    )
    for _ in range(46):
        y = c.chance.uniform(690, 990)
        spread = 200 + (y - 640) * 1.05
        x, long = 800 + c.chance.uniform(-spread, spread) * 0.75, (y - 560) * c.chance.uniform(0.1, 0.28)
        c.stroke([(x - long, y), (x + long, y)], c.light.sun, 2 + (y - 640) / 130, 0.5)
    _bridge(c)
    for x, y, r in ((330, 900, 60), (420, 960, 44), (1300, 930, 70), (1190, 985, 46), (620, 985, 30)):
        c.shadow(x + 8, y + r * 0.5, r * 1.1, r * 0.3)
        c.oval(
            x,
            y,
            r,
            r * 0.62,
            mix(c.light.far, c.light.sun, 0.4),
            mix(c.light.far, c.light.ink, 0.35),
            mix(c.light.far, c.light.ink, 0.6),
        )
    bamboo(c, 90, 880, 430, c.depth(0.85))
    bamboo(c, 1500, 900, 460, c.depth(0.9))


def _bridge(c: Canvas) -> None:
    stone = mix(c.light.far, c.light.warm, 0.25)
    deck = [(x, 690 - 96 * (1 - ((x - 785) / 505) ** 2)) for x in range(280, 1291, 10)]
    under = [(x, 770 - 128 * max(0.0, 1 - ((x - 785) / 330) ** 2) ** 0.5) for x in range(1115, 455, -10)]
    body = [*deck, (1290, 770), *under, (280, 770)]
    c.shadow(785, 790, 420, 18, 0.3)
    c.shape(body, mix(stone, c.light.sun, 0.4), mix(stone, c.light.ink, 0.32))
    c.stroke(deck, mix(stone, c.light.sun, 0.7), 10)
    for x, y in deck[4::8]:
        c.stroke([(x, y), (x, y - 58)], mix(c.light.warm, c.light.ink, 0.4), 8)
    for lift in (54, 30):
        c.stroke([(x, y - lift) for x, y in deck], mix(c.light.warm, c.light.ink, 0.25), 7)


def fish_pond(c: Canvas) -> None:
    """Fill a pond with carp, lily pads and a bamboo jetty."""
    c.sky()
    ranges(c, 200, 3, 50, 0.5)
    wood(c, 400, 130, 0.6, 52)
    c.box(
        -10,
        396,
        WIDTH + 10,
        HEIGHT + 10,
        mix(c.light.sky[1], c.light.far, 0.5),
        mix(c.depth(0.45), c.light.sky[0], 0.5),
        c.depth(0.85),
    )
    for i in range(34):
        y = 410 + (i / 34) ** 1.6 * 560
        x, long = c.chance.uniform(0, WIDTH), 40 + (y - 400) * 0.4
        c.stroke([(x - long, y), (x + long, y)], c.light.sun, 1.5 + (y - 400) / 200, 0.35)
    for x, y, size, turn in (
        (560, 640, 1.0, 0.3),
        (770, 760, 1.35, -0.25),
        (420, 830, 1.25, 0.15),
        (1010, 620, 0.9, 2.9),
        (980, 890, 1.6, 3.3),
    ):
        _carp(c, x, y, 74 * size, turn)
    _pads(c)
    lotus(c, 190, 560, 54)
    lotus(c, 1420, 560, 62)
    for x in (1150, 1340, 1530):
        c.box(x, 780, x + 20, 900, mix(c.light.warm, c.light.ink, 0.45), c.light.ink)
    for x in range(1100, 1640, 36):
        plank = mix("#c9a06a", c.light.sun, c.chance.uniform(0, 0.4))
        c.shape([(x, 726), (x + 33, 726), (x + 15, 800), (x - 18, 800)], plank, mix(plank, c.light.ink, 0.15))
        c.box(x - 18, 800, x + 15, 816, mix(plank, c.light.ink, 0.4))


def _pads(c: Canvas) -> None:
    for x, y, r in (
        (150, 560, 60),
        (250, 600, 44),
        (120, 650, 52),
        (1380, 560, 50),
        (1470, 610, 66),
        (1310, 620, 40),
        (1200, 960, 90),
        (150, 940, 100),
    ):
        c.shape(
            [(x, y), *[(x + r * math.cos(t / 20), y + r * 0.42 * math.sin(t / 20)) for t in range(8, 124)]],
            mix(c.depth(0.6), c.light.sun, 0.4),
            c.depth(0.75),
        )


def _carp(c: Canvas, x: float, y: float, size: float, turn: float) -> None:
    def at(u: float, v: float) -> Point:
        return x + size * (u * math.cos(turn) - v * math.sin(turn)), y + size * 0.7 * (
            u * math.sin(turn) + v * math.cos(turn)
        )

    body = smooth(
        [
            at(1, 0),
            at(0.6, -0.26),
            at(0, -0.3),
            at(-0.7, -0.08),
            at(-1.25, -0.34),
            at(-1.1, 0),
            at(-1.25, 0.34),
            at(-0.7, 0.08),
            at(0, 0.3),
            at(0.6, 0.26),
            at(1, 0),
        ],
        8,
    )
    c.shadow(x, y + size * 0.35, size, size * 0.25, 0.3)
    c.shape(body, mix(c.light.warm, c.light.sun, 0.55), c.light.warm, mix(c.light.warm, "#b0341f", 0.5))
    c.shape([at(0.35, -0.27), at(0.1, -0.55), at(-0.1, -0.28)], mix(c.light.warm, c.light.sun, 0.4))
    for u in (-0.4, -0.1, 0.2):
        c.stroke(smooth([at(u, -0.18), at(u - 0.09, 0), at(u, 0.18)]), c.light.sun, size * 0.03, 0.6)
    c.dot(*at(0.72, -0.1), size * 0.045, c.light.ink)


def lotus(c: Canvas, x: float, y: float, size: float) -> None:
    """Open a lotus flower upwards from (x, y)."""
    for lean in (-60, 60, -34, 34, 0):
        angle = math.radians(lean - 90)
        tip = (x + size * math.cos(angle), y + size * 1.1 * math.sin(angle))
        side = size * 0.3
        nx, ny = -math.sin(angle) * side, math.cos(angle) * side
        middle = ((x + tip[0]) / 2, (y + tip[1]) / 2)
        petal = smooth([(x, y), (middle[0] + nx, middle[1] + ny), tip], 8) + smooth(
            [tip, (middle[0] - nx, middle[1] - ny), (x, y)], 8
        )
        c.shape(petal, "#e2789b", mix("#f5c3d0", c.light.sun, 0.3), mix("#fbe6ea", c.light.sun, 0.3))


def lotus_pond(c: Canvas) -> None:
    """Show lotus in flower on still water, hills behind."""
    c.sky()
    sun(c, 800, 250, 70)
    ranges(c, 360, 3, 50, 0.4)
    c.box(
        -10,
        500,
        WIDTH + 10,
        HEIGHT + 10,
        mix(c.light.sky[2], c.light.far, 0.3),
        mix(c.light.sky[1], c.depth(0.5), 0.5),
        c.depth(0.9),
    )
    c.glow(800, 540, 420, c.light.sun, 0.5)
    for row in range(6):
        y = 540 + 78 * row + row**2 * 4
        r = 42 + 26 * row
        for x in range(-40 + 60 * (row % 2), WIDTH + 60, 150 + 40 * row):
            cx, cy = x + c.chance.uniform(-30, 30), y + c.chance.uniform(-12, 12)
            leaf = mix(c.depth(0.5), c.light.near, row / 6)
            c.oval(cx, cy, r, r * 0.36, mix(leaf, c.light.sun, 0.42), leaf)
            c.oval(cx, cy, r * 0.1, r * 0.05, mix(leaf, c.light.sun, 0.6))
            if c.chance.random() < 0.42:
                foot, high = cx + r * 0.6, r * c.chance.uniform(0.9, 1.6)
                c.stroke([(foot, cy + 10), (foot, cy - high)], mix(leaf, c.light.sun, 0.2), 2 + row)
                lotus(c, foot, cy - high, 22 + 13 * row)


def water_pipe(c: Canvas) -> None:
    """Lead spring water down the slope by pipe into a village tank."""
    c.sky()
    ranges(c, 260, 4, 62, 0.55)
    wood(c, 560, 170, 0.62)
    hill(
        c,
        smooth([(-20, 470), (380, 560), (800, 700), (1200, 790), (1620, 800)]),
        mix(c.depth(0.45), "#9cb858", 0.5),
        c.depth(0.85),
    )
    line = smooth([(-20, 500), (360, 590), (640, 690), (930, 760), (1085, 640)], 20)
    for x, y in line[8:-14:14]:
        c.stroke([(x - 16, y + 60), (x, y), (x + 16, y + 60)], "#6b4a2e", 9)
    c.stroke(line, "#3f6f86", 30)
    c.stroke([(x, y - 6) for x, y in line], "#9fd0de", 9, 0.9)
    _tank(c)
    bamboo(c, 170, 990, 420, c.depth(0.9))
    palm(c, 1540, 800, 330, c.depth(0.8))
    grass(c, 800, mix(c.depth(0.75), "#8aa544", 0.4), 220)


def _tank(c: Canvas) -> None:
    c.shadow(1280, 880, 250, 24)
    c.box(1080, 600, 1480, 880, "#e9dfc9", "#b7a98e")
    c.oval(1280, 880, 200, 34, "#b7a98e")
    c.oval(1280, 600, 200, 44, "#d3c7ac", "#f2ead6")
    c.oval(1280, 604, 172, 34, "#4f96ad", "#9fd3dd")
    for y in (680, 760, 836):
        c.stroke(smooth([(1080, y), (1180, y + 24), (1280, y + 32), (1380, y + 24), (1480, y)]), "#8d8068", 3, 0.6)
    c.shape(
        smooth([(1085, 628), (1120, 630), (1150, 600)]) + smooth([(1170, 604), (1130, 660), (1085, 655)]),
        "#cdeaf0",
        "#8cc6d6",
    )
    c.box(1262, 806, 1298, 826, "#7d8790")
    c.shape([(1268, 826), (1292, 826), (1298, 915), (1262, 915)], "#d9f0f4", "#9fd0dc")
    c.oval(1280, 925, 74, 17, "#bfe3ea", "#7fb9c8")
