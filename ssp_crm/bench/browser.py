"""The least browser that can sign in: cookies, forms and a clock."""

import gzip
import http.client
import re
import time
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import urlencode

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class BenchError(Exception):
    """The measurement cannot go on; the message says why in one sentence."""


@dataclass(frozen=True)
class Answer:
    """What came back, and how long the whole of it took."""

    status: int
    seconds: float
    sent: int  # bytes of the body as sent
    body: bytes  # decompressed

    @property
    def compressed(self) -> int:
        """Bytes of the body under gzip, whoever compresses it."""
        return len(gzip.compress(self.body, 6))


class Browser:
    """One signed-in person; a new connection for each request, so that both workers serve."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.cookies: SimpleCookie = SimpleCookie()
        self.token = ""

    def get(self, path: str) -> Answer:
        """Ask for a page."""
        return self._ask("GET", path, None)

    def post(self, path: str, fields: dict[str, str]) -> Answer:
        """Send a form with its CSRF token."""
        return self._ask("POST", path, urlencode({"csrfmiddlewaretoken": self.token, **fields}))

    def sign_in(self, email: str, password: str) -> None:
        """Sign in at the front door. Raises BenchError if that is refused."""
        self._read_token("/accounts/login/")
        answer = self.post("/accounts/login/", {"login": email, "password": password})
        if answer.status != http.client.FOUND:
            raise BenchError(f"Signing in was answered {answer.status}.")
        self._read_token("/bench/bare/")

    def _read_token(self, path: str) -> None:
        found = TOKEN.search(self.get(path).body.decode())
        if not found:
            raise BenchError(f"There is no form with a CSRF token at {path}.")
        self.token = found[1]

    def _ask(self, method: str, path: str, body: str | None) -> Answer:
        headers = {"Accept-Encoding": "gzip", "Connection": "close"}
        headers["Cookie"] = "; ".join(f"{k}={v.coded_value}" for k, v in self.cookies.items())
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        began = time.perf_counter()
        connection = http.client.HTTPConnection(self.place, timeout=60)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            raw = response.read()
        finally:
            connection.close()
        seconds = time.perf_counter() - began
        for line in response.headers.get_all("Set-Cookie", []):
            self.cookies.load(line)
        zipped = response.headers.get("Content-Encoding") == "gzip"
        return Answer(response.status, seconds, len(raw), gzip.decompress(raw) if zipped else raw)
