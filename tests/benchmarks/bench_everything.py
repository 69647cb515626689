"""Everything of 10,000 deals out and back in, against reading and writing the same lines of JSON and nothing else."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from pathlib import Path

from salesdesk.bootstrap import bring_back, open_desk
from tests.benchmarks.measuring import Report, side_by_side
from tests.benchmarks.pipeline_desks import many_deals

COUNT, ROUNDS = 10_000, 3
OUT, BACK, PLAIN = "everything out", "everything back", "the same JSON read and written"


def test_round_trip_of_10000_deals(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "many.salesdesk"
    shutil.copy(many_deals(COUNT), path)
    with closing(open_desk(path)) as desk:
        desk.everything.export(tmp_path / "kept")

        def out() -> None:
            shutil.rmtree(tmp_path / "out", ignore_errors=True)
            desk.everything.export(tmp_path / "out")

        def back() -> None:
            new = tmp_path / "back.salesdesk"
            new.unlink(missing_ok=True)
            bring_back(tmp_path / "kept", new)[0].close()

        medians = side_by_side(ROUNDS, {OUT: out, BACK: back, PLAIN: lambda: _copied(tmp_path / "kept", tmp_path)})
    report.compare(f"everything of {COUNT:,} deals into a folder", medians, OUT, (PLAIN,))
    report.compare("and back into a new desk", medians, BACK, (PLAIN,))
    assert medians.ratio(BACK, PLAIN) < 100


def _copied(folder: Path, beside: Path) -> None:
    for file in folder.glob("*.jsonl"):
        with file.open("rb") as read, (beside / "plain.jsonl").open("wb") as written:
            written.writelines(json.dumps(json.loads(line)).encode() + b"\n" for line in read)
