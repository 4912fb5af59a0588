"""People who are in the record twice: found, shown to a human, made one by him, and put back exactly when he erred."""
