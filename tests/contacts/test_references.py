"""A neighbor's reference: long enough, easy to type, and the same for the same words."""

import re

from contacts.references import ALPHABET, LENGTH, fingerprint, reference_of


def test_reference_has_sixty_bits_in_letters_nobody_mistakes():
    reference = reference_of(b"key", "words")

    assert re.fullmatch(rf"[{ALPHABET}]{{4}}(-[{ALPHABET}]{{4}}){{2}}", reference)
    assert len(set(ALPHABET)) ** LENGTH >= 2**60
    assert not set("ILOU") & set(ALPHABET)


def test_reference_is_the_same_for_the_same_words_alone():
    found = {reference_of(key, words) for key in (b"one", b"two") for words in ("a", "b", "a")}

    assert len(found) == 4


def test_reference_is_known_however_it_is_typed():
    typed = ["7KQ0-M1XP-9TVC", "7kq0m1xp9tvc", " 7KQO MlXP 9TVC ", "7KQ0–MIXP–9TVC"]

    assert len({fingerprint(text) for text in typed}) == 1


def test_no_reference_has_a_fingerprint_too():
    assert len(fingerprint("")) == len(fingerprint("\udcff")) == 64
