"""Four eyes before two running cases become one: proposed by one person, confirmed by another, and only then moved.

Who: two people of Veilig Thuis who may both write in both cases. When: the case that would go was worked on (see
`rules.Werk`). Within two working days. Source: domain 6.10 and 4.3 (a second reader); product.md: a human, and an undo.
"""
