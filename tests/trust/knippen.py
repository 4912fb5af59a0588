"""A bad line between a sender and the web server: it cuts each message at any byte, either way, hard or half."""

import random
import re
import socket
import struct
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field

from tests.trust.web import free_port

LENGTH = re.compile(rb"(?i)\r\ncontent-length: *(\d+)")
WAYS = ("vraag", "werk", "antwoord", "heel")  # where it is cut: in the question, at work, in the answer, nowhere
WEIGHTS = (4, 3, 4, 2)
ENDS = ("weg", "dicht", "half")  # reset; closed; closed one way, and then the answer is waited for


def message(source: socket.socket) -> bytes:
    """One HTTP message, or what there is of it."""
    text = b""
    while True:
        head, blank, body = text.partition(b"\r\n\r\n")
        told = LENGTH.search(head)
        if blank and len(body) >= (int(told[1]) if told else 0):
            return text
        piece = source.recv(65536)
        if not piece:
            return text
        text += piece


@dataclass
class Knip:
    """Listens on a port of its own; stops cutting after `most` cuts and is a good line from then on."""

    to: int
    most: int
    chance: random.Random = field(default_factory=lambda: random.Random(2026))
    done: Counter[str] = field(default_factory=Counter)
    half_answers: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)
    port: int = field(default_factory=free_port)

    def __post_init__(self) -> None:
        self.listener = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def cuts(self) -> int:
        return self.done.total() - self.done["heel"]

    def close(self) -> None:
        self.listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self.listener.accept()
                threading.Thread(target=self._carry, args=(client,), daemon=True).start()

    def _draw(self) -> tuple[str, str, float, bool]:
        """Where, how, at which part of the message, and whether the line is slow besides."""
        with self.lock:
            way = "heel" if self.cuts >= self.most else self.chance.choices(WAYS, WEIGHTS)[0]
            end = self.chance.choice(ENDS) if way != "heel" else ""
            self.done[f"{way} {end}".strip()] += 1
            part = self.chance.choice((0.0, 1.0, self.chance.random(), self.chance.random()))
            return way, end, part, self.chance.random() < 0.1

    def _carry(self, client: socket.socket) -> None:
        way, end, part, slow = self._draw()
        with suppress(OSError), client, socket.create_connection(("127.0.0.1", self.to), timeout=20) as server:
            client.settimeout(20)
            asked = message(client)
            if way == "vraag":
                at = min(int(len(asked) * part), len(asked) - 1)
                drip(server, asked[:at], slow)
                return self._end(end, client, server, to=server)
            drip(server, asked, slow)
            if way == "werk":
                time.sleep(part * 0.1)
                return self._end(end, client, server, to=client)
            answer = message(server)
            drip(client, answer[: int(len(answer) * part)] if way == "antwoord" else answer, slow)
            if way == "antwoord":
                self._end(end, client, server, to=client)

    def _end(self, end: str, client: socket.socket, server: socket.socket, to: socket.socket) -> None:
        if end == "weg":
            for line in (client, server):
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        elif end == "half":
            to.shutdown(socket.SHUT_WR)
            if to is server:  # what it makes of half a question; the sender does not hear it
                with self.lock:
                    self.half_answers[message(server)[9:12].decode() or "geen"] += 1


def drip(to: socket.socket, text: bytes, slow: bool) -> None:
    """Send; on a slow line in small pieces."""
    size = 64 if slow else max(len(text), 1)
    for at in range(0, len(text), size):
        to.sendall(text[at : at + size])
        if slow:
            time.sleep(0.01)
