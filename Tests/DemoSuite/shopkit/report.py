from __future__ import annotations


def table(rows: list[dict], columns: list[str]) -> str:
    widths = {c: max([len(c)] + [len(str(r.get(c, ""))) for r in rows]) for c in columns}
    out = [
        " | ".join(c.ljust(widths[c]) for c in columns),
        "-+-".join("-" * widths[c] for c in columns),
    ]
    for r in rows:
        out.append(" | ".join(str(r.get(c, "")).ljust(widths[c]) for c in columns))
    return "\n".join(out)


def histogram(values: list[float], bins: int = 10, width: int = 40) -> str:
    if not values:
        return "(no data)"
    lo, hi = min(values), max(values)
    if lo == hi:
        return f"{lo:g}: {len(values)}"
    step = (hi - lo) / bins
    counts = [0] * bins
    for v in values:
        counts[min(int((v - lo) / step), bins - 1)] += 1
    top = max(counts)
    return "\n".join(
        f"{lo + i * step:10.3f} {'#' * round(c / top * width)}" for i, c in enumerate(counts)
    )


def csv(rows: list[dict], columns: list[str], sep: str = ",") -> str:
    def cell(v) -> str:
        s = "" if v is None else str(v)
        if sep in s or '"' in s or "\n" in s:
            s = '"' + s.replace('"', '""') + '"'
        return s

    out = [sep.join(columns)]
    for r in rows:
        out.append(sep.join(cell(r.get(c)) for c in columns))
    return "\n".join(out) + "\n"


def markdown(rows: list[dict], columns: list[str]) -> str:
    out = ["| " + " | ".join(columns) + " |", "|" + "---|" * len(columns)]
    for r in rows:
        cells = []
        for c in columns:
            v = str(r.get(c, ""))
            if "|" in v:
                v = v.replace("|", "\\|")
            cells.append(v)
        out.append("| " + " | ".join(cells) + " |")
    return "\n".join(out)


def sparkline(values: list[float]) -> str:
    ticks = "▁▂▃▄▅▆▇█"
    if not values:
        return ""
    lo, hi = min(values), max(values)
    if hi == lo:
        return ticks[0] * len(values)
    return "".join(ticks[int((v - lo) / (hi - lo) * 7)] for v in values)
