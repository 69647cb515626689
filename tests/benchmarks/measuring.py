"""How the benchmarks measure: rivals take turns in one run, and only the ratio of their medians counts."""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from statistics import median
from time import perf_counter, thread_time

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Medians:
    """What each of the works took, in seconds, the median of its rounds."""

    seconds: Mapping[str, float]

    def ratio(self, ours: str, rival: str) -> float:
        """Return how many times the rival's time we take."""
        return self.seconds[ours] / self.seconds[rival]


@dataclass(frozen=True, slots=True)
class Report:
    """The lines that are shown when all benchmarks are through."""

    lines: list[str] = field(default_factory=list[str])

    def compare(self, title: str, medians: Medians, ours: str, rivals: Collection[str] = (), *, bar: str = "") -> None:
        """Note our time against these others (else all others) of the run, with the bar that is aimed at, if any."""
        self.lines.append(f"{title}: {ours} {shown(medians.seconds[ours])}" + (f"   (bar: {bar})" if bar else ""))
        for rival in rivals or medians.seconds:
            if rival != ours:
                times = f"{medians.ratio(ours, rival):8.2f} x"
                self.lines.append(f"{times}  {rival} {shown(medians.seconds[rival])}")


def side_by_side(rounds: int, works: Mapping[str, Work], *, clock: Callable[[Work], float] | None = None) -> Medians:
    """Let the works take turns, each once to warm up and then so many rounds, and return their medians.

    Another process that takes the machine for a while slows one round of each, and no median. `clock` runs a work
    and returns its seconds.
    """
    measure = clock or seconds_of
    for work in works.values():
        measure(work)
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            taken[name].append(measure(work))
    return Medians({name: median(times) for name, times in taken.items()})


def seconds_of(work: Work) -> float:
    """Return how long a work takes, with nothing left over from the one before to be collected."""
    gc.collect()
    began = perf_counter()
    work()
    return perf_counter() - began


def processor_seconds_of(work: Work) -> float:
    """Return how long a work keeps a processor: what other programs do meanwhile does not count."""
    gc.collect()
    began = thread_time()
    work()
    return thread_time() - began


def shown(seconds: float) -> str:
    """Return a time as the report shows it."""
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.2f} ms"
