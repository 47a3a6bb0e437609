"""Land and water: hills, terraces, tea, forest, stream, pond."""

from __future__ import annotations

import math

from drawing.canvas import HEIGHT, WIDTH, Canvas, Colour, Point, mix, smooth


def ridge(c: Canvas, base: float, rise: float, roughness: float = 1) -> list[Point]:
    """Return the skyline of a range of hills around height `base`, as points from left to right."""
    waves = [(c.chance.uniform(0.6, 1.4) * k, c.chance.uniform(0, math.tau), rise / k**1.1) for k in (1, 2, 3, 5, 9, 17)]
    line = []
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
        hill(c, ridge(c, horizon + i * gap, 150 - i * 8), tone, mix(tone, c.light.sky[2], 0.55), mix(tone, c.light.sky[2], 0.7))
        c.mist(horizon + i * gap + 45, 42, 0.5, c.light.sky[2])


def pine(c: Canvas, x: float, foot: float, height: float, colour: Colour) -> None:
    """Draw a conifer."""
    c.stroke([(x, foot), (x, foot - height * 0.4)], mix(colour, c.light.ink, 0.4), height * 0.04)
    for tier in range(4):
        top = foot - height * (1 - tier * 0.2)
        half = height * (0.1 + tier * 0.045)
        low = top + height * 0.32
        c.shape([(x, top), (x + half, low), (x, low - height * 0.04), (x - half, low)], mix(colour, c.light.sun, 0.16), colour)


def tree(c: Canvas, x: float, foot: float, height: float, colour: Colour) -> None:
    """Draw a broad-leaved tree as a heap of round clumps lit from the left."""
    trunk = mix(c.light.ink, c.light.warm, 0.25)
    c.shape([(x - height * 0.03, foot - height * 0.5), (x + height * 0.03, foot - height * 0.5),
             (x + height * 0.045, foot), (x - height * 0.045, foot)], trunk)
    clumps = [(-0.2, 0.5, 0.2), (0.2, 0.5, 0.19), (0, 0.58, 0.25), (-0.12, 0.72, 0.19), (0.12, 0.75, 0.18), (0, 0.84, 0.15)]
    for dx, up, size in clumps:
        at = (x + dx * height, foot - up * height)
        radius = size * height * c.chance.uniform(0.92, 1.1)
        c.oval(*at, radius, radius * 0.9, mix(colour, c.light.sun, 0.26), colour, mix(colour, c.light.ink, 0.22))


def palm(c: Canvas, x: float, foot: float, height: float, colour: Colour) -> None:
    """Draw a fan palm, the tree of the midland hills."""
    c.stroke(smooth([(x, foot), (x + height * 0.03, foot - height * 0.4), (x, foot - height * 0.78)]),
             mix(c.light.ink, c.light.warm, 0.3), height * 0.045)
    crown = (x, foot - height * 0.78)
    for turn in (4, -4, 3, -3, 2, -2, 1, -1, 0):
        angle = math.radians(turn * 36 - 90)
        reach = height * c.chance.uniform(0.13, 0.17)
        tip = (crown[0] + reach * math.cos(angle), crown[1] + reach * math.sin(angle) * 0.85)
        c.stroke([crown, tip], mix(colour, c.light.ink, 0.3), height * 0.012)
        blades = [(angle + math.radians(k * 11), height * (0.19 if k % 2 else 0.13)) for k in range(-7, 8)]
        fan = [(tip[0] + r * math.cos(b), tip[1] + r * math.sin(b)) for b, r in blades]
        c.shape([tip, *fan], mix(colour, c.light.sun, 0.3), mix(colour, c.light.ink, 0.05 * abs(turn)))


def bamboo(c: Canvas, x: float, foot: float, height: float, colour: Colour) -> None:
    """Draw a clump of bamboo bending outwards."""
    for i in range(7):
        lean = (i - 3) * height * 0.09 + c.chance.uniform(-10, 10)
        stalk = smooth([(x + i * 5, foot), (x + lean * 0.3 + i * 5, foot - height * 0.55), (x + lean * 1.5, foot - height)], 16)
        c.stroke(stalk, mix(colour, c.light.sun, 0.1 * (i % 3)), height * 0.013)
        for px, py in stalk[10::2]:
            for side in (-1, 1):
                size = height * c.chance.uniform(0.05, 0.09)
                c.shape([(px, py), (px + side * size, py + size * 0.25), (px + side * size * 1.5, py + size * 0.8)],
                        mix(colour, c.light.sun, c.chance.uniform(0, 0.3)))


def wood(c: Canvas, foot: float, height: float, nearness: float, step: float = 46) -> None:
    """Draw the edge of a forest right across the sheet."""
    x = -30.0
    while x < WIDTH + 40:
        tall = height * c.chance.uniform(0.75, 1.2)
        (pine if c.chance.random() < 0.45 else tree)(c, x, foot + c.chance.uniform(-8, 14), tall, c.depth(nearness))
        x += step * c.chance.uniform(0.6, 1.3)


