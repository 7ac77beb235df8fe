"""Who is who in the tables of access, and the shapes of answers they are written in."""

ROLES = ("volunteer", "staff", "liaison", "leadership", "admin", "no role")
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS")

SIGNED_IN = set(ROLES)
READERS = {"volunteer", "staff", "liaison", "leadership", "admin"}
WRITERS = {"staff", "liaison", "leadership", "admin"}
PRESS = {"liaison", "leadership", "admin"}
LEADERS = {"leadership"}
ADMINS = {"admin"}
LEADERS_AND_ADMINS = {"leadership", "admin"}

# What somebody who may open it is answered, for each of METHODS. Posts are empty.
PAGE = (200, 200, 405, 405, 405, 200)
FORM = (200, 200, 422, 422, 405, 200)
FUNCTION = (200, 200, 200, 200, 200, 200)
PAGE_FUNCTION = (200, 200, 405, 405, 405, 405)
LEADS_ON = (302, 302, 405, 405, 405, 405)
FUNCTION_FORM = (200, 200, 422, 200, 200, 200)
CHECK = (405, 405, 200, 405, 405, 405)
VERB = (405, 405, 302, 405, 405, 405)
TELLING_VERB = (405, 405, 200, 405, 405, 405)  # the answer itself tells how far it is
PASSWORD_FORM = (200, 200, 200, 200, 405, 200)
ONLY_POST_FORM = (405, 405, 422, 405, 405, 405)  # a form that stands on another page
FORBIDDEN = (403,) * 6
# A stranger is led to sign-in; what they posted is kept on it.
STRANGER = (302, 302, 401, 302, 302, 302)
