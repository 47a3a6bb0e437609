"""Things made and used by hand: cloth, honey, tea, timber, books, medicine, music, papers."""

from __future__ import annotations

import math

from drawing.canvas import HEIGHT, WIDTH, Canvas, Colour, Point, mix, smooth

THREADS = ("#a8323e", "#e0a63f", "#f4e6c8", "#2f6d63", "#c95a7a")
"""The colours of brocade: madder, turmeric, raw cotton, leaf green, lac."""

INDIGO = "#1c2447"


def brocade(c: Canvas) -> None:
    """Bands of brocade on indigo cloth: stars, hooks, diamonds, saw teeth."""
    c.fill(mix(INDIGO, c.light.sun, 0.08), INDIGO, mix(INDIGO, "#000000", 0.25))
    tops = (20, 150, 390, 540, 780, 910)
    for top, band in zip(tops, (_teeth, _stars, _teeth, _diamonds, _teeth, _hooks), strict=True):
        band(c, top)
    for y in (132, 376, 522, 766, 894):
        for k, tone in enumerate((THREADS[1], THREADS[0], THREADS[2])):
            c.box(-5, y - 6 + k * 6, WIDTH + 5, y - 2 + k * 6, tone)
    _weave(c)


def _weave(c: Canvas) -> None:
    for y in range(0, HEIGHT, 10):
        c.stroke([(0, y), (WIDTH, y)], c.light.ink, 1.5, 0.16)
    for x in range(0, WIDTH, 10):
        c.stroke([(x, 0), (x, HEIGHT)], c.light.sun, 1, 0.06)


def _teeth(c: Canvas, top: float) -> None:
    for k in range(-1, 28):
        x, tone = k * 60, THREADS[k % 2 * 3]
        c.shape([(x, top + 92), (x + 30, top + 14), (x + 60, top + 92)], tone)
        c.shape([(x + 16, top + 92), (x + 30, top + 54), (x + 44, top + 92)], THREADS[1 if k % 2 else 2])
        c.shape([(x + 44, top + 14), (x + 60, top + 54), (x + 76, top + 14)], THREADS[4])


def _stars(c: Canvas, top: float) -> None:
    for k in range(9):
        x, y = k * 200, top + 110
        for ring, (size, tone) in enumerate(((96, THREADS[k % 2]), (70, INDIGO), (54, THREADS[2]), (30, THREADS[3 - 3 * (k % 2)]))):
            points = [(x + size * (1 if t % 2 == 0 else 0.52) * math.cos(math.tau * t / 16),
                       y + size * (1 if t % 2 == 0 else 0.52) * math.sin(math.tau * t / 16)) for t in range(16)]
            c.shape(points, mix(tone, c.light.sun, 0.12) if ring != 1 else tone, tone)
        for dy in (-74, 74):
            c.shape(_lozenge(x + 100, y + dy, 22, 22), THREADS[1])
        c.shape(_lozenge(x + 100, y, 34, 44), THREADS[4])
        c.shape(_lozenge(x + 100, y, 17, 22), THREADS[2])


def _diamonds(c: Canvas, top: float) -> None:
    for k in range(-1, 12):
        x, y = k * 160 + 40, top + 112
        for ring in range(6):
            share = 1 - ring / 6
            c.shape(_lozenge(x, y, 84 * share, 104 * share), THREADS[(ring + k) % 5] if ring % 2 == 0 else INDIGO)
        for dx, dy in ((80, -84), (80, 84)):
            c.shape(_lozenge(x + dx, y + dy, 24, 20), THREADS[1])
            c.shape(_lozenge(x + dx, y + dy, 11, 9), THREADS[0])


def _hooks(c: Canvas, top: float) -> None:
    for k in range(-1, 18):
        x = k * 96
        path = [(x, top + 84), (x, top + 20), (x + 58, top + 20), (x + 58, top + 62), (x + 28, top + 62), (x + 28, top + 44)]
        c.stroke(path, THREADS[(0, 3, 4)[k % 3]], 13)
        c.shape(_lozenge(x + 76, top + 66, 12, 18), THREADS[1])


def _lozenge(x: float, y: float, across: float, up: float) -> list[Point]:
    return [(x, y - up), (x + across, y), (x, y + up), (x - across, y)]


