"""Where people meet: market, orchard at harvest, notice board, a bridge to open, a path, a stage."""

from __future__ import annotations

import math

from drawing.canvas import HEIGHT, WIDTH, Canvas, Colour, mix, smooth
from drawing.landscape import hill, ranges, ridge, sun
from drawing.plants import grass, tree, wood
from drawing.village import flag, stilt_house


def market(c: Canvas) -> None:
    """Set market stalls under awnings: fruit, greens and brocade."""
    c.sky()
    ranges(c, 280, 4, 50, 0.5)
    wood(c, 500, 130, 0.6)
    hill(c, [(-20, 520), (1620, 520)], mix("#d9c39a", c.light.sun, 0.4), mix("#a98658", c.light.near, 0.1))
    for x, foot, size, tone in ((360, 640, 250, "#d98a4f"), (820, 630, 260, "#5f9490"), (1290, 645, 250, "#c9586a")):
        _stall(c, x, foot, size, tone)
    for x, foot, size, tone in ((130, 890, 430, "#c95a44"), (800, 900, 460, "#e0a63f"), (1470, 890, 440, "#4f8a6d")):
        _stall(c, x, foot, size, tone)
    for x, y in ((440, 950), (530, 970), (1110, 955), (1200, 975)):
        basket(c, x, y, 50, c.chance.choice(["#e0822f", "#7fa64b", "#b34a5c"]))


def _stall(c: Canvas, x: float, foot: float, size: float, tone: str) -> None:
    left, right, top, counter = x - size / 2, x + size / 2, foot - size * 0.68, foot - size * 0.22
    c.shadow(x, foot, size * 0.55, size * 0.05)
    for post in (left + size * 0.04, right - size * 0.04):
        c.box(post - 4, top, post + 4, foot, "#7a5638")
    c.box(
        left + size * 0.06,
        top + size * 0.1,
        right - size * 0.06,
        counter,
        mix(tone, c.light.ink, 0.7),
        mix(tone, c.light.ink, 0.5),
    )
    for k in range(4):
        basket(
            c,
            left + size * (0.2 + 0.2 * k),
            counter,
            size * 0.085,
            c.chance.choice(["#e0822f", "#8fb24c", "#a83f5c", "#e8c14a"]),
        )
    c.box(left, counter, right, counter + size * 0.04, "#c99c66")
    c.box(
        left + size * 0.02,
        counter + size * 0.04,
        right - size * 0.02,
        foot,
        mix("#a97b4c", c.light.ink, 0.1),
        mix("#8a6240", c.light.ink, 0.25),
    )
    _awning(c, left, top, size, tone)


def _awning(c: Canvas, left: float, top: float, size: float, tone: str) -> None:
    stripes = 9
    for k in range(stripes):
        a, b = k / stripes, (k + 1) / stripes
        hue = tone if k % 2 == 0 else "#fbf0d8"
        up, down = (left + size * 0.06, size * 0.88), (left - size * 0.06, size * 1.12)
        ends = [
            (up[0] + up[1] * a, top - size * 0.13),
            (up[0] + up[1] * b, top - size * 0.13),
            (down[0] + down[1] * b, top + size * 0.06),
            (down[0] + down[1] * a, top + size * 0.06),
        ]
        c.shape(ends, mix(hue, c.light.sun, 0.25), hue)
        c.oval(
            down[0] + down[1] * (a + b) / 2,
            top + size * 0.06,
            down[1] / stripes / 2,
            size * 0.035,
            hue,
            mix(hue, c.light.ink, 0.15),
        )


def basket(c: Canvas, x: float, foot: float, r: float, fruit: str) -> None:
    """Set down a basket of fruit: `r` is half its width."""
    for row in range(3):
        for k in range(5 - row):
            dot = (x + (k - (4 - row) / 2) * r * 0.42, foot - r * 0.85 - row * r * 0.28)
            c.oval(*dot, r * 0.26, r * 0.26, mix(fruit, c.light.sun, 0.4), fruit, mix(fruit, c.light.ink, 0.2))
    c.shape(
        [(x - r, foot - r * 0.8), (x + r, foot - r * 0.8), (x + r * 0.72, foot), (x - r * 0.72, foot)],
        "#d3a768",
        "#a67943",
    )
    for k in range(3):
        y = foot - r * (0.62 - 0.22 * k)
        c.stroke([(x - r * (0.94 - 0.08 * k), y), (x + r * (0.94 - 0.08 * k), y)], "#7f5a31", r * 0.05, 0.6)


