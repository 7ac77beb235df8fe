"""Forms of words, messages and the shelf."""