def loom(c: Canvas) -> None:
    """A half-woven cloth on the loom, the shuttle resting on the threads."""
    c.fill(mix("#e9cfa4", c.light.sun, 0.4), mix("#d9b27c", c.light.warm, 0.15), mix("#b58250", c.light.ink, 0.2))
    c.glow(420, 120, 800, c.light.sun, 0.7)
    for x in (150, 1370):
        c.box(x, 60, x + 80, 1010, "#9a6b42", "#6e4829")
        c.box(x + 8, 60, x + 20, 1010, "#b98a5c", "#8a5f3a")
    for k in range(105):
        x = 262 + k * 10.4
        c.stroke([(x, 120), (x, 620)], (INDIGO, "#f4e6c8", "#a8323e")[k % 7 % 3], 3.4, 0.9)
    c.box(110, 90, 1490, 146, "#b98a5c", "#7c5432")
    _reed(c)
    c.shape([(255, 610), (1350, 610), (1350, 1010), (255, 1010)], mix(INDIGO, c.light.sun, 0.1), INDIGO)
    rows = ((640, 3, 14), (690, 1, 26), (760, 4, 18), (830, 2, 30), (910, 0, 26), (975, 3, 20))
    for y, tone, size in rows:
        for k in range(19):
            x = 284 + k * 57.5
            c.shape(_lozenge(x, y, 27, size + 6), THREADS[tone])
            c.shape(_lozenge(x, y, 14, size * 0.5), THREADS[(tone + 1) % 5])
    for y in range(614, HEIGHT, 6):
        c.stroke([(255, y), (1350, y)], c.light.ink, 1.4, 0.25)
    _shuttle(c, 800, 560)


def _reed(c: Canvas) -> None:
    for top in (300, 372):
        c.shadow(800, top + 40, 620, 12, 0.35)
        c.box(170, top, 1430, top + 34, "#c99c66", "#8a6240")
    for k in range(150):
        c.stroke([(220 + k * 7.8, 334), (220 + k * 7.8, 372)], "#7c5432", 2)


def _shuttle(c: Canvas, x: float, y: float) -> None:
    hull = [(x - 230, y), (x - 150, y - 42), (x + 150, y - 42), (x + 230, y), (x + 150, y + 42), (x - 150, y + 42), (x - 230, y)]
    c.shadow(x + 10, y + 40, 210, 22, 0.5)
    c.shape(smooth(hull, 10), "#e6bf86", "#a8743f")
    c.box(x - 110, y - 18, x + 110, y + 20, "#5d3d24", "#7a5331")
    for k in range(24):
        c.stroke([(x - 92 + k * 8, y - 15), (x - 98 + k * 8, y + 17)], mix("#a8323e", c.light.sun, 0.1 + 0.2 * (k % 2)), 7)
    c.stroke(smooth([(x + 96, y), (x + 260, y + 40), (x + 420, y + 10), (x + 540, y + 46)]), "#a8323e", 4)


def honeycomb(c: Canvas) -> None:
    """Cells of comb, some open on honey, some sealed, and bees at work."""
    c.fill("#f9d98a", "#eeb144", "#b8681c")
    c.glow(500, 250, 1000, "#fff0b8", 0.8)
    r = 78
    for row in range(-1, 10):
        for col in range(-1, 14):
            x, y = col * r * 1.74 + (row % 2) * r * 0.87, row * r * 1.5
            _cell(c, x, y, r, c.chance.random())
    for x, y, size, turn in ((480, 330, 95, 0.5), (1090, 250, 82, 2.4), (840, 640, 112, -0.4), (1320, 720, 88, 3.6), (260, 770, 80, -1.0)):
        _bee(c, x, y, size, turn)


def _cell(c: Canvas, x: float, y: float, r: float, state: float) -> None:
    def ring(size: float) -> list[Point]:
        return [(x + size * math.sin(math.tau * k / 6), y - size * math.cos(math.tau * k / 6)) for k in range(6)]

    c.shape(ring(r * 0.99), "#f6c257", "#d98a24")
    if state < 0.3:
        c.shape(ring(r * 0.84), "#f7dc9c", "#e5b455")
        c.shape(ring(r * 0.6), "#fbe8b6", "#edc571")
    else:
        c.shape(ring(r * 0.84), "#9c5212", "#c9791f", "#f0ab35")
        c.shape(ring(r * 0.66), "#a95c14", mix("#e0901f", "#b8681c", state), "#f7c04a")
        c.oval(x - r * 0.22, y + r * 0.16, r * 0.17, r * 0.08, "#fff1bd", opacity=0.75)