def grass(c: Canvas, top: float, colour: Colour, count: int = 260) -> None:
    """Strew blades of grass over the ground below `top`, larger the nearer they are."""
    for _ in range(count):
        x, y = c.chance.uniform(0, WIDTH), c.chance.uniform(top, HEIGHT + 20)
        size = 6 + (y - top) / (HEIGHT - top) * 26
        lean = c.chance.uniform(-0.5, 0.5) * size
        c.shape([(x - size * 0.09, y), (x + lean, y - size), (x + size * 0.09, y)], mix(colour, c.light.sun, c.chance.uniform(0, 0.35)))


def mountains_in_mist(c: Canvas) -> None:
    """Ranges of hills rising from morning mist, a fringe of forest in front."""
    c.sky()
    sun(c, 1130, 270)
    ranges(c, 470, 5, 85, 0.75)
    for x, y in ((420, 240), (470, 220), (520, 246), (590, 200)):
        c.stroke(smooth([(x - 20, y - 5), (x - 8, y - 10), (x, y), (x + 8, y - 10), (x + 20, y - 5)]), c.light.ink, 2.4, 0.6)
    hill(c, ridge(c, 930, 60), c.depth(0.9), c.light.ink)
    wood(c, 985, 150, 0.97)


def rice_terraces(c: Canvas) -> None:
    """Steps of rice field winding round a slope, each with its lit edge."""
    c.sky()
    sun(c, 300, 210, 48)
    ranges(c, 330, 3, 60, 0.5)
    phase = c.chance.uniform(0, math.tau)
    steps = 14
    for i in range(steps):
        near = i / (steps - 1)
        y = 420 + 520 * near**1.4
        edge = [(x, y + _spur(x, near, phase + i * 0.07)) for x in range(-20, WIDTH + 21, 12)]
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
    """Round hills combed with rows of tea."""
    c.sky()
    sun(c, 1220, 220, 52)
    ranges(c, 360, 3, 55, 0.45)
    mounds = [(260, 560, 620, 0.35), (1330, 590, 640, 0.5), (700, 700, 760, 0.68), (120, 860, 700, 0.82), (1420, 900, 760, 0.95)]
    for x, top, half, near in mounds:
        _mound(c, x, top, half, mix("#cfd98a", c.light.near, near))
        c.mist(top + 10, 30, 0.12, c.light.sky[2])
    tree(c, 452, 640, 190, c.depth(0.8))
    pine(c, 1190, 655, 170, c.depth(0.85))
    pine(c, 1232, 660, 130, c.depth(0.9))


def _mound(c: Canvas, x: float, top: float, half: float, leaf: Colour) -> None:
    def arch(level: float) -> list[Point]:
        return [(x + half * (1 + level * 0.35) * t / 20, top + level * 420 + 300 * (t / 20) ** 2) for t in range(-30, 31)]

    for i in range(13):
        level = i / 12
        row = arch(level)
        floor = [(px, max(py, HEIGHT + 40)) for px, py in reversed(row)]
        c.shape([*row, *floor], mix(leaf, c.light.sun, 0.32), mix(leaf, c.light.ink, 0.12))
        c.stroke(row, mix(leaf, c.light.ink, 0.42), 5 + 5 * level, 0.6)
        c.stroke([(px, py + 8 + 4 * level) for px, py in row], mix(leaf, c.light.sun, 0.6), 5 + 4 * level, 0.75)


def forest_road(c: Canvas) -> None:
    """A road of pale concrete bending into the forest."""
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


