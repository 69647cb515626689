"""The proposal's benchmark alone: python tests/benchmarks/proposal.py."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

if __name__ == "__main__":
    bench = Path(__file__).with_name("bench_proposal.py")
    sys.exit(pytest.main([str(bench), "-n", "0", "-p", "no:randomly", "-o", "python_files=bench_*.py"]))
