"""What we read: text files and spreadsheets that others wrote, broken or hostile ones in a guarded child process."""