def stream_bridge(c: Canvas) -> None:
    """A hump of stone and timber over a clear stream."""
    c.sky()
    sun(c, 420, 200, 50)
    ranges(c, 380, 4, 55, 0.55)
    wood(c, 640, 170, 0.62)
    hill(c, [(-20, 640), (300, 620), (800, 660), (1300, 620), (1620, 640)], c.depth(0.6), c.depth(0.95))
    water = smooth([(560, 640), (430, 780), (180, 1010)], 20) + smooth([(1480, 1010), (1150, 800), (1010, 640)], 20)
    c.shape(water, mix(c.light.sky[0], c.light.sky[2], 0.7), mix(c.light.sky[0], c.light.near, 0.15), mix(c.light.sky[0], c.light.near, 0.4))
    for _ in range(46):
        y = c.chance.uniform(690, 990)
        spread = 200 + (y - 640) * 1.05
        x, long = 800 + c.chance.uniform(-spread, spread) * 0.75, (y - 560) * c.chance.uniform(0.1, 0.28)
        c.stroke([(x - long, y), (x + long, y)], c.light.sun, 2 + (y - 640) / 130, 0.5)
    _bridge(c)
    for x, y, r in ((330, 900, 60), (420, 960, 44), (1300, 930, 70), (1190, 985, 46), (620, 985, 30)):
        c.shadow(x + 8, y + r * 0.5, r * 1.1, r * 0.3)
        c.oval(x, y, r, r * 0.62, mix(c.light.far, c.light.sun, 0.4), mix(c.light.far, c.light.ink, 0.35), mix(c.light.far, c.light.ink, 0.6))
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
    """A pond with carp, lily pads and a bamboo jetty."""
    c.sky()
    ranges(c, 200, 3, 50, 0.5)
    wood(c, 400, 130, 0.6, 52)
    c.box(-10, 396, WIDTH + 10, HEIGHT + 10, mix(c.light.sky[1], c.light.far, 0.5), mix(c.depth(0.45), c.light.sky[0], 0.5), c.depth(0.85))
    for i in range(34):
        y = 410 + (i / 34) ** 1.6 * 560
        x, long = c.chance.uniform(0, WIDTH), 40 + (y - 400) * 0.4
        c.stroke([(x - long, y), (x + long, y)], c.light.sun, 1.5 + (y - 400) / 200, 0.35)
    for x, y, size, turn in ((560, 640, 1.0, 0.3), (770, 760, 1.35, -0.25), (420, 830, 1.25, 0.15), (1010, 620, 0.9, 2.9), (980, 890, 1.6, 3.3)):
        _carp(c, x, y, 74 * size, turn)
    for x, y, r in ((150, 560, 60), (250, 600, 44), (120, 650, 52), (1380, 560, 50), (1470, 610, 66), (1310, 620, 40), (1200, 960, 90), (150, 940, 100)):
        c.shape([(x, y), *[(x + r * math.cos(t / 20), y + r * 0.42 * math.sin(t / 20)) for t in range(8, 124)]],
                mix(c.depth(0.6), c.light.sun, 0.4), c.depth(0.75))
    _lotus(c, 190, 560, 54)
    _lotus(c, 1420, 560, 62)
    for x in (1150, 1340, 1530):
        c.box(x, 780, x + 20, 900, mix(c.light.warm, c.light.ink, 0.45), c.light.ink)
    for x in range(1100, 1640, 36):
        plank = mix("#c9a06a", c.light.sun, c.chance.uniform(0, 0.4))
        c.shape([(x, 726), (x + 33, 726), (x + 15, 800), (x - 18, 800)], plank, mix(plank, c.light.ink, 0.15))
        c.box(x - 18, 800, x + 15, 816, mix(plank, c.light.ink, 0.4))


def _carp(c: Canvas, x: float, y: float, size: float, turn: float) -> None:
    def at(u: float, v: float) -> Point:
        return x + size * (u * math.cos(turn) - v * math.sin(turn)), y + size * 0.7 * (u * math.sin(turn) + v * math.cos(turn))

    body = smooth([at(1, 0), at(0.6, -0.26), at(0, -0.3), at(-0.7, -0.08), at(-1.25, -0.34), at(-1.1, 0), at(-1.25, 0.34),
                   at(-0.7, 0.08), at(0, 0.3), at(0.6, 0.26), at(1, 0)], 8)
    c.shadow(x, y + size * 0.35, size, size * 0.25, 0.3)
    c.shape(body, mix(c.light.warm, c.light.sun, 0.55), c.light.warm, mix(c.light.warm, "#b0341f", 0.5))
    c.shape([at(0.35, -0.27), at(0.1, -0.55), at(-0.1, -0.28)], mix(c.light.warm, c.light.sun, 0.4))
    for u in (-0.4, -0.1, 0.2):
        c.stroke(smooth([at(u, -0.18), at(u - 0.09, 0), at(u, 0.18)]), c.light.sun, size * 0.03, 0.6)
    c.dot(*at(0.72, -0.1), size * 0.045, c.light.ink)


def _lotus(c: Canvas, x: float, y: float, size: float) -> None:
    for lean in (-60, 60, -34, 34, 0):
        angle = math.radians(lean - 90)
        tip = (x + size * math.cos(angle), y + size * 1.1 * math.sin(angle))
        side = size * 0.3
        nx, ny = -math.sin(angle) * side, math.cos(angle) * side
        middle = ((x + tip[0]) / 2, (y + tip[1]) / 2)
        petal = smooth([(x, y), (middle[0] + nx, middle[1] + ny), tip], 8) + smooth([tip, (middle[0] - nx, middle[1] - ny), (x, y)], 8)
        c.shape(petal, "#e2789b", mix("#f5c3d0", c.light.sun, 0.3), mix("#fbe6ea", c.light.sun, 0.3))


def lotus_pond(c: Canvas) -> None:
    """Lotus in flower on still water, hills behind."""
    c.sky()
    sun(c, 800, 250, 70)
    ranges(c, 360, 3, 50, 0.4)
    c.box(-10, 500, WIDTH + 10, HEIGHT + 10, mix(c.light.sky[2], c.light.far, 0.3), mix(c.light.sky[1], c.depth(0.5), 0.5), c.depth(0.9))
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
                _lotus(c, foot, cy - high, 22 + 13 * row)
