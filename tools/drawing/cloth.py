"""What is woven: brocade, and the loom; the lute hung before it."""

from __future__ import annotations

import math

from drawing.canvas import HEIGHT, WIDTH, Canvas, Point, mix, smooth

THREADS = ("#a8323e", "#e0a63f", "#f4e6c8", "#2f6d63", "#c95a7a")

"""The colours of brocade: madder, turmeric, raw cotton, leaf green, lac."""

INDIGO = "#1c2447"


def brocade(c: Canvas) -> None:
    """Weave bands of brocade on indigo cloth: stars, hooks, diamonds, saw teeth."""
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
        x, tone = k * 60.0, THREADS[k % 2 * 3]
        c.shape([(x, top + 92), (x + 30, top + 14), (x + 60, top + 92)], tone)
        c.shape([(x + 16, top + 92), (x + 30, top + 54), (x + 44, top + 92)], THREADS[1 if k % 2 else 2])
        c.shape([(x + 44, top + 14), (x + 60, top + 54), (x + 76, top + 14)], THREADS[4])


def _stars(c: Canvas, top: float) -> None:
    for k in range(9):
        x, y = k * 200, top + 110
        for ring, (size, tone) in enumerate(
            ((96, THREADS[k % 2]), (70, INDIGO), (54, THREADS[2]), (30, THREADS[3 - 3 * (k % 2)]))
        ):
            points = [
                (
                    x + size * (1 if t % 2 == 0 else 0.52) * math.cos(math.tau * t / 16),
                    y + size * (1 if t % 2 == 0 else 0.52) * math.sin(math.tau * t / 16),
                )
                for t in range(16)
            ]
            c.shape(points, mix(tone, c.light.sun, 0.12) if ring != 1 else tone, tone)
        for dy in (-74, 74):
            c.shape(lozenge(x + 100, y + dy, 22, 22), THREADS[1])
        c.shape(lozenge(x + 100, y, 34, 44), THREADS[4])
        c.shape(lozenge(x + 100, y, 17, 22), THREADS[2])


def _diamonds(c: Canvas, top: float) -> None:
    for k in range(-1, 12):
        x, y = k * 160 + 40, top + 112
        for ring in range(6):
            share = 1 - ring / 6
            c.shape(lozenge(x, y, 84 * share, 104 * share), THREADS[(ring + k) % 5] if ring % 2 == 0 else INDIGO)
        for dx, dy in ((80, -84), (80, 84)):
            c.shape(lozenge(x + dx, y + dy, 24, 20), THREADS[1])
            c.shape(lozenge(x + dx, y + dy, 11, 9), THREADS[0])


def _hooks(c: Canvas, top: float) -> None:
    for k in range(-1, 18):
        x = k * 96
        path = [
            (x, top + 84),
            (x, top + 20),
            (x + 58, top + 20),
            (x + 58, top + 62),
            (x + 28, top + 62),
            (x + 28, top + 44),
        ]
        c.stroke(path, THREADS[(0, 3, 4)[k % 3]], 13)
        c.shape(lozenge(x + 76, top + 66, 12, 18), THREADS[1])


def lozenge(x: float, y: float, across: float, up: float) -> list[Point]:
    """Return the corners of a diamond around (x, y)."""
    return [(x, y - up), (x + across, y), (x, y + up), (x - across, y)]


def loom(c: Canvas) -> None:
    """Show a half-woven cloth on the loom, the shuttle resting on the threads."""
    c.fill(mix("#e9cfa4", c.light.sun, 0.4), mix("#d9b27c", c.light.warm, 0.15), mix("#b58250", c.light.ink, 0.2))
    c.glow(420, 120, 800, c.light.sun, 0.7)
    for post in (150, 1370):
        c.box(post, 60, post + 80, 1010, "#9a6b42", "#6e4829")
        c.box(post + 8, 60, post + 20, 1010, "#b98a5c", "#8a5f3a")
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
            c.shape(lozenge(x, y, 27, size + 6), THREADS[tone])
            c.shape(lozenge(x, y, 14, size * 0.5), THREADS[(tone + 1) % 5])
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
    hull = [
        (x - 230, y),
        (x - 150, y - 42),
        (x + 150, y - 42),
        (x + 230, y),
        (x + 150, y + 42),
        (x - 150, y + 42),
        (x - 230, y),
    ]
    c.shadow(x + 10, y + 40, 210, 22, 0.5)
    c.shape(smooth(hull, 10), "#e6bf86", "#a8743f")
    c.box(x - 110, y - 18, x + 110, y + 20, "#5d3d24", "#7a5331")
    for k in range(24):
        c.stroke(
            [(x - 92 + k * 8, y - 15), (x - 98 + k * 8, y + 17)], mix("#a8323e", c.light.sun, 0.1 + 0.2 * (k % 2)), 7
        )
    c.stroke(smooth([(x + 96, y), (x + 260, y + 40), (x + 420, y + 10), (x + 540, y + 46)]), "#a8323e", 4)


def lute(c: Canvas) -> None:
    """Hang the gourd lute of the Tày against brocade."""
    c.fill("#7d2f38", "#9c4038", "#5c2230")
    for side in (-1, 1):
        for k in range(8):
            x, y = 800 + side * 700, 30 + k * 134
            for ring, tone in enumerate((THREADS[1], INDIGO, THREADS[2], THREADS[3])):
                c.shape(lozenge(x, y, 90 - 22 * ring, 66 - 16 * ring), tone)
        c.box(800 + side * 590 - 8, -5, 800 + side * 590 + 8, 1005, THREADS[1])
    _weave(c)
    c.glow(720, 540, 700, "#ffd9a0", 0.45)

    def at(u: float, v: float) -> Point:
        turn = math.radians(-38)
        return 540 + u * math.cos(turn) - v * math.sin(turn), 700 + u * math.sin(turn) + v * math.cos(turn)

    c.shadow(570, 740, 220, 190, 0.5)
    c.stroke(
        [(at(150, 16)[0] + 14, at(150, 16)[1] + 18), (at(740, 16)[0] + 14, at(740, 16)[1] + 18)], c.light.ink, 34, 0.3
    )
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
        c.stroke(
            smooth([tail, (tail[0] + 30 + 6 * k, tail[1] + 70), (tail[0] + 10 + 14 * k, tail[1] + 190)]),
            THREADS[(0, 1, 4)[k % 3]],
            7,
        )
