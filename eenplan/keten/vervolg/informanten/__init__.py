"""Who is asked for information, on what ground, and what he said, with the secrecy of the source (domain 10.4)."""
