"""What every benchmark's report is made of: tables, targets, charts, sections between marks."""

import math
import os
import platform

COLOURS = ["#1f6feb", "#b35900", "#2da44e", "#8250df", "#cf222e", "#57606a", "#0a7f8c"]
LINE = 14  # between two lines of text


def plain(lines):
    widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    return "\n".join("  ".join(c.rjust(w) for c, w in zip(line, widths)) for line in lines) + "\n"


def markdown(lines):
    widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    out = ["| " + " | ".join(c.rjust(w) for c, w in zip(line, widths)) + " |" for line in lines]
    out.insert(1, "|" + "|".join("-" * (w + 1) + ":" for w in widths) + "|")
    return "\n".join(out) + "\n"


def targets(rows):
    """A table out of what, target, measured, and whether it is met; empty where there are none."""
    if not rows:
        return ""
    return "| what | target | measured | |\n|---|---|---|---|\n" + "".join(
        f"| {what} | {target} | {measured} | {'met' if met else 'not met'} |\n"
        for what, target, measured, met in rows
    )


def machine():
    return f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}"


def replace_section(docs, name, text):
    """Puts the text between the marks of that name in benchmarks.md; appends it the first time."""
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    path = os.path.join(docs, "benchmarks.md")
    old = "# Benchmarks\n"
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            old = file.read()
    new = f"{begin}\n{text}{end}\n"
    if begin in old and end in old:
        old = old[: old.index(begin)] + new + old[old.index(end) + len(end) + 1 :]
    else:
        old = old.rstrip("\n") + "\n\n" + new
    with open(path, "w", encoding="utf-8") as file:
        file.write(old)


def write_chart(docs, name, svg):
    os.makedirs(os.path.join(docs, "benchmarks"), exist_ok=True)
    with open(os.path.join(docs, "benchmarks", name), "w", encoding="utf-8") as file:
        file.write(svg)


class Linear:
    """An axis from nothing to the largest value."""

    def __init__(self, values):
        self.most = max(values)

    def at(self, value):
        return value / self.most

    def ticks(self):
        power = 10 ** math.floor(math.log10(self.most / 3))
        step = max(step * power for step in (1, 2, 5) if step * power <= self.most / 3)
        return [step * number for number in range(int(self.most / step) + 1)]


class Logarithmic:
    """An axis of powers of ten, those around the values."""

    def __init__(self, values):
        self.low = math.log10(min(values))
        self.high = math.log10(max(values))
        room = max(0.15, (self.high - self.low) * 0.06)
        self.low, self.high = self.low - room, self.high + room

    def at(self, value):
        return (math.log10(value) - self.low) / (self.high - self.low)

    def ticks(self):
        steps = (1,) if self.high - self.low > 2 else (1, 2, 5)
        powers = range(math.floor(self.low), math.ceil(self.high) + 1)
        ticks = [step * 10.0**power for power in powers for step in steps]
        return [tick for tick in ticks if 0 <= self.at(tick) <= 1]


def duration(seconds):
    return f"{seconds:,.4g} s" if seconds >= 1 or seconds == 0 else f"{1000 * seconds:.4g} ms"


class Panel:
    """A drawing of durations as lines, their names at their ends, in a rectangle of a picture.

    `series` maps a name to points of x and seconds, `axis` makes both axes, `across` is what stands
    below the horizontal one, `colours` maps names to colours.
    """

    def __init__(self, title, series, axis, across, colours=None):
        self.title, self.across = title, across
        self.series = {name: sorted(points) for name, points in series.items() if points}
        self.colours = colours or dict(zip(self.series, COLOURS))
        self.sizes = sorted({x for points in self.series.values() for x, _ in points})
        self.xs = axis(self.sizes)
        self.ys = axis([y for points in self.series.values() for _, y in points])

    def draw(self, left, top, width, height):
        self.left, self.top, self.right, self.bottom = left, top, left + width, top + height
        return "\n".join(self.frame() + self.lines() + self.names())

    def x(self, value):
        return self.left + (self.right - self.left) * self.xs.at(value)

    def y(self, value):
        return self.bottom - (self.bottom - self.top) * self.ys.at(value)

    def frame(self):
        left, top, right, bottom = self.left, self.top, self.right, self.bottom
        out = [f'<text x="{left}" y="{top - 12}" font-weight="bold">{self.title}</text>']
        for tick in self.ys.ticks():
            y = self.y(tick)
            out.append(
                f'<line x1="{left}" x2="{right}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>'
                f'<text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end">{duration(tick)}</text>'
            )
        before = -math.inf
        for size in self.sizes:
            x = self.x(size)
            if x - before > 44:  # else the numbers would run into each other
                before = x
                out.append(
                    f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{bottom}" y2="{bottom + 4}" '
                    f'stroke="#888"/><text x="{x:.1f}" y="{bottom + 18}" '
                    f'text-anchor="middle">{size:,}</text>'
                )
        out.append(
            f'<path d="M{left} {top}V{bottom}H{right}" fill="none" stroke="#888"/>'
            f'<text x="{(left + right) / 2:.0f}" y="{bottom + 36}" text-anchor="middle" '
            f'fill="#57606a">{self.across}</text>'
        )
        return out

    def lines(self):
        out = []
        for name, points in self.series.items():
            colour = self.colours[name]
            at = [(f"{self.x(size):.1f}", f"{self.y(seconds):.1f}") for size, seconds in points]
            line = " ".join(f"{x},{y}" for x, y in at)
            out.append(
                f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>'
            )
            out += [f'<circle cx="{x}" cy="{y}" r="2.5" fill="{colour}"/>' for x, y in at]
        return out

    def names(self):
        """The lines' names beside their ends, moved apart where they would cover each other."""
        ends = sorted((self.y(points[-1][1]) + 4, name) for name, points in self.series.items())
        places, before = [], -math.inf
        for at, _ in ends:
            before = max(before + LINE, at)
            places.append(before)
        lowest = self.bottom + 4
        for number in reversed(range(len(places))):
            places[number] = min(places[number], lowest)
            lowest = places[number] - LINE
        return [
            f'<text x="{self.right + 8}" y="{y:.1f}" fill="{self.colours[name]}">{name}</text>'
            for y, (_, name) in zip(places, ends)
        ]


def svg(width, height, panels):
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
            'font-family="sans-serif" font-size="12">',
            f'<rect width="{width}" height="{height}" fill="white"/>',
            *panels,
            "</svg>",
            "",
        ]
    )
