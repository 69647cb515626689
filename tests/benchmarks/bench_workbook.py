"""The pipeline workbook of 100,000 deals beside openpyxl and XlsxWriter that write the same cells, dressed the same.

Each is written in a process of its own, one after the other, three times. A rival that is not installed is left out.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from statistics import median

import pytest

from tests.benchmarks.measuring import Medians, Report

COUNT = int(os.environ.get("SALESDESK_BENCH_WORKBOOK", "100000"))
FEW = COUNT // 10
ROUNDS = 3
OURS, NORMAL, STREAMED = "SalesDesk", "openpyxl", "XlsxWriter, constant memory"
RIVALS = {OURS: "ours", NORMAL: "normal", STREAMED: "streamed"}
ROOT = Path(__file__).parents[2]


def _trial(rival: str, count: int, file: Path) -> dict[str, float]:
    """Return the processor seconds, the MiB above the deals themselves and the bytes of one workbook."""
    command = [sys.executable, "-m", "tests.benchmarks.workbook_trial", RIVALS[rival], str(count), str(file)]
    said = subprocess.run(command, check=True, capture_output=True, cwd=ROOT).stdout
    found: dict[str, float] = json.loads(said)
    return found


@pytest.mark.timeout(1800)
@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="only Linux tells how much memory was held")
def test_workbook_of_100000_deals(report: Report, tmp_path: Path) -> None:
    rivals = [name for name in RIVALS if name is not STREAMED or find_spec("xlsxwriter")]
    if STREAMED not in rivals:
        report.lines.append("workbook: XlsxWriter is not installed here, so it is not compared")
    held: dict[str, list[float]] = {name: [] for name in rivals}
    taken: dict[str, list[float]] = {name: [] for name in rivals}
    for _ in range(ROUNDS):
        for name in rivals:
            found = _trial(name, COUNT, tmp_path / "made.xlsx")
            held[name].append(found["mib"])
            taken[name].append(found["seconds"])
    medians = Medians({name: median(times) for name, times in taken.items()})
    few = _trial(OURS, FEW, tmp_path / "few.xlsx")["mib"]
    bar = "openpyxl >= 10 x, XlsxWriter >= 5 x"
    report.compare(f"workbook of {COUNT:,} deals, processor time", medians, OURS, bar=bar)
    for name in rivals:
        often = "" if name is OURS else f", {medians.ratio(name, OURS):.1f} x as long"
        report.lines.append(f"           {name}: at most {median(held[name]):.0f} MiB above the deals{often}")
    report.lines.append(f"           {OURS} with {FEW:,} deals: {few:.0f} MiB (bar: flat)")
    assert medians.ratio(OURS, NORMAL) < 1
