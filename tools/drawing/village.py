"""Where people live: stilt houses, lamps along the road, school, a post on the hill."""

from __future__ import annotations

import math

from drawing.canvas import WIDTH, Canvas, Colour, Point, mix, smooth
from drawing.landscape import birds, hill, ranges, ridge, sun
from drawing.plants import bamboo, grass, palm, pine, tree, wood


def stilt_house(c: Canvas, x: float, foot: float, size: float, *, lit: bool = False) -> None:
    """Draw a house on stilts: `x` its middle, `size` the width of its floor."""
    timber = mix("#8a5f3c", c.light.ink, 0.35 if lit else 0.1)
    floor, eave, top = foot - size * 0.24, foot - size * 0.48, foot - size * 0.86
    c.shadow(x, foot, size * 0.55, size * 0.05, 0.4)
    for k in range(5):
        post = x - size * 0.44 + k * size * 0.22
        c.box(post - size * 0.013, floor, post + size * 0.013, foot, timber, mix(timber, c.light.ink, 0.5))
    c.box(x - size * 0.5, floor, x + size * 0.5, floor + size * 0.025, mix(timber, c.light.sun, 0.25))
    c.box(
        x - size * 0.44,
        eave - size * 0.04,
        x + size * 0.44,
        floor,
        mix(timber, c.light.sun, 0.32),
        mix(timber, c.light.sun, 0.1),
    )
    for k in range(1, 18):
        plank = x - size * 0.44 + k * size * 0.88 / 18
        c.stroke([(plank, eave), (plank, floor)], mix(timber, c.light.ink, 0.3), size * 0.003, 0.5)
    pane = "#ffd98a" if lit else mix(timber, c.light.ink, 0.55)
    for place in (-0.28, 0.02, 0.28):
        wide = size * (0.055 if place != 0.02 else 0.07)
        low = floor - (size * 0.05 if place != 0.02 else 0)
        c.box(
            x + place * size - wide,
            eave + size * 0.035,
            x + place * size + wide,
            low,
            pane,
            mix(pane, c.light.warm, 0.3),
        )
    _roof(c, x, top, eave, size)
    _steps(c, x, floor, size, timber)
    if lit:
        c.glow(x, floor - size * 0.1, size * 0.75, c.light.warm, 0.45)


def _steps(c: Canvas, x: float, floor: float, size: float, timber: Colour) -> None:
    for k in range(6):
        step = floor + k * size * 0.04
        c.stroke(
            [(x + size * (0.4 + 0.022 * k), step + size * 0.02), (x + size * (0.52 + 0.022 * k), step + size * 0.02)],
            mix(timber, c.light.sun, 0.35),
            size * 0.014,
        )


def _roof(c: Canvas, x: float, top: float, eave: float, size: float) -> None:
    thatch = mix("#7a5a3e", c.light.near, 0.35)
    left, right, low = x - size * 0.6, x + size * 0.6, eave + size * 0.05
    c.shape(
        [(x - size * 0.3, top), (x + size * 0.3, top), (right, low), (left, low)],
        mix(thatch, c.light.sun, 0.35),
        mix(thatch, c.light.ink, 0.25),
    )
    for row in range(1, 7):
        share = row / 7
        y, half = top + (low - top) * share, size * (0.3 + 0.3 * share)
        c.stroke([(x - half, y), (x + half, y)], mix(thatch, c.light.ink, 0.45), size * 0.004, 0.45)
    c.stroke([(x - size * 0.31, top), (x + size * 0.31, top)], mix(thatch, c.light.ink, 0.4), size * 0.025)
    c.stroke([(left, low), (right, low)], mix(thatch, c.light.ink, 0.55), size * 0.014)


def flag(c: Canvas, x: float, foot: float, height: float) -> None:
    """Raise the national flag on a pole; its sides are as two to three."""
    c.stroke([(x, foot), (x, foot - height)], mix(c.light.sky[2], c.light.ink, 0.25), height * 0.02)
    c.dot(x, foot - height, height * 0.02, "#f4c430")
    wide, tall, top = height * 0.45, height * 0.3, foot - height * 0.97

    def wave(y: float) -> list[Point]:
        return [(x + wide * k / 20, y + height * 0.014 * math.sin(k / 20 * math.tau * 0.9)) for k in range(21)]

    c.shape([*wave(top), *reversed(wave(top + tall))], "#e0392f", "#cf2a24")
    middle = (x + wide / 2, top + tall / 2 - height * 0.004)
    star = [
        (
            middle[0] + tall * (0.3 if k % 2 == 0 else 0.115) * math.sin(math.pi * k / 5),
            middle[1] - tall * (0.3 if k % 2 == 0 else 0.115) * math.cos(math.pi * k / 5),
        )
        for k in range(10)
    ]
    c.shape(star, "#ffdf3a", "#ffd21f")


def valley_house(c: Canvas, *, lit: bool = False) -> None:
    """Set a stilt house between paddies and hills, its windows lit towards evening."""
    c.sky()
    sun(c, 1180, 240, 56)
    ranges(c, 380, 4, 62, 0.6)
    hill(c, ridge(c, 690, 40), mix(c.depth(0.45), "#9fb45a", 0.4), c.depth(0.8))
    wood(c, 690, 150, 0.62)
    palm(c, 330, 790, 330, c.depth(0.8))
    tree(c, 1130, 760, 260, c.depth(0.75))
    stilt_house(c, 720, 800, 520, lit=lit)
    hill(
        c,
        [(-20, 800), (500, 815), (1100, 800), (1620, 830)],
        mix("#b6c25c", c.light.near, 0.3),
        mix("#6d8a3c", c.light.near, 0.6),
    )
    for k in range(9):
        y = 830 + k * k * 2.6
        c.stroke(
            smooth([(-20, y + 20), (500, y + 4), (1100, y + 14), (1620, y)]),
            mix(c.light.sun, "#b6c25c", 0.4),
            2 + k * 0.6,
            0.4,
        )
    bamboo(c, 1440, 960, 470, c.depth(0.85))
    grass(c, 880, mix("#8aa544", c.light.near, 0.4), 180)


