"""The shared record: persons, households, case, documents, timeline. Imports core only."""
