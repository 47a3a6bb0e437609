"""Where people live and meet: stilt houses, school, market, bridge of lights, water pipe, offices."""

from __future__ import annotations

import math

from drawing.canvas import HEIGHT, WIDTH, Canvas, Colour, Point, mix, smooth
from drawing.landscape import bamboo, grass, hill, palm, pine, ranges, ridge, sun, tree, wood


def stilt_house(c: Canvas, x: float, foot: float, size: float, lit: bool = False) -> None:
    """Draw a house on stilts: `x` its middle, `size` the width of its floor."""
    timber = mix("#8a5f3c", c.light.ink, 0.35 if lit else 0.1)
    floor, eave, top = foot - size * 0.24, foot - size * 0.48, foot - size * 0.86
    c.shadow(x, foot, size * 0.55, size * 0.05, 0.4)
    for k in range(5):
        post = x - size * 0.44 + k * size * 0.22
        c.box(post - size * 0.013, floor, post + size * 0.013, foot, timber, mix(timber, c.light.ink, 0.5))
    c.box(x - size * 0.5, floor, x + size * 0.5, floor + size * 0.025, mix(timber, c.light.sun, 0.25))
    c.box(x - size * 0.44, eave - size * 0.04, x + size * 0.44, floor, mix(timber, c.light.sun, 0.32), mix(timber, c.light.sun, 0.1))
    for k in range(1, 18):
        plank = x - size * 0.44 + k * size * 0.88 / 18
        c.stroke([(plank, eave), (plank, floor)], mix(timber, c.light.ink, 0.3), size * 0.003, 0.5)
    pane = "#ffd98a" if lit else mix(timber, c.light.ink, 0.55)
    for place in (-0.28, 0.02, 0.28):
        wide = size * (0.055 if place != 0.02 else 0.07)
        low = floor - (size * 0.05 if place != 0.02 else 0)
        c.box(x + place * size - wide, eave + size * 0.035, x + place * size + wide, low, pane, mix(pane, c.light.warm, 0.3))
    _roof(c, x, top, eave, size)
    for k in range(6):
        step = floor + k * size * 0.04
        c.stroke([(x + size * (0.4 + 0.022 * k), step + size * 0.02), (x + size * (0.52 + 0.022 * k), step + size * 0.02)],
                 mix(timber, c.light.sun, 0.35), size * 0.014)
    if lit:
        c.glow(x, floor - size * 0.1, size * 0.75, c.light.warm, 0.45)


def _roof(c: Canvas, x: float, top: float, eave: float, size: float) -> None:
    thatch = mix("#7a5a3e", c.light.near, 0.35)
    left, right, low = x - size * 0.6, x + size * 0.6, eave + size * 0.05
    c.shape([(x - size * 0.3, top), (x + size * 0.3, top), (right, low), (left, low)], mix(thatch, c.light.sun, 0.35), mix(thatch, c.light.ink, 0.25))
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
    star = [(middle[0] + tall * (0.3 if k % 2 == 0 else 0.115) * math.sin(math.pi * k / 5),
             middle[1] - tall * (0.3 if k % 2 == 0 else 0.115) * math.cos(math.pi * k / 5)) for k in range(10)]
    c.shape(star, "#ffdf3a", "#ffd21f")


def valley_house(c: Canvas, lit: bool = False) -> None:
    """A stilt house between paddies and hills, its windows lit towards evening."""
    c.sky()
    sun(c, 1180, 240, 56)
    ranges(c, 380, 4, 62, 0.6)
    hill(c, ridge(c, 690, 40), mix(c.depth(0.45), "#9fb45a", 0.4), c.depth(0.8))
    wood(c, 690, 150, 0.62)
    palm(c, 330, 790, 330, c.depth(0.8))
    tree(c, 1130, 760, 260, c.depth(0.75))
    stilt_house(c, 720, 800, 520, lit=lit)
    hill(c, [(-20, 800), (500, 815), (1100, 800), (1620, 830)], mix("#b6c25c", c.light.near, 0.3), mix("#6d8a3c", c.light.near, 0.6))
    for k in range(9):
        y = 830 + k * k * 2.6
        c.stroke(smooth([(-20, y + 20), (500, y + 4), (1100, y + 14), (1620, y)]), mix(c.light.sun, "#b6c25c", 0.4), 2 + k * 0.6, 0.4)
    bamboo(c, 1440, 960, 470, c.depth(0.85))
    grass(c, 880, mix("#8aa544", c.light.near, 0.4), 180)


