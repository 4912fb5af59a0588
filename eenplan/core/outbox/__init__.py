"""Messages that leave: written with the data, sent by the worker, never with content (access.md, misuse 2)."""
