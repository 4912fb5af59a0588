"""Each child of a case seen and spoken to, or why not, with a term (domain 3.4; product.md question 10)."""
