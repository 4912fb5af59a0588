"""The few shapes that carry meaning beside colour, as path data on a 16 by 16 grid."""

from __future__ import annotations

RING = "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm0 2a5 5 0 1 1 0 10A5 5 0 0 1 8 3z"

SHAPES = {
    # states of a deadline: ring, half ring, triangle, filled octagon, tick
    "rustig": RING,
    "let-op": RING + "M8 3v10A5 5 0 0 1 8 3z",
    "bijna": "M8 1.2 15.4 14H.6zM7.2 6v4.2h1.6V6zm0 5.2v1.6h1.6v-1.6z",
    "te-laat": "M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1zM7.1 4v5h1.8V4zm0 6.2V12h1.8v-1.8z",
    "klaar": "M6.3 13.1 1.6 8.4l1.5-1.5 3.2 3.2 6.6-6.6 1.5 1.5z",
    # messages
    "info": RING + "M7.1 7h1.8v5H7.1zm0-2.8h1.8V6H7.1z",
    "ok": RING + "M7.2 10.9 4.6 8.3l1-1 1.6 1.6 3.2-3.2 1 1z",
    "warning": "M8 1.2 15.4 14H.6zM7.2 6v4.2h1.6V6zm0 5.2v1.6h1.6v-1.6z",
    "error": "M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1zM7.1 4v5h1.8V4zm0 6.2V12h1.8v-1.8z",
    # small signs
    "kind": "M8 1.2a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2zM3.4 14.6c0-4 1.8-7 4.6-7s4.6 3 4.6 7z",
    "nu": "M4 2.5 13 8l-9 5.5z",
}
