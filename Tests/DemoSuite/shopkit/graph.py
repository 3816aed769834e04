from __future__ import annotations

import heapq


class Cycle(ValueError):
    pass


def toposort(edges: dict[str, list[str]]) -> list[str]:
    done: dict[str, int] = {}
    order: list[str] = []

    def visit(n: str) -> None:
        state = done.get(n)
        if state == 1:
            raise Cycle(n)
        if state == 2:
            return
        done[n] = 1
        for m in sorted(edges.get(n, ())):
            visit(m)
        done[n] = 2
        order.append(n)

    for n in sorted(edges):
        visit(n)
    return order


def shortest(graph: dict[str, dict[str, int]], start: str, goal: str) -> tuple[int, list[str]]:
    heap = [(0, start, [start])]
    seen: set[str] = set()
    while heap:
        cost, node, path = heapq.heappop(heap)
        if node == goal:
            return cost, path
        if node in seen:
            continue
        seen.add(node)
        for nxt, w in graph.get(node, {}).items():
            if w < 0:
                raise ValueError("negative edge")
            heapq.heappush(heap, (cost + w, nxt, path + [nxt]))
    raise LookupError(f"no way from {start} to {goal}")


def components(pairs: list[tuple[str, str]]) -> list[list[str]]:
    parent: dict[str, str] = {}

    def root(x: str) -> str:
        parent.setdefault(x, x)
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for a, b in pairs:
        parent[root(a)] = root(b)
    groups: dict[str, list[str]] = {}
    for x in parent:
        groups.setdefault(root(x), []).append(x)
    return sorted(sorted(g) for g in groups.values())
