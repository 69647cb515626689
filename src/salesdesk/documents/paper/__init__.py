"""The kit our PDFs are set with: faces, lines, blocks, tables, pages, and the file they are written to."""