def lantern_road(c: Canvas) -> None:
    """A village road at night, lamp after lamp, houses lit."""
    c.sky()
    for _ in range(130):
        c.dot(c.chance.uniform(0, WIDTH), c.chance.uniform(0, 380), c.chance.uniform(0.8, 2.2), c.light.sun, 0.8)
    sun(c, 1290, 170, 42)
    ranges(c, 380, 4, 55, 0.8)
    wood(c, 640, 120, 0.75)
    hill(c, [(-20, 640), (1620, 630)], mix(c.depth(0.7), c.light.far, 0.2), c.depth(1))
    for x, foot, size in ((180, 690, 250), (1390, 700, 280), (1080, 668, 170)):
        stilt_house(c, x, foot, size, lit=True)
    c.shape([*smooth([(330, 1010), (640, 800), (790, 640)], 20), *smooth([(820, 640), (900, 800), (1270, 1010)], 20)],
            mix(c.light.far, c.light.warm, 0.2), mix(c.light.far, c.light.warm, 0.35))
    for k in range(7):
        near = (k / 6) ** 1.6
        for side in (-1, 1):
            x = 804 + side * (38 + 560 * near)
            _lamp(c, x, 652 + 300 * near, 60 + 300 * near, -side)


def _lamp(c: Canvas, x: float, foot: float, height: float, side: int) -> None:
    head = (x + side * height * 0.22, foot - height * 0.95)
    c.stroke(smooth([(x, foot), (x, foot - height * 0.85), (x + side * height * 0.08, foot - height), head]), c.light.ink, height * 0.022 + 1)
    c.glow(head[0], foot, height * 0.55, c.light.warm, 0.35)
    c.glow(*head, height * 0.6, c.light.warm, 0.75)
    c.oval(*head, height * 0.05 + 1, height * 0.035 + 1, "#fff4d0")


def school(c: Canvas) -> None:
    """A small tiled school in the hills, the flag raised."""
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


def market(c: Canvas) -> None:
    """Market stalls under awnings: fruit, greens and brocade."""
    c.sky()
    ranges(c, 280, 4, 50, 0.5)
    wood(c, 500, 130, 0.6)
    hill(c, [(-20, 520), (1620, 520)], mix("#d9c39a", c.light.sun, 0.4), mix("#a98658", c.light.near, 0.1))
    for x, foot, size, tone in ((360, 640, 250, "#d98a4f"), (820, 630, 260, "#5f9490"), (1290, 645, 250, "#c9586a")):
        _stall(c, x, foot, size, tone)
    for x, foot, size, tone in ((130, 890, 430, "#c95a44"), (800, 900, 460, "#e0a63f"), (1470, 890, 440, "#4f8a6d")):
        _stall(c, x, foot, size, tone)
    for x, y in ((440, 950), (530, 970), (1110, 955), (1200, 975)):
        _basket(c, x, y, 50, c.chance.choice(["#e0822f", "#7fa64b", "#b34a5c"]))


def _stall(c: Canvas, x: float, foot: float, size: float, tone: str) -> None:
    left, right, top, counter = x - size / 2, x + size / 2, foot - size * 0.68, foot - size * 0.22
    c.shadow(x, foot, size * 0.55, size * 0.05)
    for post in (left + size * 0.04, right - size * 0.04):
        c.box(post - 4, top, post + 4, foot, "#7a5638")
    c.box(left + size * 0.06, top + size * 0.1, right - size * 0.06, counter, mix(tone, c.light.ink, 0.7), mix(tone, c.light.ink, 0.5))
    for k in range(4):
        _basket(c, left + size * (0.2 + 0.2 * k), counter, size * 0.085, c.chance.choice(["#e0822f", "#8fb24c", "#a83f5c", "#e8c14a"]))
    c.box(left, counter, right, counter + size * 0.04, "#c99c66")
    c.box(left + size * 0.02, counter + size * 0.04, right - size * 0.02, foot, mix("#a97b4c", c.light.ink, 0.1), mix("#8a6240", c.light.ink, 0.25))
    stripes = 9
    for k in range(stripes):
        a, b = k / stripes, (k + 1) / stripes
        hue = tone if k % 2 == 0 else "#fbf0d8"
        up, down = (left + size * 0.06, size * 0.88), (left - size * 0.06, size * 1.12)
        ends = [(up[0] + up[1] * a, top - size * 0.13), (up[0] + up[1] * b, top - size * 0.13),
                (down[0] + down[1] * b, top + size * 0.06), (down[0] + down[1] * a, top + size * 0.06)]
        c.shape(ends, mix(hue, c.light.sun, 0.25), hue)
        c.oval(down[0] + down[1] * (a + b) / 2, top + size * 0.06, down[1] / stripes / 2, size * 0.035, hue, mix(hue, c.light.ink, 0.15))


