"""Systems of partners: their tokens for the API, and notices that tell them to come and look (webhooks).

Who: the functional manager. A notice is signed and holds no content: only that something waits (access.md, misuse 2).
"""
