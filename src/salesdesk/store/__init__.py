"""Where a desk is kept: the only home of SQLAlchemy, Alembic and the SQLite driver."""
