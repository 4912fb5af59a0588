"""The manual on the screen: docs/handleiding behind every door, and from each page a link to the leaf that fits."""
