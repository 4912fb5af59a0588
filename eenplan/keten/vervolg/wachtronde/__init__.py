"""The round of households that wait: is it safe meanwhile? Longest without contact first (product.md D3)."""