def _bee(c: Canvas, x: float, y: float, size: float, turn: float) -> None:
    def at(u: float, v: float) -> Point:
        return x + size * (u * math.cos(turn) - v * math.sin(turn)), y + size * (u * math.sin(turn) + v * math.cos(turn))

    def blob(u: float, v: float, across: float, up: float) -> list[Point]:
        return [at(u + across * math.cos(t / 8), v + up * math.sin(t / 8)) for t in range(51)]

    c.shadow(x + size * 0.1, y + size * 0.25, size * 0.8, size * 0.3, 0.4)
    c.shape(blob(-0.35, 0, 0.62, 0.34), "#f7c548", "#dd9423")
    for u in (-0.72, -0.42, -0.12):
        reach = 0.34 * math.sqrt(max(0.0, 1 - ((u + 0.35) / 0.62) ** 2))
        c.stroke([at(u, -reach * 0.95), at(u - 0.03, 0), at(u, reach * 0.95)], "#3a2412", size * 0.13)
    c.shape(blob(0.32, 0, 0.27, 0.27), "#8a5a24", "#5a3816")
    c.shape(blob(0.66, 0, 0.17, 0.2), "#3a2412")
    for side in (-1, 1):
        wing = smooth([at(0.3, side * 0.1), at(0.1, side * 0.7), at(-0.5, side * 0.95), at(-0.62, side * 0.6), at(0.3, side * 0.1)], 8)
        c.shape(wing, "#ffffff", "#f6ecd6", opacity=0.66)
        c.stroke(smooth([at(0.78, side * 0.08), at(0.95, side * 0.16), at(1.04, side * 0.3)]), "#3a2412", size * 0.035)


def drying_trays(c: Canvas) -> None:
    """Round bamboo trays of tea drying in the sun, seen from above."""
    c.fill(mix("#d8b98c", c.light.sun, 0.3), "#c39a68", "#a67d4e")
    for k in range(14):
        c.stroke([(-10, k * 78 + 20), (WIDTH + 10, k * 78 + 8)], "#7c5432", 4, 0.35)
    c.glow(300, 120, 900, c.light.sun, 0.6)
    trays = ((330, 300, 250, "#5d6b34"), (850, 250, 220, "#7a4b26"), (1340, 330, 260, "#8fa04a"),
             (560, 770, 270, "#a9a24a"), (1120, 790, 255, "#4e5a2c"), (60, 820, 200, "#7a4b26"), (1580, 860, 220, "#5d6b34"))
    for x, y, r, leaf in trays:
        _tray(c, x, y, r, leaf)
    _leaf_spray(c, 800, 520)


def _tray(c: Canvas, x: float, y: float, r: float, leaf: str) -> None:
    c.shadow(x + 14, y + 20, r, r, 0.4)
    c.oval(x, y, r, r, "#e9c98f", "#b98a50")
    c.oval(x, y, r * 0.92, r * 0.92, "#c99f63", "#dcb87e")
    c.stroke([(x + r * 0.96 * math.cos(t / 20), y + r * 0.96 * math.sin(t / 20)) for t in range(127)], "#8a6234", 4, 0.7)
    c.oval(x, y, r * 0.84, r * 0.84, mix(leaf, c.light.sun, 0.1), mix(leaf, c.light.ink, 0.25))
    for _ in range(1150):
        angle, reach = c.chance.uniform(0, math.tau), r * 0.84 * math.sqrt(c.chance.random())
        px, py, lean = x + reach * math.cos(angle), y + reach * math.sin(angle), c.chance.uniform(0, math.pi)
        half = c.chance.uniform(4, 10)
        bend = (px + half * 0.5 * math.sin(lean), py - half * 0.5 * math.cos(lean))
        curl = [(px - half * math.cos(lean), py - half * math.sin(lean)), bend, (px + half * math.cos(lean), py + half * math.sin(lean))]
        c.stroke(curl, mix(mix(leaf, c.light.ink, 0.3), "#e3d98a", c.chance.random() ** 2), 4.2)


def _leaf_spray(c: Canvas, x: float, y: float) -> None:
    c.stroke(smooth([(x - 120, y + 60), (x - 20, y + 20), (x + 60, y - 40)]), "#5a7a34", 9)
    for px, py, turn, size in ((-70, 40, 2.3, 90), (-30, 22, -0.1, 105), (20, -4, 3.6, 95), (40, -24, 0.2, 90), (62, -44, -0.9, 74)):
        _leaf(c, x + px, y + py, turn, size, "#7fa84a")


