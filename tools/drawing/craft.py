"""Honey and tea."""

from __future__ import annotations

import math

from drawing.canvas import WIDTH, Canvas, Colour, Point, mix, smooth


def honeycomb(c: Canvas) -> None:
    """Draw cells of comb, some open on honey, some sealed, and bees at work."""
    c.fill("#f9d98a", "#eeb144", "#b8681c")
    c.glow(500, 250, 1000, "#fff0b8", 0.8)
    r = 78
    for row in range(-1, 10):
        for col in range(-1, 14):
            x, y = col * r * 1.74 + (row % 2) * r * 0.87, row * r * 1.5
            _cell(c, x, y, r, c.chance.random())
    for x, y, size, turn in (
        (480, 330, 95, 0.5),
        (1090, 250, 82, 2.4),
        (840, 640, 112, -0.4),
        (1320, 720, 88, 3.6),
        (260, 770, 80, -1.0),
    ):
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
        return x + size * (u * math.cos(turn) - v * math.sin(turn)), y + size * (
            u * math.sin(turn) + v * math.cos(turn)
        )

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
        wing = smooth(
            [
                at(0.3, side * 0.1),
                at(0.1, side * 0.7),
                at(-0.5, side * 0.95),
                at(-0.62, side * 0.6),
                at(0.3, side * 0.1),
            ],
            8,
        )
        c.shape(wing, "#ffffff", "#f6ecd6", opacity=0.66)
        c.stroke(smooth([at(0.78, side * 0.08), at(0.95, side * 0.16), at(1.04, side * 0.3)]), "#3a2412", size * 0.035)


def drying_trays(c: Canvas) -> None:
    """Spread round bamboo trays of tea drying in the sun, seen from above."""
    c.fill(mix("#d8b98c", c.light.sun, 0.3), "#c39a68", "#a67d4e")
    for k in range(14):
        c.stroke([(-10, k * 78 + 20), (WIDTH + 10, k * 78 + 8)], "#7c5432", 4, 0.35)
    c.glow(300, 120, 900, c.light.sun, 0.6)
    trays = (
        (330, 300, 250, "#5d6b34"),
        (850, 250, 220, "#7a4b26"),
        (1340, 330, 260, "#8fa04a"),
        (560, 770, 270, "#a9a24a"),
        (1120, 790, 255, "#4e5a2c"),
        (60, 820, 200, "#7a4b26"),
        (1580, 860, 220, "#5d6b34"),
    )
    for x, y, r, leaf in trays:
        _tray(c, x, y, r, leaf)
    _leaf_spray(c, 800, 520)


def _tray(c: Canvas, x: float, y: float, r: float, leaf: str) -> None:
    c.shadow(x + 14, y + 20, r, r, 0.4)
    c.oval(x, y, r, r, "#e9c98f", "#b98a50")
    c.oval(x, y, r * 0.92, r * 0.92, "#c99f63", "#dcb87e")
    c.stroke(
        [(x + r * 0.96 * math.cos(t / 20), y + r * 0.96 * math.sin(t / 20)) for t in range(127)], "#8a6234", 4, 0.7
    )
    c.oval(x, y, r * 0.84, r * 0.84, mix(leaf, c.light.sun, 0.1), mix(leaf, c.light.ink, 0.25))
    for _ in range(1150):
        angle, reach = c.chance.uniform(0, math.tau), r * 0.84 * math.sqrt(c.chance.random())
        px, py, lean = x + reach * math.cos(angle), y + reach * math.sin(angle), c.chance.uniform(0, math.pi)
        half = c.chance.uniform(4, 10)
        bend = (px + half * 0.5 * math.sin(lean), py - half * 0.5 * math.cos(lean))
        curl = [
            (px - half * math.cos(lean), py - half * math.sin(lean)),
            bend,
            (px + half * math.cos(lean), py + half * math.sin(lean)),
        ]
        c.stroke(curl, mix(mix(leaf, c.light.ink, 0.3), "#e3d98a", c.chance.random() ** 2), 4.2)


def _leaf_spray(c: Canvas, x: float, y: float) -> None:
    c.stroke(smooth([(x - 120, y + 60), (x - 20, y + 20), (x + 60, y - 40)]), "#5a7a34", 9)
    for px, py, turn, size in (
        (-70, 40, 2.3, 90),
        (-30, 22, -0.1, 105),
        (20, -4, 3.6, 95),
        (40, -24, 0.2, 90),
        (62, -44, -0.9, 74),
    ):
        leaf(c, x + px, y + py, turn, size, "#7fa84a")


def leaf(c: Canvas, x: float, y: float, turn: float, size: float, colour: str | Colour) -> None:
    """Draw a leaf from its stalk at (x, y), `turn` radians from the right."""

    def at(u: float, v: float) -> Point:
        return x + size * (u * math.cos(turn) - v * math.sin(turn)), y + size * (
            u * math.sin(turn) + v * math.cos(turn)
        )

    blade = smooth([at(0, 0), at(0.3, -0.2), at(0.65, -0.17), at(1, 0), at(0.65, 0.17), at(0.3, 0.2), at(0, 0)], 8)
    c.shape(blade, mix(colour, c.light.sun, 0.45), mix(colour, c.light.ink, 0.15))
    c.stroke([at(0, 0), at(0.95, 0)], mix(colour, c.light.ink, 0.35), size * 0.025, 0.7)
