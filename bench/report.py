"""What every benchmark's report is made of: tables, targets, charts, sections between marks."""

import math
import os
import platform

COLOURS = ["#1f6feb", "#b35900", "#2da44e", "#8250df", "#cf222e", "#57606a", "#0a7f8c"]


def plain(lines):
    widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    return "\n".join("  ".join(c.rjust(w) for c, w in zip(line, widths)) for line in lines) + "\n"


def markdown(lines):
    widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    out = ["| " + " | ".join(c.rjust(w) for c, w in zip(line, widths)) + " |" for line in lines]
    out.insert(1, "|" + "|".join("-" * (w + 1) + ":" for w in widths) + "|")
    return "\n".join(out) + "\n"


def targets(rows):
    """A table out of what, target, measured, and whether it is met; nothing where there are none."""
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


def panel(title, series, left, top, width, height, axis, across, unit=""):
    """A drawing of lines: series maps a name to points of x and y; names stand at the lines' ends.

    `axis` makes the axes, `across` is what stands below the horizontal one.
    """
    series = {name: sorted(points) for name, points in series.items() if points}
    right, bottom = left + width, top + height
    sizes = sorted({x for points in series.values() for x, _ in points})
    xs, ys = axis(sizes), axis([y for points in series.values() for _, y in points])

    def x(value):
        return left + width * xs.at(value)

    def y(value):
        return bottom - height * ys.at(value)

    out = [f'<text x="{left}" y="{top - 12}" font-weight="bold">{title}</text>']
    for tick in ys.ticks():
        out.append(
            f'<line x1="{left}" x2="{right}" y1="{y(tick):.1f}" y2="{y(tick):.1f}" stroke="#ddd"/>'
            f'<text x="{left - 6}" y="{y(tick) + 4:.1f}" text-anchor="end">{tick:,.4g}{unit}</text>'
        )
    before = -math.inf
    for size in sizes:
        if x(size) - before > 44:
            before = x(size)
            out.append(
                f'<line x1="{x(size):.1f}" x2="{x(size):.1f}" y1="{bottom}" y2="{bottom + 4}" '
                f'stroke="#888"/><text x="{x(size):.1f}" y="{bottom + 18}" '
                f'text-anchor="middle">{size:,}</text>'
            )
    out.append(
        f'<path d="M{left} {top}V{bottom}H{right}" fill="none" stroke="#888"/>'
        f'<text x="{(left + right) / 2:.0f}" y="{bottom + 36}" text-anchor="middle" '
        f'fill="#57606a">{across}</text>'
    )
    ends = []
    for colour, (name, points) in zip(COLOURS, series.items()):
        line = " ".join(f"{x(a):.1f},{y(b):.1f}" for a, b in points)
        out.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        out += [f'<circle cx="{x(a):.1f}" cy="{y(b):.1f}" r="2.5" fill="{colour}"/>' for a, b in points]
        ends.append((y(points[-1][1]), name, colour))
    below = -math.inf
    for at, name, colour in sorted(ends):
        below = max(below + 14, at + 4)
        out.append(f'<text x="{right + 8}" y="{below:.1f}" fill="{colour}">{name}</text>')
    return "\n".join(out)


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
