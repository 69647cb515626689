"""What we write for people outside the program: proposals, call sheets, workbooks, calendar files."""