def orchard(c: Canvas) -> None:
    """Plant rows of laden fruit trees on a slope, baskets at their feet."""
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
        basket(c, x, 985, 62, c.light.warm)


def _fruit_tree(c: Canvas, x: float, foot: float, height: float, leaf: Colour) -> None:
    tree(c, x, foot, height, leaf)
    for _ in range(26):
        angle, reach = c.chance.uniform(0, math.tau), height * 0.34 * c.chance.random() ** 0.5
        spot = (x + reach * math.cos(angle), foot - height * 0.62 + reach * 0.85 * math.sin(angle))
        size = height * 0.024
        c.oval(*spot, size, size, mix(c.light.warm, c.light.sun, 0.4), c.light.warm, mix(c.light.warm, "#8a2f1c", 0.35))


def notice_house(c: Canvas) -> None:
    """Show the village hall with its notice board and papers pinned up."""
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
    for k, (x, y) in enumerate(
        ((900, 486), (1040, 480), (1180, 490), (1312, 482), (960, 624), (1110, 630), (1250, 622))
    ):
        wide, tall = 104, 118
        c.box(x + 5, y + 6, x + wide + 5, y + tall + 6, "#a98c5e")
        c.box(x, y, x + wide, y + tall, "#fffaf0", "#f3ead8")
        for line in range(6):
            c.stroke(
                [(x + 14, y + 28 + line * 14), (x + wide - 14 - 26 * (line == 5), y + 28 + line * 14)], "#b9ad98", 4
            )
        c.dot(x + wide / 2, y + 8, 7, ("#d2483b", "#e0a63f", "#4f8a6d")[k % 3])
    tree(c, 1540, 900, 420, c.depth(0.8))
    grass(c, 760, mix("#8aa544", c.light.near, 0.3), 260)


def inauguration(c: Canvas) -> None:
    """Show a finished bridge hung with a ribbon and flags, waiting for its first walkers."""
    c.sky()
    sun(c, 320, 210, 54)
    ranges(c, 380, 4, 60, 0.5)
    wood(c, 640, 170, 0.6)
    hill(c, [(-20, 660), (1620, 660)], mix("#a9bd72", c.light.sun, 0.3), c.depth(0.8))
    c.shape(
        [(690, 560), (910, 560), (1500, 1010), (100, 1010)],
        mix(c.light.sky[2], c.light.far, 0.25),
        mix(c.light.sky[2], c.light.warm, 0.12),
    )
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
        tail = [
            (x, y),
            (x + side * size * 0.3, y + size * 1.5),
            (x + side * size * 0.62, y + size * 1.3),
            (x + side * size * 0.85, y + size * 1.42),
            (x + side * size * 0.2, y),
        ]
        c.shape(tail, "#d63b34", "#a92a28")
        loop = smooth(
            [
                (x, y),
                (x + side * size * 0.7, y - size * 0.62),
                (x + side * size * 1.25, y - size * 0.15),
                (x + side * size * 0.75, y + size * 0.35),
                (x, y),
            ],
            10,
        )
        c.shape(loop, "#f0746a", "#c9302c")
        inner = smooth(
            [
                (x + side * size * 0.2, y),
                (x + side * size * 0.72, y - size * 0.34),
                (x + side * size * 1.0, y - size * 0.1),
                (x + side * size * 0.7, y + size * 0.15),
                (x + side * size * 0.2, y),
            ],
            8,
        )
        c.shape(inner, "#a92a28", "#8a1f20")
    c.oval(x, y, size * 0.24, size * 0.28, "#f58a7e", "#c9302c")


