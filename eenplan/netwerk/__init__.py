"""The region around the cases. Siblings stand apart; imports core only."""
