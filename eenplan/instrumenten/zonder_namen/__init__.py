"""A text about a family without who it is about, to ask a question somewhere else (access.md, misuse 14).

Who: whoever may know the names of a case. On what ground: less data (AVG 5 lid 1c). In what time: at once. People paste
a case into whatever helps them write; here they get a copy that points at nobody that Eenplan knows. Nothing is kept.
"""