def _basket(c: Canvas, x: float, foot: float, r: float, fruit: str) -> None:
    for row in range(3):
        for k in range(5 - row):
            dot = (x + (k - (4 - row) / 2) * r * 0.42, foot - r * 0.85 - row * r * 0.28)
            c.oval(*dot, r * 0.26, r * 0.26, mix(fruit, c.light.sun, 0.4), fruit, mix(fruit, c.light.ink, 0.2))
    c.shape([(x - r, foot - r * 0.8), (x + r, foot - r * 0.8), (x + r * 0.72, foot), (x - r * 0.72, foot)], "#d3a768", "#a67943")
    for k in range(3):
        y = foot - r * (0.62 - 0.22 * k)
        c.stroke([(x - r * (0.94 - 0.08 * k), y), (x + r * (0.94 - 0.08 * k), y)], "#7f5a31", r * 0.05, 0.6)


def orchard(c: Canvas) -> None:
    """Rows of laden fruit trees on a slope, baskets at their feet."""
    c.sky()
    sun(c, 1240, 200, 54)
    ranges(c, 330, 4, 58, 0.5)
    hill(c, ridge(c, 620, 60), mix("#a9bd62", c.light.sun, 0.3), mix("#7b9446", c.light.near, 0.4))
    for row, (foot, height, count) in enumerate(((640, 150, 12), (720, 210, 9), (830, 300, 7), (980, 420, 5))):
        for k in range(count):
            x = (k + (0.5 if row % 2 else 0.1)) * WIDTH / (count - 0.6)
            c.shadow(x, foot, height * 0.3, height * 0.05, 0.3)
            _fruit_tree(c, x, foot, height, mix("#7fa24e", c.depth(0.8), 0.25 + row * 0.15))
    for x in (520, 640, 1010):
        _basket(c, x, 985, 62, c.light.warm)


def _fruit_tree(c: Canvas, x: float, foot: float, height: float, leaf: Colour) -> None:
    tree(c, x, foot, height, leaf)
    for _ in range(26):
        angle, reach = c.chance.uniform(0, math.tau), height * 0.34 * c.chance.random() ** 0.5
        spot = (x + reach * math.cos(angle), foot - height * 0.62 + reach * 0.85 * math.sin(angle))
        size = height * 0.024
        c.oval(*spot, size, size, mix(c.light.warm, c.light.sun, 0.4), c.light.warm, mix(c.light.warm, "#8a2f1c", 0.35))


def water_pipe(c: Canvas) -> None:
    """Spring water led down the slope by pipe into a village tank."""
    c.sky()
    ranges(c, 260, 4, 62, 0.55)
    wood(c, 560, 170, 0.62)
    hill(c, smooth([(-20, 470), (380, 560), (800, 700), (1200, 790), (1620, 800)]), mix(c.depth(0.45), "#9cb858", 0.5), c.depth(0.85))
    line = smooth([(-20, 500), (360, 590), (640, 690), (930, 760), (1085, 640)], 20)
    for x, y in line[8:-14:14]:
        c.stroke([(x - 16, y + 60), (x, y), (x + 16, y + 60)], "#6b4a2e", 9)
    c.stroke(line, "#3f6f86", 30)
    c.stroke([(x, y - 6) for x, y in line], "#9fd0de", 9, 0.9)
    c.shadow(1280, 880, 250, 24)
    c.box(1080, 600, 1480, 880, "#e9dfc9", "#b7a98e")
    c.oval(1280, 880, 200, 34, "#b7a98e")
    c.oval(1280, 600, 200, 44, "#d3c7ac", "#f2ead6")
    c.oval(1280, 604, 172, 34, "#4f96ad", "#9fd3dd")
    for y in (680, 760, 836):
        c.stroke(smooth([(1080, y), (1180, y + 24), (1280, y + 32), (1380, y + 24), (1480, y)]), "#8d8068", 3, 0.6)
    c.shape(smooth([(1085, 628), (1120, 630), (1150, 600)]) + smooth([(1170, 604), (1130, 660), (1085, 655)]), "#cdeaf0", "#8cc6d6")
    c.box(1262, 806, 1298, 826, "#7d8790")
    c.shape([(1268, 826), (1292, 826), (1298, 915), (1262, 915)], "#d9f0f4", "#9fd0dc")
    c.oval(1280, 925, 74, 17, "#bfe3ea", "#7fb9c8")
    bamboo(c, 170, 990, 420, c.depth(0.9))
    palm(c, 1540, 800, 330, c.depth(0.8))
    grass(c, 800, mix(c.depth(0.75), "#8aa544", 0.4), 220)


