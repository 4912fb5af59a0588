"""Where mail may go: domains with an owner and an end (access.md, misuse 12: files went to a domain that had expired).

Who: the functional manager. What leaves holds no content anyway; a domain that nobody vouches for gets not even that.
Its messages wait, and the wait is somebody's duty.
"""
