"""How often something public may be done: counted in the database, by a keyed hash of who asks.

One SQL statement counts and answers, so that twenty requests at the same moment are counted as
twenty. The address itself is never stored: its hash means nothing without the secret key.
"""

import ipaddress
from datetime import datetime, timedelta
from typing import Any

from allauth.account.adapter import get_adapter
from django.db import connection
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

SALT = "ssp_crm.rate_limit"
WINDOW = timedelta(hours=1)
EVERYBODY = "everybody"
COUNT = """
    INSERT INTO ssp_crm_ratewindow AS w (key, started_at, count) VALUES (%(key)s, %(now)s, 1)
    ON CONFLICT (key) DO UPDATE SET
        count = CASE WHEN w.started_at <= %(ended)s THEN 1 ELSE LEAST(w.count, %(most)s) + 1 END,
        started_at = CASE WHEN w.started_at <= %(ended)s THEN %(now)s ELSE w.started_at END
    RETURNING count
"""
# Rows another sweep holds are its own to delete: two sweeps never wait for each other.
SWEEP = """
    DELETE FROM ssp_crm_ratewindow WHERE key IN (
        SELECT key FROM ssp_crm_ratewindow WHERE started_at <= %s FOR UPDATE SKIP LOCKED)
"""


def may_go_on(request: HttpRequest, what: str, *, each: int, together: int) -> bool:
    """Count one try and say whether it is within the hour's limits, of one address and of all.

    The address is the connection's; a forwarded one counts only behind TRUSTED_PROXY_COUNT.
    """
    who = _household(get_adapter(request).get_client_ip(request))
    return count_one(what, who, most=each) and count_one(what, EVERYBODY, most=together)


def count_one(what: str, who: str, *, most: int, now: datetime | None = None) -> bool:
    """Count one try by someone and say whether it is among the first `most` of its hour."""
    now = now or timezone.now()
    key = salted_hmac(SALT, f"{what}:{who}", algorithm="sha256").hexdigest()
    values: dict[str, Any] = {"key": key, "now": now, "ended": now - WINDOW, "most": most}
    with connection.cursor() as cursor:
        cursor.execute(COUNT, values)
        count = int(cursor.fetchone()[0])
        if count == 1:  # a new hour for someone: time to forget those that are over
            cursor.execute(SWEEP, [now - WINDOW])
    return count <= most


def _household(address: str) -> str:
    """One household has many IPv6 addresses: its first 64 bits (RFC 6177) count as one."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address) and not ip.ipv4_mapped:
        return str(ipaddress.ip_network(f"{ip}/64", strict=False))
    return str(ip)
