"""One timeline for a case, made of what every package plugs in (product.md, pictures 2)."""
