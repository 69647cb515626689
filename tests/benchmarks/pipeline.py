"""The pipeline's benchmark alone: python tests/benchmarks/pipeline.py [10000 100000 1000000]."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

if __name__ == "__main__":
    os.environ["SALESDESK_BENCH_DEALS"] = " ".join(sys.argv[1:]) or "10000 100000"
    bench = Path(__file__).with_name("bench_pipeline.py")
    sys.exit(pytest.main([str(bench), "-n", "0", "-p", "no:randomly", "-o", "python_files=bench_*.py"]))
