"""Words about tests, treatment and care; the second half of the default list."""

from .default_sources import AAP, AIVL, COUNCIL, HOSPITAL, NIDA, SHATTERPROOF, by
from .language import Rule

CARE_TERMS = (
    Rule(
        "got clean, get clean, gets clean, getting clean, stay clean and sober, clean and sober, "
        "years clean, months clean, days clean, weeks clean",
        "(say: in recovery),(say: not using now),(say: abstinent)",
        "If one is clean, the other is dirty. Say what is so.",
        sources=by(NIDA, SHATTERPROOF, COUNCIL),
    ),
    Rule(
        "clean",
        "in recovery, not using now, abstinent",
        "If one person is clean, another is dirty. Say what is so.",
        near="sober, rehab, detox, relapse, relapsed, addict, addiction",
        sources=by(NIDA, SHATTERPROOF, AIVL, COUNCIL),
    ),
    Rule(
        "dirty person, dirty people, dirty addict",
        "person who is using now",
        "Nobody is dirt. Say what is so.",
        sources=by(NIDA, SHATTERPROOF),
    ),
    Rule(
        "dirty",
        "currently using",
        "Nobody is dirt. Say what is so.",
        near="sober, rehab, relapse, relapsed, addict, addiction, junkie",
        sources=by(NIDA, SHATTERPROOF),
    ),
    Rule(
        "clean test, clean urine, clean screen, clean drug test, clean drug screen, tested clean, "
        "came back clean",
        "negative test, tested negative",
        "A test is negative or positive, as for any other illness.",
        sources=by(NIDA, SHATTERPROOF, HOSPITAL, AAP),
    ),
    Rule(
        "dirty test, dirty urine, dirty screen, dirty drug test, dirty drug screen, tested dirty, "
        "came back dirty",
        "positive test, tested positive",
        "A test is negative or positive, as for any other illness.",
        sources=by(NIDA, SHATTERPROOF, HOSPITAL, AAP),
    ),
    Rule(
        "clean needle, clean syringe",
        "new syringe, sterile syringe",
        "“New” or “sterile” is what it is, and calls nobody dirty.",
        sources=COUNCIL,
    ),
    Rule(
        "dirty needle, dirty syringe, dirties",
        "used syringe",
        "“Used” is what it is, and calls nobody dirty.",
        sources=COUNCIL,
    ),
    Rule(
        "opioid substitution therapy, opioid replacement therapy, opioid substitution treatment, "
        "opioid replacement treatment, opioid substitution, opioid replacement",
        "medication for opioid use disorder, opioid agonist treatment",
        "It is a medicine that treats, not one drug in place of another.",
        sources=by(NIDA, SHATTERPROOF, HOSPITAL),
    ),
    Rule(
        "medication-assisted treatment, MAT",
        "medication for opioid use disorder, medication for addiction treatment",
        "A soft hint: the medicine is the treatment. Laws and grants still use the older name.",
        sources=NIDA,
    ),
    Rule(
        "replacing one drug with another, replace one drug with another, swapping one drug for "
        "another, trading one drug for another, substituting one drug for another",
        "treating with medicine",
        "It repeats a myth that keeps people from a treatment that saves lives.",
        sources=COUNCIL,
    ),
    Rule(
        "relapse",
        "return to use, recurrence",
        "A soft hint: “relapse” sounds like failing, “return to use” like part of the way.",
        sources=HOSPITAL,
    ),
    Rule(
        "relapsed",
        "returned to use",
        "A soft hint: “relapsed” sounds like failing, “returned to use” like part of the way.",
        sources=HOSPITAL,
    ),
    Rule(
        "treatment failure, failed treatment, failing treatment, failed rehab",
        "treatment attempt, (say: the treatment did not work for them)",
        "A treatment may not fit a person; the person did not fail.",
        sources=by(HOSPITAL, COUNCIL),
    ),
    Rule(
        "non-compliant, noncompliant, in denial, unmotivated, treatment-resistant",
        "(say: does not agree),(say: chose not to),(ask what they needed and did not get)",
        "It tells our view. What did they say, and what did they need?",
        sources=COUNCIL,
    ),
    Rule(
        "resistant",
        "(say: does not agree),(say: chose not to)",
        "It tells our view. What did they say, and what did they need?",
        near="treatment, help, care, service, participant, client, patient, addict, staff",
        sources=COUNCIL,
    ),
    Rule(
        "drug-seeking, drug seeker, manipulative",
        "(say what they asked for, and what they needed)",
        "It guesses at a motive. Write down what was asked for.",
        sources=COUNCIL,
    ),
)