def forest_gate(c: Canvas) -> None:
    """The flag on a hill-top post above a sea of ridges."""
    c.sky()
    sun(c, 1140, 300, 70)
    ranges(c, 440, 5, 80, 0.7)
    hill(c, smooth([(-20, 800), (420, 690), (700, 660), (900, 740), (1300, 900), (1620, 960)]), mix(c.depth(0.75), c.light.warm, 0.2), c.light.ink)
    stilt_house(c, 380, 740, 240)
    flag(c, 640, 680, 440)
    for x, foot, tall in ((120, 800, 260), (40, 830, 200), (210, 780, 180), (820, 740, 130), (880, 765, 160), (960, 790, 120)):
        pine(c, x, foot, tall, c.depth(0.92))
    for x, y in ((900, 250), (960, 232), (1010, 262)):
        c.stroke(smooth([(x - 20, y - 5), (x - 8, y - 10), (x, y), (x + 8, y - 10), (x + 20, y - 5)]), c.light.ink, 2.6, 0.6)
    grass(c, 860, mix(c.depth(0.9), c.light.warm, 0.2), 160)


def notice_house(c: Canvas) -> None:
    """The village hall with its notice board and papers pinned up."""
    c.sky()
    ranges(c, 300, 4, 55, 0.5)
    wood(c, 560, 170, 0.6)
    hill(c, [(-20, 640), (1620, 640)], mix("#a9bd72", c.light.sun, 0.35), mix("#6f8a45", c.light.near, 0.3))
    stilt_house(c, 430, 760, 640)
    c.shadow(1150, 905, 330, 22)
    for x in (870, 1430):
        c.box(x - 16, 420, x + 16, 905, "#8a6240", "#5d4029")
    c.shape([(820, 430), (1480, 430), (1420, 360), (880, 360)], "#c9583a", "#9c3f2e")
    c.box(850, 440, 1450, 780, "#7a5638", "#5d4029")
    c.box(872, 462, 1428, 758, "#dcc59a", "#cfb283")
    for k, (x, y) in enumerate(((900, 486), (1040, 480), (1180, 490), (1312, 482), (960, 624), (1110, 630), (1250, 622))):
        wide, tall = 104, 118
        c.box(x + 5, y + 6, x + wide + 5, y + tall + 6, "#a98c5e")
        c.box(x, y, x + wide, y + tall, "#fffaf0", "#f3ead8")
        for line in range(6):
            c.stroke([(x + 14, y + 28 + line * 14), (x + wide - 14 - 26 * (line == 5), y + 28 + line * 14)], "#b9ad98", 4)
        c.dot(x + wide / 2, y + 8, 7, ("#d2483b", "#e0a63f", "#4f8a6d")[k % 3])
    tree(c, 1540, 900, 420, c.depth(0.8))
    grass(c, 760, mix("#8aa544", c.light.near, 0.3), 260)


def inauguration(c: Canvas) -> None:
    """A finished bridge hung with a ribbon and flags, waiting for its first walkers."""
    c.sky()
    sun(c, 320, 210, 54)
    ranges(c, 380, 4, 60, 0.5)
    wood(c, 640, 170, 0.6)
    hill(c, [(-20, 660), (1620, 660)], mix("#a9bd72", c.light.sun, 0.3), c.depth(0.8))
    c.shape([(690, 560), (910, 560), (1500, 1010), (100, 1010)], mix(c.light.sky[2], c.light.far, 0.25), mix(c.light.sky[2], c.light.warm, 0.12))
    for k in range(8):
        near = (k / 7) ** 1.7
        y, half, tall = 566 + 430 * near, 112 + 590 * near, 46 + 190 * near
        for side in (-1, 1):
            x = 800 + side * half
            c.box(x - 5 - 9 * near, y - tall, x + 5 + 9 * near, y, "#f6efe0", "#c4b79c")
    for side in (-1, 1):
        c.stroke([(800 + side * 112, 524), (800 + side * 702, 770)], "#d2574a", 10)
        c.stroke([(800 + side * 112, 542), (800 + side * 702, 870)], "#d2574a", 8)
    band = smooth([(330, 700), (560, 778), (800, 800), (1040, 778), (1270, 700)], 16)
    c.stroke([(x, y + 8) for x, y in band], c.light.ink, 26, 0.2)
    c.stroke(band, "#d63b34", 30)
    c.stroke([(x, y - 7) for x, y in band], "#f0746a", 6)
    _bow(c, 800, 800, 92)
    for x in (210, 1390):
        flag(c, x, 720, 420)


