"""Small faults put in the code that computes deadlines and takes out what is shielded: a test must notice each one."""
