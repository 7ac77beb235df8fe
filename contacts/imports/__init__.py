"""Bringing lists in: read, match, preview, write in steps, and take back as a whole.

The engine knows contacts; an app further right registers an `Importer` for rows of its own kind.
"""
