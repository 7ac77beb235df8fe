"""Words to avoid are found where they are meant, and let be where they are not."""

import time

import pytest

from library.default_terms import LET_BE, TERMS
from library.language import Language, Rule, plural_of, plurals
from ssp_crm.demo.notes import NOTES

# One sentence for each line of the outside list, in its order: "/" parts what the line lists.
SENTENCES = [
    "An addict sat there. / A drug addict sat there.",
    "A drug user. / Heroin users came. / An injecting drug user. / An IDU. / Users of heroin.",
    "A substance abuser. / Drug abusers.",
    "A junkie. / Druggies. / A crackhead. / A methhead. / Tweakers.",
    "He is an alcoholic. / She is a drunk.",
    "A former addict. / A reformed addict. / An ex-addict.",
    "An addicted baby. / The child was born addicted. / Crack babies.",
    "Her drug habit. / His heroin habit.",
    "They have a drug problem there.",
    "The abuse of drugs. / Drug abuse. / Substance abuse.",
    "She got clean. / He is two years clean. / Clean since rehab.",
    "A dirty person.",
    "A clean test. / Dirty urine. / A dirty screen. / Tested clean.",
    "A clean needle. / Dirty needles. / A bag of dirties.",
    "Opioid substitution therapy. / Opioid replacement therapy.",
    "Medication-assisted treatment. / The clinic offers MAT.",
    "It is replacing one drug with another.",
    "He had a relapse. / She relapsed.",
    "A treatment failure. / Failed treatment.",
    "Non-compliant. / Resistant to treatment. / In denial. / Unmotivated.",
    "Drug-seeking. / Manipulative.",
    "Suffering from addiction. / A victim of addiction.",
    "Strung out. / Tweaking on meth. / High on meth.",
    "A recreational user. / Casual users. / An experimental user.",
    "Prescription drug abuse.",
    "They are enabling drug use. / He hit rock bottom.",
    "The homeless. / A homeless person.",
    "A prostitute.",
    "The needle exchange.",
    "Our clients. / My patient.",
    "The war on drugs. / A fight against drugs. / Battling drugs.",
]


@pytest.fixture(scope="module")
def house():
    """The list a new house begins with."""
    return Language(TERMS, [words for words, _ in LET_BE])


def written(language, text, names=()):
    """Return the words found in a text."""
    return [finding.found for finding in language.find(text, names)]


def offers(text, prefer="person who uses drugs", avoid="junkie, dope fiend"):
    """Return what is offered instead, by a list of one rule."""
    (finding,) = Language([Rule(avoid, prefer, "Why.")]).find(text)
    return list(finding.offers)


@pytest.mark.parametrize("text", SENTENCES, ids=range(1, 32))
def test_every_line_of_the_outside_list_is_found(house, text):
    missed = [part for part in text.split(" / ") if not house.find(part)]

    assert missed == []


def test_the_outside_list_has_a_sentence_for_each_line(shared_data):
    lines = (shared_data / "words_that_matter.csv").read_text(encoding="utf-8").splitlines()

    assert len(lines) - 1 == len(SENTENCES)


@pytest.mark.parametrize(
    "text",
    [
        "The user clicks on our web page.",
        "Addiction is an illness.",
        "“A junkie,” he said.",
        'She called him a "junkie" twice.',
        "Clean-up is on Saturday, after the drugs were found.",
        "We clean up syringes and drugs.",
        "The block is cleaner, the street is clean.",
        "They met at Alcoholics Anonymous.",
        "A grant of the National Institute on Drug Abuse.",
        "The mat by the door.",
        "A high-rise near the high school and the meth lab.",
        "The law on child abuse and drugs.",
        "Ask the homeless shelter.",
        "A patient at Oak Clinic.",
        "The enabling act was passed.",
        "Addictive, drunken, prostitution.",
        "The prices are high.",
        "Keeping the block clean works well.",
        "They clean the park using brooms.",
        "People leave the street dirty.",
        "We are tweaking the flyer.",
        "This is enabling us to use the gym.",
        "No alcoholic beverages; a talk on drunk driving.",
        "The homeless count is in January.",
        "Mr. Hooker will speak.",
    ],
)
def test_words_are_let_be(house, text):
    assert written(house, text) == []


def test_names_of_organizations_are_let_be(house):
    text = "The Addict Poets read, and an addict spoke."

    assert written(house, text, ["Addict Poets"]) == ["an addict"]


def test_one_man_is_not_taken_for_all_the_homeless(house):
    (finding,) = house.find("The homeless man asked.")

    assert finding.offers[0] == "The person who is unhoused"


def test_quotation_that_never_ends_spares_nothing(house):
    assert written(house, "A “junkie") == ["junkie"]
    assert written(house, 'A 5" junkie and a 6" gap') == ["junkie"]


def test_longest_words_are_found_once(house):
    assert written(house, "His drug abuse") == ["drug abuse"]


def test_word_is_only_meant_near_others():
    rule = Rule("clean", "in recovery", "Why.", near="sober")

    assert written(Language([rule]), "Clean and sober.") == ["Clean"]
    assert written(Language([rule]), "Clean " + "and so on " * 5 + "sober.") == []


def test_positions_are_those_of_the_text():
    (finding,) = Language([Rule("junkie", "person", "Why.")]).find("Zoë 🙂 met a junkie.")

    assert (finding.start, finding.end, finding.found) == (10, 18, "a junkie")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("that junkie", "person who uses drugs"),
        ("those junkies", "people who use drugs"),
        ("Junkies", "People who use drugs"),
        ("an old man, a junkie", "a person who uses drugs"),
        ("A junkie", "A person who uses drugs"),
        ("a dope fiend's coat", "a person who uses drugs"),
    ],
)
def test_offer_fits_number_capital_and_article(text, first):
    assert offers(text) == [first]


def test_article_changes_with_the_words_after_it():
    assert offers("a drunk", "intoxicated person", "drunk") == ["an intoxicated person"]


def test_advice_in_parentheses_is_no_replacement():
    (finding,) = Language([Rule("drug problem", "(name it)", "Why.")]).find("A drug problem.")

    assert (finding.offers, finding.advice) == ((), "name it")


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("person in recovery", "people in recovery"),
        ("person who has a home", "people who have a home"),
        ("newborn exposed to substances", "newborns exposed to substances"),
        ("used syringe", "used syringes"),
        ("baby with withdrawal signs", "babies with withdrawal signs"),
    ],
)
def test_offer_for_several(one, several):
    assert plural_of(one) == several


@pytest.mark.parametrize(("word", "plural"), [("boss", []), ("wish", ["wishes"]), ("crutches", [])])
def test_plural_of_a_word(word, plural):
    assert plurals(word) == plural


def test_nothing_in_the_demo_s_notes_is_a_false_alarm(house):
    texts = [text for said in NOTES for text in (said.summary, said.happened, said.meaning)]

    assert [written(house, text) for text in texts if house.find(text)] == []


def test_ten_thousand_characters_take_at_most_20_ms(house):
    text = " ".join(said.happened for said in NOTES)
    text = (text + " A junkie came by. " + text)[:10_000]

    times = []
    for _ in range(5):
        started = time.process_time()
        found = house.find(text)
        times.append(time.process_time() - started)

    assert (len(text), bool(found)) == (10_000, True)
    assert min(times) < 0.020
