"""The radar measured: an invented population, errors from two models, and its peer in the same run."""
