"""Looking at every page: found by following the links of a running region, judged by a browser, shot for a human.

`python -m tests.beeld http://127.0.0.1:8000 folder` does it for a demo; tests/test_beeld.py does it in the suite.
"""
