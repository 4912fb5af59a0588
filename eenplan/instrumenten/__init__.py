"""What can be deployed on a case. Siblings stand apart; nobody imports an instrument."""
