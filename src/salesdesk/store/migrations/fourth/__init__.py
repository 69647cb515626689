"""What keeps a pipeline honest: the tables that it brought."""