def _leaf(c: Canvas, x: float, y: float, turn: float, size: float, colour: str | Colour) -> None:
    def at(u: float, v: float) -> Point:
        return x + size * (u * math.cos(turn) - v * math.sin(turn)), y + size * (u * math.sin(turn) + v * math.cos(turn))

    blade = smooth([at(0, 0), at(0.3, -0.2), at(0.65, -0.17), at(1, 0), at(0.65, 0.17), at(0.3, 0.2), at(0, 0)], 8)
    c.shape(blade, mix(colour, c.light.sun, 0.45), mix(colour, c.light.ink, 0.15))
    c.stroke([at(0, 0), at(0.95, 0)], mix(colour, c.light.ink, 0.35), size * 0.025, 0.7)


def _window(c: Canvas, left: float, top: float, right: float, bottom: float) -> None:
    """Open a window on hills, within an indoor picture."""
    frame = "#8a6240"
    c.box(left - 22, top - 22, right + 22, bottom + 22, mix(frame, c.light.sun, 0.2), frame)
    c.box(left, top, right, bottom, *c.light.sky)
    middle = (left + right) / 2
    c.oval(middle + (right - left) * 0.2, top + (bottom - top) * 0.36, 34, 34, c.light.sun)
    for i in range(4):
        base = top + (bottom - top) * (0.5 + 0.12 * i)
        crest = [(left + (right - left) * k / 40, base - 34 * abs(math.sin(k / 40 * (5 + i) + i * 1.7)) - 8 * math.sin(k / 3 + i)) for k in range(41)]
        c.shape([*crest, (right, bottom), (left, bottom)], c.depth(0.15 + 0.2 * i), mix(c.depth(0.15 + 0.2 * i), c.light.sky[2], 0.4))
    c.box(middle - 8, top, middle + 8, bottom, frame)
    c.box(left - 40, bottom + 20, right + 40, bottom + 44, mix(frame, c.light.sun, 0.3), mix(frame, c.light.ink, 0.2))


def _table(c: Canvas, top: float) -> None:
    c.box(-10, top, WIDTH + 10, HEIGHT + 10, mix("#b98352", c.light.warm, 0.2), mix("#7d5233", c.light.ink, 0.3))
    c.stroke([(0, top + 3), (WIDTH, top + 3)], mix("#e0b07a", c.light.sun, 0.4), 6, 0.7)
    for k in range(5):
        y = top + 40 + k * k * 14
        c.stroke(smooth([(-10, y), (500, y + 10), (1000, y - 6), (1620, y + 8)]), "#5d3d24", 3, 0.2)


def _wall(c: Canvas) -> None:
    c.fill(mix("#e7d3ae", c.light.sky[0], 0.25), mix("#e7d3ae", c.light.warm, 0.25), mix("#c9a877", c.light.ink, 0.15))


def book_and_lamp(c: Canvas) -> None:
    """An open book under a lamp by the window in the evening."""
    _wall(c)
    _window(c, 930, 110, 1450, 520)
    _table(c, 680)
    for k, (wide, tone) in enumerate(((330, "#2f6d63"), (300, "#c9583a"), (316, "#e0a63f"), (270, "#3f5580"))):
        y = 676 - k * 44
        c.box(1080 + k * 9, y - 42, 1080 + k * 9 + wide, y, mix(tone, c.light.sun, 0.2), tone)
        c.box(1080 + k * 9 + 14, y - 34, 1080 + k * 9 + wide, y - 8, "#f6ead0", "#e3d2ad")
    c.shadow(640, 880, 420, 40, 0.45)
    for side in (-1, 1):
        page = smooth([(640, 800), (640 + side * 130, 756), (640 + side * 300, 768), (640 + side * 390, 790)], 10)
        foot = smooth([(640 + side * 450, 900), (640 + side * 320, 872), (640 + side * 140, 862), (640, 908)], 10)
        c.shape([(x, y + 14) for x, y in [*page, *foot]], "#8a4a34")
        c.shape([*page, *foot], "#fff6df", "#efdcb4")
        for k in range(6):
            y = 790 + k * 15
            c.stroke(smooth([(640 + side * (50 + k * 3), y + 12), (640 + side * 180, y - 8), (640 + side * (345 + k * 8), y + 8)]), "#b9a583", 4, 0.8)
    c.stroke([(640, 800), (640, 908)], "#c9b48c", 5)
    c.box(210, 690, 370, 712, "#3a4a4a", "#26302f")
    c.stroke(smooth([(290, 694), (270, 560), (330, 430), (430, 380)]), "#3a4a4a", 15)
    c.glow(470, 520, 620, "#ffe6a0", 0.6)
    c.shape([(400, 350), (470, 330), (590, 460), (370, 500)], "#2f6d63", "#1f4d45")
    c.shape([(370, 500), (590, 460), (820, 800), (380, 830)], "#ffe9a8", opacity=0.2)
    c.oval(480, 484, 112, 20, "#fff6cf", "#ffe08a")


