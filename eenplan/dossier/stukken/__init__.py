"""Documents: sealed, checked on type and size, always of one case and one recording organisation."""
