"""Trees and grass, one after another or as a whole wood."""

from __future__ import annotations

import math

from drawing.canvas import HEIGHT, WIDTH, Canvas, Colour, mix, smooth


def pine(c: Canvas, x: float, foot: float, height: float, colour: Colour) -> None:
    """Draw a conifer."""
    c.stroke([(x, foot), (x, foot - height * 0.4)], mix(colour, c.light.ink, 0.4), height * 0.04)
    for tier in range(4):
        top = foot - height * (1 - tier * 0.2)
        half = height * (0.1 + tier * 0.045)
        low = top + height * 0.32
        c.shape(
            [(x, top), (x + half, low), (x, low - height * 0.04), (x - half, low)],
            mix(colour, c.light.sun, 0.16),
            colour,
        )


def tree(c: Canvas, x: float, foot: float, height: float, colour: Colour) -> None:
    """Draw a broad-leaved tree as a heap of round clumps lit from the left."""
    trunk = mix(c.light.ink, c.light.warm, 0.25)
    c.shape(
        [
            (x - height * 0.03, foot - height * 0.5),
            (x + height * 0.03, foot - height * 0.5),
            (x + height * 0.045, foot),
            (x - height * 0.045, foot),
        ],
        trunk,
    )
    clumps = [
        (-0.2, 0.5, 0.2),
        (0.2, 0.5, 0.19),
        (0, 0.58, 0.25),
        (-0.12, 0.72, 0.19),
        (0.12, 0.75, 0.18),
        (0, 0.84, 0.15),
    ]
    for dx, up, size in clumps:
        at = (x + dx * height, foot - up * height)
        radius = size * height * c.chance.uniform(0.92, 1.1)
        c.oval(*at, radius, radius * 0.9, mix(colour, c.light.sun, 0.26), colour, mix(colour, c.light.ink, 0.22))


def palm(c: Canvas, x: float, foot: float, height: float, colour: Colour) -> None:
    """Draw a fan palm, the tree of the midland hills."""
    c.stroke(
        smooth([(x, foot), (x + height * 0.03, foot - height * 0.4), (x, foot - height * 0.78)]),
        mix(c.light.ink, c.light.warm, 0.3),
        height * 0.045,
    )
    crown = (x, foot - height * 0.78)
    c.oval(*crown, height * 0.2, height * 0.17, colour, mix(colour, c.light.ink, 0.25))
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
        stalk = smooth(
            [(x + i * 5, foot), (x + lean * 0.3 + i * 5, foot - height * 0.55), (x + lean * 1.5, foot - height)], 16
        )
        c.stroke(stalk, mix(colour, c.light.sun, 0.1 * (i % 3)), height * 0.013)
        for px, py in stalk[10::2]:
            for side in (-1, 1):
                size = height * c.chance.uniform(0.05, 0.09)
                c.shape(
                    [(px, py), (px + side * size, py + size * 0.25), (px + side * size * 1.5, py + size * 0.8)],
                    mix(colour, c.light.sun, c.chance.uniform(0, 0.3)),
                )


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
        c.shape(
            [(x - size * 0.09, y), (x + lean, y - size), (x + size * 0.09, y)],
            mix(colour, c.light.sun, c.chance.uniform(0, 0.35)),
        )