def medicine_path(c: Canvas) -> None:
    """A health worker's bag, thermometer and herbs on the table by the window."""
    _wall(c)
    _window(c, 180, 100, 760, 500)
    _table(c, 660)
    c.shadow(980, 860, 330, 34, 0.5)
    c.stroke(smooth([(850, 480), (870, 350), (980, 310), (1090, 350), (1110, 480)]), "#5d3d24", 26)
    c.shape(smooth([(680, 480), (980, 466), (1280, 480)]) + smooth([(1300, 850), (980, 868), (660, 850)]), "#c98a52", "#8a552c")
    c.shape(smooth([(670, 470), (980, 452), (1290, 470)]) + smooth([(1250, 640), (980, 680), (710, 640)]), "#dca468", "#a86d3a")
    c.stroke(smooth([(716, 632), (980, 668), (1244, 632)]), "#f0c48c", 4, 0.8)
    c.box(950, 620, 1010, 720, "#f2cf6a", "#b98a2c")
    c.oval(980, 545, 62, 62, "#fff6e4", "#f0e0c0")
    c.box(967, 503, 993, 587, "#3f8f6b")
    c.box(938, 532, 1022, 558, "#3f8f6b")
    for k, (x, tone) in enumerate(((1375, "#7fb0a4"), (1475, "#c9786a"), (1425, "#e0b24f"))):
        foot = 800 + 70 * (k == 2)
        c.shadow(x, foot + 4, 46, 10, 0.4)
        c.box(x - 36, foot - 150, x + 36, foot, mix(tone, c.light.sun, 0.35), tone)
        c.box(x - 26, foot - 186, x + 26, foot - 148, "#f6ead0", "#d8c49a")
        c.box(x - 36, foot - 104, x + 36, foot - 46, "#fff6e4")
    for k in range(5):
        _leaf(c, 300 + k * 40, 840 - k * 16, -0.9 + 0.34 * k, 150, "#5f9450")
        _leaf(c, 300 + k * 40, 840 - k * 16, 2.4 - 0.3 * k, 120, "#7fa84a")
    c.stroke(smooth([(230, 880), (380, 820), (540, 760)]), "#4e6b2c", 9)


def timber_yard(c: Canvas) -> None:
    """Sawn timber stacked in an airy workshop, a plane and curls of wood on the bench."""
    c.fill(mix("#cfe0d8", c.light.sky[2], 0.5), mix("#e7d3ae", c.light.warm, 0.15), "#c9a877")
    _window(c, 150, 90, 620, 380)
    _window(c, 980, 90, 1450, 380)
    for x in (60, 800, 1540):
        c.box(x - 22, -5, x + 22, 640, "#a97b4c", "#7a5331")
    for stack, (left, count) in enumerate(((120, 9), (640, 11), (1130, 8))):
        for row in range(count):
            y = 690 - row * 32
            tone = mix("#e3b878", "#b9783f", c.chance.random())
            c.box(left + 8 * (row % 2), y - 26, left + 400 + 8 * (row % 2), y, mix(tone, c.light.sun, 0.3), tone)
            for cut in range(4):
                x = left + 8 * (row % 2) + cut * 100
                c.stroke([(x + 2, y - 26), (x + 2, y)], "#7a5331", 4, 0.7)
                c.stroke(smooth([(x + 16, y - 9), (x + 50, y - 17), (x + 86, y - 8)]), "#8a5f38", 2.5, 0.6)
            c.box(left + 60, y, left + 84, y + 6, "#6b4a2e")
        c.shadow(left + 205, 704 + stack, 220, 12, 0.35)
    _table(c, 760)
    _plane(c, 640, 850)
    for _ in range(16):
        x, y, r = c.chance.uniform(860, 1420), c.chance.uniform(820, 950), c.chance.uniform(18, 38)
        spiral = [(x + r * (1 - t / 46) * math.cos(t / 4), y + r * 0.7 * (1 - t / 46) * math.sin(t / 4)) for t in range(40)]
        c.stroke(spiral, mix("#f3d8a4", "#c9924f", c.chance.random()), 7)


