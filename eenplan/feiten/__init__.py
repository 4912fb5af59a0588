"""Facts without persons: the one-way valve from casework to policy (product.md, the valve)."""