def bicycle_lane(c: Canvas) -> None:
    """Lean a bicycle by a paddy path in the morning."""
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
    for ends in (
        (back, hub),
        (hub, seat),
        (back, (x + r * 0.84, foot - r * 1.85)),
        (hub, head),
        ((x + r * 0.82, foot - r * 1.95), head),
        (head, front),
    ):
        c.stroke(list(ends), "#c8483c", 15)
        c.stroke(list(ends), "#ee8a72", 4)
    c.stroke([(seat[0] - r * 0.3, seat[1] - 6), (seat[0] + r * 0.26, seat[1])], dark, 24)
    c.stroke(smooth([head, (head[0] - 4, head[1] - r * 0.3), (head[0] - r * 0.34, head[1] - r * 0.42)]), dark, 11)
    c.dot(*hub, 17, dark)
    c.shape(
        [
            (head[0] + r * 0.12, head[1] - r * 0.3),
            (head[0] + r * 0.95, head[1] - r * 0.3),
            (head[0] + r * 0.84, head[1] + r * 0.36),
            (head[0] + r * 0.24, head[1] + r * 0.36),
        ],
        "#dcb678",
        "#a97f48",
    )
    for k in range(4):
        y = head[1] - r * (0.2 - 0.15 * k)
        c.stroke([(head[0] + r * (0.15 + 0.02 * k), y), (head[0] + r * (0.93 - 0.02 * k), y)], "#8a6434", 4, 0.6)
    for k in range(9):
        flower = (head[0] + r * (0.15 + 0.09 * k), head[1] - r * c.chance.uniform(0.38, 0.62))
        c.oval(*flower, 15, 15, c.chance.choice(["#f3c14b", "#f7efe2", "#e68aa0"]))


def stage(c: Canvas) -> None:
    """Set an evening stage in the hills under strings of lanterns, a drum waiting."""
    c.sky()
    for k in range(4):
        base = 430 + 60 * k
        crest = [
            (x, base - 70 * abs(math.sin(x / (300 - 40 * k) + k * 2)) - 8 * math.sin(x / 31 + k))
            for x in range(-20, WIDTH + 21, 12)
        ]
        c.shape(
            [*crest, (WIDTH + 20, HEIGHT), (-20, HEIGHT)],
            c.depth(0.25 + 0.2 * k),
            mix(c.depth(0.25 + 0.2 * k), c.light.sky[2], 0.2),
        )
    c.shape([(120, 720), (1480, 720), (1620, 1010), (-20, 1010)], "#a8643f", "#5d3a2a")
    for k in range(-12, 13):
        c.stroke([(800 + k * 56, 720), (800 + k * 68, 1010)], "#4a2c20", 3, 0.5)
    for row, (left, sag) in enumerate(((60, 150), (20, 250))):
        string = smooth([(-20, left), (400, left + sag), (800, left + sag * 0.7), (1200, left + sag), (1620, left)], 24)
        c.stroke(string, c.light.ink, 4, 0.8)
        for x, y in string[8::12]:
            _lantern(c, x, y, 40 + 14 * row, c.chance.choice(["#e0463c", "#f0a63f", "#e9677c", "#f3c14b"]))
    c.shadow(800, 930, 230, 26, 0.5)
    for side in (-1, 1):
        c.stroke([(800 - side * 190, 690), (800 + side * 200, 930)], "#5d3a1e", 26)
    c.shape(
        smooth([(640, 560), (600, 680), (640, 820)]) + smooth([(960, 820), (1000, 680), (960, 560)]),
        "#c9382f",
        "#8f1f26",
    )
    c.oval(800, 560, 168, 50, "#f6e2b8", "#e3c284")
    c.oval(800, 560, 120, 34, "#efd39c")
    for k in range(15):
        angle = math.pi * k / 14
        c.dot(800 + 166 * math.cos(angle), 578 + 48 * math.sin(angle), 7, "#f3c14b")
    c.glow(800, 620, 560, c.light.warm, 0.35)


def _lantern(c: Canvas, x: float, y: float, r: float, colour: str) -> None:
    c.glow(x, y + r * 1.3, r * 3.2, colour, 0.45)
    c.stroke([(x, y), (x, y + r * 0.4)], c.light.ink, 3)
    c.oval(x, y + r * 1.3, r, r * 0.9, mix(colour, "#fff3c0", 0.65), colour, mix(colour, "#7c1a22", 0.25))
    for share in (0.35, 0.75):
        c.stroke(
            [(x + r * share * math.sin(t / 5), y + r * 1.3 - r * 0.88 * math.cos(t / 5)) for t in range(32)],
            mix(colour, "#7c1a22", 0.4),
            2,
            0.6,
        )
    c.box(x - r * 0.34, y + r * 0.36, x + r * 0.34, y + r * 0.52, "#e0a63f")
    c.box(x - r * 0.34, y + r * 2.08, x + r * 0.34, y + r * 2.24, "#e0a63f")
    for k in (-1, 0, 1):
        c.stroke([(x + k * r * 0.16, y + r * 2.2), (x + k * r * 0.2, y + r * 3)], "#f0a63f", 3)