def _plane(c: Canvas, x: float, y: float) -> None:
    c.shadow(x, y + 54, 260, 16, 0.5)
    c.shape([(x - 260, y - 30), (x + 250, y - 30), (x + 280, y + 10), (x + 280, y + 52), (x - 280, y + 52), (x - 280, y)], "#c98a52", "#7a4b26")
    c.shape([(x - 20, y - 30), (x + 60, y - 30), (x + 10, y - 130), (x - 50, y - 130)], "#aeb8ba", "#6f7b80")
    c.shape(smooth([(x - 220, y - 28), (x - 250, y - 100), (x - 190, y - 130), (x - 150, y - 90), (x - 150, y - 28)]), "#8a552c", "#5d3a1e")
    c.oval(x + 180, y - 56, 34, 34, "#8a552c", "#5d3a1e")
    c.stroke([(x - 276, y + 46), (x + 276, y + 46)], "#e0b07a", 4, 0.6)


def lute(c: Canvas) -> None:
    """The gourd lute of the Tày hung against brocade."""
    c.fill("#7d2f38", "#9c4038", "#5c2230")
    for side in (-1, 1):
        for k in range(8):
            x, y = 800 + side * 700, 30 + k * 134
            for ring, tone in enumerate((THREADS[1], INDIGO, THREADS[2], THREADS[3])):
                c.shape(_lozenge(x, y, 90 - 22 * ring, 66 - 16 * ring), tone)
        c.box(800 + side * 590 - 8, -5, 800 + side * 590 + 8, 1005, THREADS[1])
    _weave(c)
    c.glow(720, 540, 700, "#ffd9a0", 0.45)

    def at(u: float, v: float) -> Point:
        turn = math.radians(-38)
        return 540 + u * math.cos(turn) - v * math.sin(turn), 700 + u * math.sin(turn) + v * math.cos(turn)

    c.shadow(570, 740, 220, 190, 0.5)
    c.stroke([(at(150, 16)[0] + 14, at(150, 16)[1] + 18), (at(740, 16)[0] + 14, at(740, 16)[1] + 18)], c.light.ink, 34, 0.3)
    c.shape([at(100, -20), at(750, -15), at(750, 15), at(100, 20)], "#a8743f", "#7a4b26")
    c.shape([at(750, -15), at(830, -52), at(860, -30), at(800, 26), at(750, 15)], "#8a552c", "#5d3a1e")
    for u, side in ((772, 1), (805, -1), (775, -1)):
        c.stroke([at(u, 0), at(u, side * 78)], "#e6bf86", 13)
    c.oval(*at(0, 0), 216, 208, "#eec27a", "#c98f42", "#8a5524")
    c.oval(*at(0, 0), 170, 164, "#f9e6bd", "#e9c98f")
    for k in range(9):
        spot = at(70 * math.cos(k * math.tau / 9), 70 * math.sin(k * math.tau / 9))
        c.dot(*spot, 9, "#7a4b26", 0.8)
    c.dot(*at(0, 0), 13, "#7a4b26", 0.8)
    c.stroke([at(-70, -26), at(-70, 26)], "#5d3a1e", 16)
    for v in (-10, 10):
        c.stroke([at(-74, v), at(790, v * 0.8)], "#fff6df", 2.6)
    for k in range(7):
        tail = at(805, 6)
        c.stroke(smooth([tail, (tail[0] + 30 + 6 * k, tail[1] + 70), (tail[0] + 10 + 14 * k, tail[1] + 190)]), THREADS[(0, 1, 4)[k % 3]], 7)


