"""One log for acts and reads, written in the same transaction as the data (access.md R10)."""
