"""Wait until a server says that it is well, and look at its sign-in page."""

import sys
import time
import urllib.request

address = sys.argv[1]
direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def read(path: str) -> str:
    with direct.open(address + path, timeout=5) as response:
        return str(response.read().decode())


for _ in range(120):
    try:
        healthy = read("/healthz") == "ok"
    except OSError:
        time.sleep(0.5)
        continue
    sys.exit(0 if healthy and "Sign in" in read("/accounts/login/") else "The page is not well.")
sys.exit("The server did not answer within a minute.")