def open_laptop(c: Canvas) -> None:
    """A computer and a telephone on an office desk, hills in the window."""
    _wall(c)
    _window(c, 900, 90, 1460, 470)
    _table(c, 690)
    c.shadow(600, 880, 430, 30, 0.5)
    c.shape([(300, 360), (900, 360), (900, 770), (300, 770)], "#4a5a5c", "#2f3b3d")
    c.box(322, 382, 878, 748, "#e4f1ec", "#c3ddd4")
    c.box(322, 382, 878, 430, c.depth(0.7), c.depth(0.8))
    for k, tone in enumerate((c.light.warm, "#5f9490", "#c9583a")):
        x = 352 + k * 172
        c.box(x, 460, x + 150, 560, "#ffffff", "#f2f7f3")
        c.oval(x + 75, 500, 26, 26, tone)
        c.box(x + 30, 538, x + 120, 546, "#b9c9c2")
    for k, tall in enumerate((40, 66, 54, 92, 78, 118)):
        c.box(370 + k * 82, 724 - tall, 420 + k * 82, 724, mix(c.light.warm, c.light.sun, 0.3), c.depth(0.6))
    c.shape([(270, 770), (930, 770), (1010, 868), (190, 868)], "#b9c2c0", "#8d9896")
    for k in range(5):
        c.stroke([(290 - k * 14, 786 + k * 15), (910 + k * 14, 786 + k * 15)], "#5f6b6a", 7, 0.6)
    c.shadow(1180, 890, 80, 14, 0.4)
    c.shape([(1110, 800), (1230, 780), (1270, 890), (1140, 915)], "#2f3b3d")
    c.shape([(1120, 806), (1224, 789), (1258, 882), (1146, 904)], "#cfe6dd", "#8fc0b0")
    c.box(1330, 690, 1440, 800, "#c9583a", "#9c3f2e")
    for k in range(7):
        _leaf(c, 1385, 700, -2.6 + 0.35 * k, 170, "#5f9450")


def bouquet(c: Canvas) -> None:
    """Flowers and a rosette on the red cloth of a ceremony table."""
    c.fill("#8f1f26", "#b5302f", "#7c1a22")
    for k in range(9):
        x = k * 200 - 20
        c.shape(smooth([(x, -10), (x + 60, 300), (x + 30, 690)]) + smooth([(x + 120, 690), (x + 150, 300), (x + 100, -10)]), "#a52a2c", "#d0443c", "#8f1f26", opacity=0.5)
    c.glow(760, 380, 760, "#ffcf8a", 0.5)
    c.box(-10, 690, WIDTH + 10, HEIGHT + 10, "#f2d58c", "#d9a94a")
    for k in range(28):
        c.shape(_lozenge(k * 60, 730, 20, 20), "#b5302f")
    c.shadow(640, 900, 330, 30, 0.45)
    c.shape([(470, 560), (810, 560), (700, 900), (580, 900)], "#fff3dc", "#e8cf9a")
    for k in range(44):
        angle, reach = c.chance.uniform(math.pi, math.tau), c.chance.uniform(80, 330)
        _leaf(c, 640 + 0.4 * reach * math.cos(angle), 570 + 0.3 * reach * math.sin(angle), angle, c.chance.uniform(120, 210), "#4f8a4d")
    for ring, count in ((250, 11), (150, 8), (50, 4)):
        for k in range(count):
            angle = math.pi + math.pi * (k + 0.5) / count
            _flower(c, 640 + ring * 1.15 * math.cos(angle), 560 + ring * 0.95 * math.sin(angle), 66, c.chance.choice(["#f3c14b", "#fff3e0", "#e9677c", "#f08a4b"]))
    _rosette(c, 1190, 600)


def _flower(c: Canvas, x: float, y: float, r: float, colour: str) -> None:
    for layer in range(3):
        size, count = r * (1 - layer * 0.28), 9 - layer * 2
        for k in range(count):
            angle = math.tau * k / count + layer * 0.4
            c.oval(x + size * 0.55 * math.cos(angle), y + size * 0.55 * math.sin(angle), size * 0.38, size * 0.38,
                   mix(colour, "#ffffff", 0.35 - layer * 0.12), mix(colour, "#7c1a22", 0.08 + 0.1 * layer))
    c.oval(x, y, r * 0.2, r * 0.2, mix(colour, "#ffe9a8", 0.5))


