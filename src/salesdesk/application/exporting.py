"""What leaves the desk on paper or in a sheet: the call sheet's content, the pipeline workbook's content."""
