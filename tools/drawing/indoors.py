"""Rooms with a window on the hills: study, dispensary, workshop, office, the table of a ceremony."""

from __future__ import annotations

import math

from drawing.canvas import HEIGHT, WIDTH, Canvas, mix, smooth
from drawing.cloth import lozenge
from drawing.craft import leaf


def _window(c: Canvas, left: float, top: float, right: float, bottom: float) -> None:
    """Open a window on hills, within an indoor picture."""
    frame = "#8a6240"
    c.box(left - 22, top - 22, right + 22, bottom + 22, mix(frame, c.light.sun, 0.2), frame)
    c.box(left, top, right, bottom, *c.light.sky)
    middle = (left + right) / 2
    c.oval(middle + (right - left) * 0.2, top + (bottom - top) * 0.36, 34, 34, c.light.sun)
    for i in range(4):
        base = top + (bottom - top) * (0.5 + 0.12 * i)
        crest = [
            (
                left + (right - left) * k / 40,
                base - 34 * abs(math.sin(k / 40 * (5 + i) + i * 1.7)) - 8 * math.sin(k / 3 + i),
            )
            for k in range(41)
        ]
        c.shape(
            [*crest, (right, bottom), (left, bottom)],
            c.depth(0.15 + 0.2 * i),
            mix(c.depth(0.15 + 0.2 * i), c.light.sky[2], 0.4),
        )
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
    """Show an open book under a lamp by the window in the evening."""
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
            c.stroke(
                smooth(
                    [
                        (640 + side * (50 + k * 3), y + 12),
                        (640 + side * 180, y - 8),
                        (640 + side * (345 + k * 8), y + 8),
                    ]
                ),
                "#b9a583",
                4,
                0.8,
            )
    c.stroke([(640, 800), (640, 908)], "#c9b48c", 5)
    c.box(210, 690, 370, 712, "#3a4a4a", "#26302f")
    c.stroke(smooth([(290, 694), (270, 560), (330, 430), (430, 380)]), "#3a4a4a", 15)
    c.glow(470, 520, 620, "#ffe6a0", 0.6)
    c.shape([(400, 350), (470, 330), (590, 460), (370, 500)], "#2f6d63", "#1f4d45")
    c.shape([(370, 500), (590, 460), (820, 800), (380, 830)], "#ffe9a8", opacity=0.2)
    c.oval(480, 484, 112, 20, "#fff6cf", "#ffe08a")


def medicine_bag(c: Canvas) -> None:
    """Show a health worker's bag, thermometer and herbs on the table by the window."""
    _wall(c)
    _window(c, 180, 100, 760, 500)
    _table(c, 660)
    c.shadow(980, 860, 330, 34, 0.5)
    c.stroke(smooth([(850, 480), (870, 350), (980, 310), (1090, 350), (1110, 480)]), "#5d3d24", 26)
    c.shape(
        smooth([(680, 480), (980, 466), (1280, 480)]) + smooth([(1300, 850), (980, 868), (660, 850)]),
        "#c98a52",
        "#8a552c",
    )
    c.shape(
        smooth([(670, 470), (980, 452), (1290, 470)]) + smooth([(1250, 640), (980, 680), (710, 640)]),
        "#dca468",
        "#a86d3a",
    )
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
        leaf(c, 300 + k * 40, 840 - k * 16, -0.9 + 0.34 * k, 150, "#5f9450")
        leaf(c, 300 + k * 40, 840 - k * 16, 2.4 - 0.3 * k, 120, "#7fa84a")
    c.stroke(smooth([(230, 880), (380, 820), (540, 760)]), "#4e6b2c", 9)


def timber_yard(c: Canvas) -> None:
    """Stack sawn timber in an airy workshop, a plane and curls of wood on the bench."""
    c.fill(mix("#cfe0d8", c.light.sky[2], 0.5), mix("#e7d3ae", c.light.warm, 0.15), "#c9a877")
    _window(c, 150, 90, 620, 380)
    _window(c, 980, 90, 1450, 380)
    for x in (60, 800, 1540):
        c.box(x - 22, -5, x + 22, 640, "#a97b4c", "#7a5331")
    c.box(-10, 668, WIDTH + 10, 780, "#a67d4e", "#7c5a38")
    for stack, (left, count) in enumerate(((120, 9), (640, 11), (1130, 8))):
        for row in range(count):
            y = 690 - row * 32
            tone = mix("#e3b878", "#b9783f", c.chance.random())
            c.box(left + 8 * (row % 2), y - 26, left + 400 + 8 * (row % 2), y, mix(tone, c.light.sun, 0.3), tone)
            for cut in range(4):
                x = left + 8 * (row % 2) + cut * 100
                c.stroke([(x + 2, y - 26), (x + 2, y)], "#7a5331", 4, 0.7)
                c.stroke(smooth([(x + 16, y - 9), (x + 50, y - 17), (x + 86, y - 8)]), "#8a5f38", 2.5, 0.6)
        c.shadow(left + 205, 704 + stack, 220, 12, 0.35)
    _table(c, 760)
    _plane(c, 640, 850)
    for _ in range(16):
        at_x, at_y, r = c.chance.uniform(860, 1420), c.chance.uniform(820, 950), c.chance.uniform(18, 38)
        spiral = [
            (at_x + r * (1 - t / 46) * math.cos(t / 4), at_y + r * 0.7 * (1 - t / 46) * math.sin(t / 4))
            for t in range(40)
        ]
        c.stroke(spiral, mix("#f3d8a4", "#c9924f", c.chance.random()), 7)


