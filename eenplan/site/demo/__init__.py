"""The invented region of ``eenplan demo``: organisations, people for every role, and stories up to today."""
