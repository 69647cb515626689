"""Python imports this by itself from PYTHONPATH, where conftest puts this folder: children of tests are blocked too."""

import network_guard  # noqa: F401  # pyright: ignore[reportUnusedImport]