def lantern_road(c: Canvas) -> None:
    """Show a village road at night, lamp after lamp, houses lit."""
    c.sky()
    for _ in range(130):
        c.dot(c.chance.uniform(0, WIDTH), c.chance.uniform(0, 380), c.chance.uniform(0.8, 2.2), c.light.sun, 0.8)
    sun(c, 1290, 170, 42)
    ranges(c, 380, 4, 55, 0.8)
    wood(c, 640, 120, 0.75)
    hill(c, [(-20, 640), (1620, 630)], mix(c.depth(0.7), c.light.far, 0.2), c.depth(1))
    for x, foot, size in ((180, 690, 250), (1390, 700, 280), (1080, 668, 170)):
        stilt_house(c, x, foot, size, lit=True)
    c.shape(
        [*smooth([(330, 1010), (640, 800), (790, 640)], 20), *smooth([(820, 640), (900, 800), (1270, 1010)], 20)],
        mix(c.light.far, c.light.warm, 0.2),
        mix(c.light.far, c.light.warm, 0.35),
    )
    for k in range(7):
        near = (k / 6) ** 1.6
        for side in (-1, 1):
            x = 804 + side * (38 + 560 * near)
            _lamp(c, x, 652 + 300 * near, 60 + 300 * near, -side)


def _lamp(c: Canvas, x: float, foot: float, height: float, side: int) -> None:
    head = (x + side * height * 0.22, foot - height * 0.95)
    c.stroke(
        smooth([(x, foot), (x, foot - height * 0.85), (x + side * height * 0.08, foot - height), head]),
        c.light.ink,
        height * 0.022 + 1,
    )
    c.glow(head[0], foot, height * 0.55, c.light.warm, 0.35)
    c.glow(*head, height * 0.6, c.light.warm, 0.75)
    c.oval(*head, height * 0.05 + 1, height * 0.035 + 1, "#fff4d0")


def school(c: Canvas) -> None:
    """Set a small tiled school in the hills, the flag raised."""
    c.sky()
    sun(c, 330, 190, 50)
    ranges(c, 360, 4, 55, 0.5)
    wood(c, 640, 160, 0.55)
    hill(c, [(-20, 700), (800, 690), (1620, 705)], mix("#c9b98a", c.light.sun, 0.4), mix("#b39a68", c.light.near, 0.15))
    c.shadow(830, 790, 540, 22, 0.35)
    c.box(330, 540, 1330, 790, "#f7e6b5", "#eecf86")
    c.box(330, 750, 1330, 790, "#b9835a", "#9c6a47")
    c.shape([(400, 400), (1260, 400), (1390, 556), (270, 556)], "#c9583a", "#9c3f2e")
    for k in range(1, 9):
        y = 400 + k * 17.3
        c.stroke([(400 - k * 14.4, y), (1260 + k * 14.4, y)], "#7d3026", 2, 0.4)
    for x in range(400, 1300, 118):
        if 720 < x < 890:
            continue
        c.box(x - 6, 594, x + 76, 706, "#fff8e4")
        c.box(x, 600, x + 70, 700, "#5f9aa3", "#9cc5c1")
        c.stroke([(x + 35, 600), (x + 35, 700)], "#fff8e4", 4)
        c.stroke([(x, 650), (x + 70, 650)], "#fff8e4", 3)
    c.box(766, 590, 846, 790, "#3f6f73", "#54898a")
    for x in range(330, 1331, 143):
        c.box(x - 9, 548, x + 9, 790, "#fff3d2", "#e2c58c")
    flag(c, 560, 880, 640)
    c.box(520, 872, 600, 892, mix("#b9835a", c.light.sun, 0.3))
    tree(c, 150, 860, 460, mix(c.depth(0.8), "#5c8a3f", 0.4))
    tree(c, 1480, 870, 420, mix(c.depth(0.85), "#5c8a3f", 0.4))
    for x in range(40, 1600, 52):
        c.oval(x, 960 + 10 * math.sin(x), 44, 30, mix("#7da052", c.light.sun, 0.3), "#5b7d3c")
        c.dot(x + 10, 946, 7, c.chance.choice(["#e9677c", "#f3c14b", "#fff3e0"]))


def hill_post(c: Canvas) -> None:
    """Raise the flag on a hill-top post above a sea of ridges."""
    c.sky()
    sun(c, 1140, 300, 70)
    ranges(c, 440, 5, 80, 0.7)
    hill(
        c,
        smooth([(-20, 800), (420, 690), (700, 660), (900, 740), (1300, 900), (1620, 960)]),
        mix(c.depth(0.75), c.light.warm, 0.2),
        c.light.ink,
    )
    stilt_house(c, 380, 740, 240)
    flag(c, 640, 680, 440)
    for x, foot, tall in (
        (120, 800, 260),
        (40, 830, 200),
        (210, 780, 180),
        (820, 740, 130),
        (880, 765, 160),
        (960, 790, 120),
    ):
        pine(c, x, foot, tall, c.depth(0.92))
    birds(c, ((900, 250), (960, 232), (1010, 262)))
    grass(c, 860, mix(c.depth(0.9), c.light.warm, 0.2), 160)
