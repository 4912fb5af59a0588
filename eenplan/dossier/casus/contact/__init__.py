"""How to reach somebody of a case without danger (S2; HP; misuse 2): recorded once, shown where somebody calls."""
