"""Do they know this person elsewhere too: keyed hashes laid beside those of another organisation (access.md).

Who: Veilig Thuis, for a person of an own case, at one partner with whom that was agreed. A match tells two
professionals whom to call and nothing else (S1 radarfunctie, verwijsindex; Jeugdwet 7.1). ADR 0015.
"""