def _plane(c: Canvas, x: float, y: float) -> None:
    c.shadow(x, y + 54, 260, 16, 0.5)
    c.shape(
        [(x - 260, y - 30), (x + 250, y - 30), (x + 280, y + 10), (x + 280, y + 52), (x - 280, y + 52), (x - 280, y)],
        "#c98a52",
        "#7a4b26",
    )
    c.shape([(x - 20, y - 30), (x + 60, y - 30), (x + 10, y - 130), (x - 50, y - 130)], "#aeb8ba", "#6f7b80")
    c.shape(
        smooth([(x - 220, y - 28), (x - 250, y - 100), (x - 190, y - 130), (x - 150, y - 90), (x - 150, y - 28)]),
        "#8a552c",
        "#5d3a1e",
    )
    c.oval(x + 180, y - 56, 34, 34, "#8a552c", "#5d3a1e")
    c.stroke([(x - 276, y + 46), (x + 276, y + 46)], "#e0b07a", 4, 0.6)


def open_laptop(c: Canvas) -> None:
    """Show a computer and a telephone on an office desk, hills in the window."""
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
        leaf(c, 1385, 700, -2.6 + 0.35 * k, 170, "#5f9450")


def bouquet(c: Canvas) -> None:
    """Set flowers and a rosette on the red cloth of a ceremony table."""
    c.fill("#8f1f26", "#b5302f", "#7c1a22")
    for k in range(9):
        x = k * 200 - 20
        c.shape(
            smooth([(x, -10), (x + 60, 300), (x + 30, 690)]) + smooth([(x + 120, 690), (x + 150, 300), (x + 100, -10)]),
            "#a52a2c",
            "#d0443c",
            "#8f1f26",
            opacity=0.5,
        )
    c.glow(760, 380, 760, "#ffcf8a", 0.5)
    c.box(-10, 690, WIDTH + 10, HEIGHT + 10, "#f2d58c", "#d9a94a")
    for k in range(28):
        c.shape(lozenge(k * 60, 730, 20, 20), "#b5302f")
    c.shadow(640, 900, 330, 30, 0.45)
    c.shape([(470, 560), (810, 560), (700, 900), (580, 900)], "#fff3dc", "#e8cf9a")
    for _ in range(44):
        angle, reach = c.chance.uniform(math.pi, math.tau), c.chance.uniform(80, 330)
        leaf(
            c,
            640 + 0.4 * reach * math.cos(angle),
            570 + 0.3 * reach * math.sin(angle),
            angle,
            c.chance.uniform(120, 210),
            "#4f8a4d",
        )
    for ring, count in ((250, 11), (150, 8), (50, 4)):
        for k in range(count):
            angle = math.pi + math.pi * (k + 0.5) / count
            _flower(
                c,
                640 + ring * 1.15 * math.cos(angle),
                560 + ring * 0.95 * math.sin(angle),
                66,
                c.chance.choice(["#f3c14b", "#fff3e0", "#e9677c", "#f08a4b"]),
            )
    _rosette(c, 1190, 600)


def _flower(c: Canvas, x: float, y: float, r: float, colour: str) -> None:
    for layer in range(3):
        size, count = r * (1 - layer * 0.28), 9 - layer * 2
        for k in range(count):
            angle = math.tau * k / count + layer * 0.4
            c.oval(
                x + size * 0.55 * math.cos(angle),
                y + size * 0.55 * math.sin(angle),
                size * 0.38,
                size * 0.38,
                mix(colour, "#ffffff", 0.35 - layer * 0.12),
                mix(colour, "#7c1a22", 0.08 + 0.1 * layer),
            )
    c.oval(x, y, r * 0.2, r * 0.2, mix(colour, "#ffe9a8", 0.5))


def _rosette(c: Canvas, x: float, y: float) -> None:
    for side in (-1, 1):
        c.shape(
            [
                (x, y),
                (x + side * 60, y + 40),
                (x + side * 150, y + 290),
                (x + side * 95, y + 262),
                (x + side * 62, y + 310),
                (x - side * 10, y + 60),
            ],
            "#e0463c",
            "#a52a2c",
        )
    for size, tone, count in ((176, "#f2c14a", 26), (136, "#e0463c", 22)):
        ring = [
            (
                x + size * (1 if k % 2 else 0.9) * math.cos(math.tau * k / (2 * count)),
                y + size * (1 if k % 2 else 0.9) * math.sin(math.tau * k / (2 * count)),
            )
            for k in range(2 * count)
        ]
        c.shape(ring, mix(tone, "#ffffff", 0.35), tone)
    c.oval(x, y, 104, 104, "#fff0b8", "#e0a63f")
    star = [
        (
            x + 66 * (1 if k % 2 == 0 else 0.42) * math.sin(math.pi * k / 5),
            y - 66 * (1 if k % 2 == 0 else 0.42) * math.cos(math.pi * k / 5),
        )
        for k in range(10)
    ]
    c.shape(star, "#d0443c", "#b5302f")


def signing_table(c: Canvas) -> None:
    """Lay two folders and pens ready for signing, flowers between."""
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
    c.shape(
        smooth([(744, 560), (764, 640), (730, 720), (770, 780)])
        + smooth([(830, 780), (870, 720), (836, 640), (856, 560)]),
        "#f4f7f2",
        "#9fb9b4",
    )
    for k in range(14):
        leaf(c, 800, 570, -2.9 + 0.2 * k, 190, "#4f8a4d")
    for k in range(9):
        angle = math.pi + math.pi * (k + 0.5) / 9
        _flower(
            c, 800 + 150 * math.cos(angle), 540 + 120 * math.sin(angle), 50, ("#f3c14b", "#fff3e0", "#e9677c")[k % 3]
        )
    for dx in (-60, 0, 60):
        _flower(c, 800 + dx, 510, 48, "#f08a4b" if dx else "#f3c14b")
