"""Run the production web server as a process of its own, told everything by its environment."""

import ctypes
import errno
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

from django.conf import settings

from .addresses import is_loopback
from .database import running_url

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PR_SET_PDEATHSIG = 1  # prctl(2)
READY_WITHIN = 60  # seconds
OPTIONS = (
    *("--workers", "2", "--worker-class", "gthread", "--threads", "4", "--preload"),
    *("--graceful-timeout", "5", "--log-level", "warning"),
    "--no-control-socket",  # nobody steers it but the command that started it
)  # no access log: it would keep query strings


class ServerError(Exception):
    """The web server cannot run; the message says why in one sentence."""


def check_address(host: str, port: int) -> None:
    """Raise ServerError unless a server could listen there now."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, kind, protocol, _, address = found[0]
        with socket.socket(family, kind, protocol) as candidate:
            candidate.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            candidate.bind(address)
    except socket.gaierror as error:
        raise ServerError(f"{host} is not a name or address of this machine.") from error
    except OSError as error:
        raise ServerError(_why_not(host, port, error)) from error


def _why_not(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is in use: stop what runs there, or choose another with --port."
    if error.errno == errno.EACCES:
        return f"Port {port} needs more rights than you have: choose one above 1023 with --port."
    return f"Cannot listen on {host}: {error.strerror}. Choose an address of this machine."


def free_port() -> int:
    """Return a port nobody listens on at 127.0.0.1."""
    with socket.socket() as candidate:
        candidate.bind(("127.0.0.1", 0))
        return int(candidate.getsockname()[1])


class WebServer:
    """gunicorn on one address, with the static files of a folder."""

    def __init__(self, host: str, port: int, static: Path, extra: dict[str, str] | None = None):
        self.host = host
        self.place = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        self.address = f"http://{self.place}"
        self.environment = {**server_environment(host, port, static), **(extra or {})}

    def start(self) -> None:
        """Start it; `wait_until_ready` tells when it answers."""
        command = [sys.executable, "-m", "gunicorn", "ssp_crm.wsgi", "--bind", self.place, *OPTIONS]
        self.process = subprocess.Popen(  # noqa: S603 - our own command
            command,
            cwd=settings.BASE_DIR,
            env=self.environment,
            start_new_session=True,  # Ctrl-C is for us; we then stop it
            preexec_fn=_end_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509
        )

    def wait_until_ready(self, stopping: threading.Event) -> None:
        """Return when it answers or someone asks to stop. Raises ServerError if it ended."""
        end = time.monotonic() + READY_WITHIN
        while not stopping.is_set() and not self._answers():
            if self.process.poll() is not None or time.monotonic() > end:
                raise ServerError("The web server did not start; the lines above say why.")
            stopping.wait(0.05)

    def _answers(self) -> bool:
        request = urllib.request.Request(f"{self.address}/healthz")  # noqa: S310 - our own http
        request.add_header("Host", self.environment["ALLOWED_HOSTS"].split(",")[0])
        try:
            return bool(_direct.open(request, timeout=5).status)
        except urllib.error.HTTPError:
            return True
        except OSError:
            return False

    def run(self, stopping: threading.Event) -> None:
        """Return when someone asks to stop. Raises ServerError if it ends by itself."""
        while not stopping.wait(0.5):
            if self.process.poll() is not None:
                raise ServerError("The web server ended by itself; the lines above say why.")

    def stop(self) -> None:
        """End it and its workers."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait()


# A proxy named in the environment must not see what this machine asks itself.
_direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def _end_with_parent() -> None:
    # Were we killed outright, the server would go on without its database and keep the port.
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def server_environment(host: str, port: int, static: Path) -> dict[str, str]:
    """Return everything the web server is told: settings outside manage.py guess nothing."""
    environment = {name: value for name, value in os.environ.items() if name != "SSP_CRM_EMBEDDED"}
    if is_loopback(host):
        environment.setdefault("HTTPS", "off")  # __Host- cookies need https, loopback has none
        environment.setdefault("SITE_URL", f"http://{host}:{port}")
    return environment | {
        "ALLOWED_HOSTS": ",".join(settings.ALLOWED_HOSTS),
        "DATABASE_URL": running_url(),
        "DEBUG": "off",
        "DJANGO_SETTINGS_MODULE": "ssp_crm.settings",
        "SECRET_KEY": settings.SECRET_KEY,
        "STATIC_ROOT": str(static),
    }


def stop_on_signals() -> threading.Event:
    """Return an event that Ctrl-C, a polite kill or a closed terminal sets from now on.

    An event, not an exception: half an initdb or half a migration would be left otherwise.
    """
    stopping = threading.Event()
    for number in SIGNALS:
        if number != signal.SIGHUP or signal.getsignal(number) is not signal.SIG_IGN:  # nohup
            signal.signal(number, lambda *_: stopping.set())
    return stopping
