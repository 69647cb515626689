"""Column types of the first schema."""

from __future__ import annotations

import sqlalchemy as sa

Key = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")
Instant = sa.DateTime(timezone=True)
Exact = sa.Text().with_variant(sa.Numeric(), "postgresql")
Word = sa.String(32)
Share: sa.Double[float] = sa.Double()