def _bow(c: Canvas, x: float, y: float, size: float) -> None:
    for side in (-1, 1):
        tail = [(x, y), (x + side * size * 0.3, y + size * 1.5), (x + side * size * 0.62, y + size * 1.3), (x + side * size * 0.85, y + size * 1.42), (x + side * size * 0.2, y)]
        c.shape(tail, "#d63b34", "#a92a28")
        loop = smooth([(x, y), (x + side * size * 0.7, y - size * 0.62), (x + side * size * 1.25, y - size * 0.15),
                       (x + side * size * 0.75, y + size * 0.35), (x, y)], 10)
        c.shape(loop, "#f0746a", "#c9302c")
        inner = smooth([(x + side * size * 0.2, y), (x + side * size * 0.72, y - size * 0.34), (x + side * size * 1.0, y - size * 0.1),
                        (x + side * size * 0.7, y + size * 0.15), (x + side * size * 0.2, y)], 8)
        c.shape(inner, "#a92a28", "#8a1f20")
    c.oval(x, y, size * 0.24, size * 0.28, "#f58a7e", "#c9302c")


def bicycle_lane(c: Canvas) -> None:
    """A bicycle leaning by a paddy path in the morning."""
    c.sky()
    sun(c, 1150, 260, 62)
    ranges(c, 420, 4, 55, 0.5)
    wood(c, 620, 110, 0.55)
    hill(c, [(-20, 620), (1620, 620)], mix("#b9c763", c.light.sun, 0.35), mix("#7f9a45", c.light.near, 0.3))
    for k in range(-26, 27):
        c.stroke([(800 + k * 14, 628), (800 + k * 130, HEIGHT + 20)], mix("#6d8a3c", c.light.near, 0.3), 3, 0.35)
    c.shape([(560, 1010), (1240, 1010), (840, 622), (800, 622)], mix("#e3cfa2", c.light.sun, 0.3), "#c9a873")
    grass(c, 700, mix("#93ad4c", c.light.near, 0.25), 420)
    _bicycle(c, 720, 870, 150)


def _bicycle(c: Canvas, x: float, foot: float, r: float) -> None:
    dark = mix(c.light.ink, c.light.near, 0.2)
    back, front, hub = (x, foot - r), (x + r * 2.5, foot - r), (x + r * 1.1, foot - r * 0.9)
    c.shadow(x + r * 1.25, foot + 6, r * 2.1, r * 0.1, 0.4)
    for wheel in (back, front):
        ring = [(wheel[0] + r * math.cos(t / 12), wheel[1] + r * math.sin(t / 12)) for t in range(77)]
        for t in range(0, 76, 5):
            c.stroke([wheel, ring[t]], mix(dark, c.light.sun, 0.4), 1.6, 0.7)
        c.stroke(ring, dark, 11)
        c.stroke(ring, mix(dark, c.light.sun, 0.5), 2)
    seat, head = (x + r * 0.78, foot - r * 2.1), (x + r * 2.15, foot - r * 2.15)
    for ends in ((back, hub), (hub, seat), (back, (x + r * 0.84, foot - r * 1.85)), (hub, head), ((x + r * 0.82, foot - r * 1.95), head), (head, front)):
        c.stroke(list(ends), "#c8483c", 15)
        c.stroke(list(ends), "#ee8a72", 4)
    c.stroke([(seat[0] - r * 0.3, seat[1] - 6), (seat[0] + r * 0.26, seat[1])], dark, 24)
    c.stroke(smooth([head, (head[0] - 4, head[1] - r * 0.3), (head[0] - r * 0.34, head[1] - r * 0.42)]), dark, 11)
    c.dot(*hub, 17, dark)
    c.shape([(head[0] + r * 0.12, head[1] - r * 0.3), (head[0] + r * 0.95, head[1] - r * 0.3), (head[0] + r * 0.84, head[1] + r * 0.36),
             (head[0] + r * 0.24, head[1] + r * 0.36)], "#dcb678", "#a97f48")
    for k in range(4):
        y = head[1] - r * (0.2 - 0.15 * k)
        c.stroke([(head[0] + r * (0.15 + 0.02 * k), y), (head[0] + r * (0.93 - 0.02 * k), y)], "#8a6434", 4, 0.6)
    for k in range(9):
        flower = (head[0] + r * (0.15 + 0.09 * k), head[1] - r * c.chance.uniform(0.38, 0.62))
        c.oval(*flower, 15, 15, c.chance.choice(["#f3c14b", "#f7efe2", "#e68aa0"]))
