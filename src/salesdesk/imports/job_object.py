"""Limits for a child on Windows, which has no rlimits: a job object with a ceiling of memory.

Written from Microsoft's documents and not run on Windows by us; where the system refuses a job the child still has
the limits of its reader and the time limit of its parent.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _EXTENDED_LIMITS = 9
    _ONE_PROCESS, _PROCESS_MEMORY, _KILL_ON_CLOSE = 0x8, 0x100, 0x2000

    class _Basic(ctypes.Structure):
        _fields_ = (
            ("per_process_time", ctypes.c_int64),
            ("per_job_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("least_working_set", ctypes.c_size_t),
            ("most_working_set", ctypes.c_size_t),
            ("processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
        )

    class _Extended(ctypes.Structure):
        _fields_ = (
            ("basic", _Basic),
            ("io", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process_memory", ctypes.c_size_t),
            ("peak_job_memory", ctypes.c_size_t),
        )

    @contextmanager
    def around(child: subprocess.Popen[bytes], memory: int) -> Generator[None]:
        """Hold the child in a job of at most `memory` bytes; it waits for its input, so it has read nothing yet."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.SetInformationJobObject.argtypes = (wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD)
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
        job = kernel.CreateJobObjectW(None, None)
        wanted = _Extended(process_memory=memory)
        wanted.basic.flags = _ONE_PROCESS | _PROCESS_MEMORY | _KILL_ON_CLOSE
        wanted.basic.processes = 1
        kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(wanted), ctypes.sizeof(wanted))
        kernel.AssignProcessToJobObject(job, int(getattr(child, "_handle")))  # noqa: B009 (there is no other way to it)
        try:
            yield
        finally:
            kernel.CloseHandle(job)

else:

    @contextmanager
    def around(child: subprocess.Popen[bytes], memory: int) -> Generator[None]:
        """Do nothing: here the child limits itself before it reads."""
        yield