def _rosette(c: Canvas, x: float, y: float) -> None:
    for side in (-1, 1):
        c.shape([(x, y), (x + side * 60, y + 40), (x + side * 150, y + 290), (x + side * 95, y + 262), (x + side * 62, y + 310), (x - side * 10, y + 60)],
                "#e0463c", "#a52a2c")
    for size, tone, count in ((176, "#f2c14a", 26), (136, "#e0463c", 22)):
        ring = [(x + size * (1 if k % 2 else 0.9) * math.cos(math.tau * k / (2 * count)), y + size * (1 if k % 2 else 0.9) * math.sin(math.tau * k / (2 * count)))
                for k in range(2 * count)]
        c.shape(ring, mix(tone, "#ffffff", 0.35), tone)
    c.oval(x, y, 104, 104, "#fff0b8", "#e0a63f")
    star = [(x + 66 * (1 if k % 2 == 0 else 0.42) * math.sin(math.pi * k / 5), y - 66 * (1 if k % 2 == 0 else 0.42) * math.cos(math.pi * k / 5)) for k in range(10)]
    c.shape(star, "#d0443c", "#b5302f")


def signing_table(c: Canvas) -> None:
    """Two folders and pens laid ready for signing, flowers between."""
    _wall(c)
    _window(c, 520, 80, 1080, 400)
    c.box(-10, 600, WIDTH + 10, HEIGHT + 10, "#2f6d63", "#1f4d45")
    c.stroke([(0, 604), (WIDTH, 604)], "#8fc0b0", 7, 0.7)
    for side in (-1, 1):
        x = 800 + side * 430
        c.shadow(x, 880, 290, 34, 0.5)
        c.shape([(x - 250, 720), (x + 250, 720), (x + 300, 890), (x - 300, 890)], "#b5302f", "#8f1f26")
        c.shape([(x - 222, 728), (x - 8, 728), (x - 10, 876), (x - 264, 876)], "#fff8e8", "#efe2c4")
        c.shape([(x + 8, 728), (x + 222, 728), (x + 264, 876), (x + 10, 876)], "#fff8e8", "#efe2c4")
        for k in range(6):
            y, widen = 748 + k * 20, k * 5
            c.stroke([(x - 200 - widen, y), (x - 34, y)], "#b9a583", 4, 0.8)
            c.stroke([(x + 34, y), (x + (200 + widen if k < 4 else 120), y)], "#b9a583", 4, 0.8)
        c.stroke([(x + 40, 930), (x + 210, 908)], c.light.ink, 13)
        c.stroke([(x + 40, 928), (x + 90, 921)], "#e0a63f", 13)
    c.shape(smooth([(744, 560), (764, 640), (730, 720), (770, 780)]) + smooth([(830, 780), (870, 720), (836, 640), (856, 560)]), "#f4f7f2", "#9fb9b4")
    for k in range(14):
        _leaf(c, 800, 570, -2.9 + 0.2 * k, 190, "#4f8a4d")
    for k in range(9):
        angle = math.pi + math.pi * (k + 0.5) / 9
        _flower(c, 800 + 150 * math.cos(angle), 540 + 120 * math.sin(angle), 50, ("#f3c14b", "#fff3e0", "#e9677c")[k % 3])
    for dx in (-60, 0, 60):
        _flower(c, 800 + dx, 510, 48, "#f08a4b" if dx else "#f3c14b")


def stage(c: Canvas) -> None:
    """An evening stage in the hills under strings of lanterns, a drum waiting."""
    c.sky()
    for k in range(4):
        base = 430 + 60 * k
        crest = [(x, base - 70 * abs(math.sin(x / (300 - 40 * k) + k * 2)) - 8 * math.sin(x / 31 + k)) for x in range(-20, WIDTH + 21, 12)]
        c.shape([*crest, (WIDTH + 20, HEIGHT), (-20, HEIGHT)], c.depth(0.25 + 0.2 * k), mix(c.depth(0.25 + 0.2 * k), c.light.sky[2], 0.2))
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
    c.shape(smooth([(640, 560), (600, 680), (640, 820)]) + smooth([(960, 820), (1000, 680), (960, 560)]), "#c9382f", "#8f1f26")
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
        c.stroke([(x + r * share * math.sin(t / 5), y + r * 1.3 - r * 0.88 * math.cos(t / 5)) for t in range(32)], mix(colour, "#7c1a22", 0.4), 2, 0.6)
    c.box(x - r * 0.34, y + r * 0.36, x + r * 0.34, y + r * 0.52, "#e0a63f")
    c.box(x - r * 0.34, y + r * 2.08, x + r * 0.34, y + r * 2.24, "#e0a63f")
    for k in (-1, 0, 1):
        c.stroke([(x + k * r * 0.16, y + r * 2.2), (x + k * r * 0.2, y + r * 3)], "#f0a63f", 3)
