"""The kit our PDFs are set with: faces, lines, blocks, tables, pages; ReportLab embeds the faces, writes the file."""
