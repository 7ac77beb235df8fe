"""The list a new house begins with. Whoever looks after the house edits it on its own page.

The wording is ours. What to avoid and what to offer follows what the named sources agree on;
they are guides of others, and where they differ the softer hint was taken.
"""

from .default_sources import (
    AAP,
    AIVL,
    AP,
    COUNCIL,
    HOSPITAL,
    HOUSE,
    NEWBORN,
    NIDA,
    NORTHAMPTON,
    SHATTERPROOF,
    SPACE,
    by,
)
from .default_terms_care import CARE_TERMS
from .language import Rule

SUBSTANCES = "drug, needle, heroin, meth, crack, cocaine, fentanyl, opioid, opiate, IV drug"
DRUGS = "drugs, heroin, meth, methamphetamine, crack, cocaine, fentanyl, opioids, opiates"
USERS = ", ".join(f"{part.strip()} user" for part in SUBSTANCES.split(","))
USES = "person who uses drugs"
DISORDER = "person with a substance use disorder"

TERMS = (
    Rule(
        "addict, drug addict, heroin addict, meth addict",
        f"{USES}, {DISORDER}",
        "It makes one part of a life the whole person. “Addiction” itself is a fair word.",
        sources=by(NIDA, SHATTERPROOF, HOSPITAL, AP, COUNCIL, SPACE),
    ),
    Rule(
        f"{USERS}, injecting drug user, injection drug user, intravenous drug user, substance "
        "user, IDU",
        f"{USES}, person who injects drugs",
        "Person first: what somebody does is not who they are.",
        sources=by(NIDA, COUNCIL, AIVL, AP),
    ),
    Rule(
        "user",
        USES,
        "Beside the name of a drug the word stands for a person. Say so.",
        near=f"{DRUGS}, injecting",
        sources=by(NIDA, AIVL),
    ),
    Rule(
        "substance abuser, drug abuser, abuser of drugs",
        f"{DISORDER}, {USES}",
        "“Abuser” is a word for people who hurt others; it makes listeners wish for punishment.",
        sources=by(NIDA, SHATTERPROOF, AP, COUNCIL),
    ),
    Rule(
        "junkie, druggie, crackhead, methhead, meth head, tweaker, dope fiend, pillhead",
        USES,
        "An insult. People who hear it about themselves stop coming.",
        sources=by(NIDA, HOSPITAL, SPACE, COUNCIL),
    ),
    Rule(
        "alcoholic, drunk, drunkard",
        "person with an alcohol use disorder, intoxicated",
        "Person first, and only if a disorder is meant; of one evening, say “intoxicated”.",
        sources=by(NIDA, SHATTERPROOF, AAP, AP),
    ),
    Rule(
        "former addict, reformed addict, ex-addict, recovering addict, former drug user",
        "person in recovery, person who used to use drugs, person with lived experience",
        "Many never choose a word with “addict” in it for themselves. Ask, or say it plainly.",
        sources=by(NIDA, SHATTERPROOF, COUNCIL),
    ),
    Rule(
        "addicted baby, addicted newborn, born addicted, crack baby, drug baby",
        "newborn exposed to substances, baby with withdrawal signs",
        "A newborn can have withdrawal, and has no addiction. The label follows a child for years.",
        sources=by(NIDA, NEWBORN),
    ),
    Rule(
        "drug habit, drug habits, heroin habit, meth habit",
        "substance use disorder, regular drug use",
        "“Habit” says that wanting to stop is enough.",
        sources=by(NIDA, SHATTERPROOF, COUNCIL, AAP),
    ),
    Rule(
        "drug problem",
        "substance use disorder, (or name what worries them)",
        "Too wide to answer. Which concern is it: syringes, noise, somebody's health?",
        sources=SHATTERPROOF,
    ),
    Rule(
        "drug abuse, substance abuse, drugs abuse, opioid abuse, heroin abuse, alcohol abuse",
        "drug use, substance use, (of medicines: misuse)",
        "“Abuse” accuses. “Use” says the same and leaves the door open.",
        sources=by(NIDA, SHATTERPROOF, AAP, AIVL),
    ),
    Rule(
        "abuse, abusing, abused",
        "use, (of medicines: use other than prescribed)",
        "“Abuse” accuses. “Use” says the same and leaves the door open.",
        near=f"{DRUGS}, drug, alcohol, substance, pills, medication",
        sources=by(NIDA, SHATTERPROOF, AAP, AIVL),
    ),
    Rule(
        "prescription drug abuse, prescription abuse, prescription opioid abuse",
        "non-medical use of prescription medicine",
        "Says what happens, without an accusation.",
        sources=AAP,
    ),
    *CARE_TERMS,
    Rule(
        "suffering from addiction, suffers from addiction, suffered from addiction, suffering "
        "from a substance use disorder, victim of addiction, addiction sufferer",
        "living with a substance use disorder, has a substance use disorder",
        "Not everybody suffers, and nobody is only a victim.",
        sources=COUNCIL,
    ),
    Rule(
        "strung out, got high, get high, gets high, getting high",
        "intoxicated, in withdrawal",
        "Slang that readers hear as contempt. Say what was seen.",
        sources=AAP,
    ),
    Rule(
        "high, tweaking",
        "intoxicated",
        "Slang that readers hear as contempt. Say what was seen.",
        near="heroin, meth, fentanyl, cocaine, weed, crack, pills, stoned, addict",
        sources=AAP,
    ),
    Rule(
        "recreational user, recreational drug user, casual user, casual drug user, experimental "
        "user, experimental drug user",
        "person who uses drugs for non-medical reasons, person new to using drugs",
        "It sorts people into kinds. Person first.",
        sources=NORTHAMPTON,
    ),
    Rule(
        "enabling, enabler",
        "(say what was done),(say: helping, caring for)",
        "It blames kindness. Say what was done, and let the reader judge.",
        near="addict, addiction, drug, drugs, crime, habit, behavior",
        sources=HOUSE,
    ),
    Rule(
        "rock bottom",
        "(say what happened)",
        "Nobody has to sink first to be helped; waiting for it has cost lives.",
        sources=HOUSE,
    ),
    Rule(
        "the homeless",
        "people who are unhoused, people experiencing homelessness",
        "Housing is a circumstance, not a kind of person.",
        sources=HOUSE,
    ),
    Rule(
        "the homeless person, the homeless man, the homeless woman, the homeless guy",
        "the person who is unhoused, the person experiencing homelessness",
        "Housing is a circumstance, not a kind of person.",
        sources=HOUSE,
    ),
    Rule(
        "homeless person, homeless man, homeless woman, homeless individual, homeless guy",
        "person who is unhoused, person experiencing homelessness",
        "Housing is a circumstance, not a kind of person.",
        sources=HOUSE,
    ),
    Rule(
        "prostitute",
        "person who does sex work",
        "Person first; many use “sex worker” for themselves.",
        sources=SPACE,
    ),
    Rule(
        "needle exchange",
        "syringe services program",
        "Of our own program: we do far more than exchange. Laws may still say “exchange”.",
        sources=HOUSE,
    ),
    Rule(
        "our client, our patient, my client, my patient, the program's client, syringe client, "
        "exchange client, clients we serve, patients we serve",
        "participant",
        "People take part here; nobody is a case. Of a clinic or a law firm the word is right.",
        sources=HOUSE,
    ),
    Rule(
        "war on drugs, war against drugs, fight against drugs, battle against drugs, fighting "
        "drugs, battling drugs, war on addicts, fight against addicts",
        "response to drug use, (say: reduce harm)",
        "In a war somebody is the other side, and it is our neighbors.",
        sources=HOUSE,
    ),
    Rule(
        "fight against addiction, battle against addiction, fighting addiction, battling addiction",
        "response to addiction, (say: living with, recovering from)",
        "Who does not recover has not lost a fight.",
        sources=HOUSE,
    ),
)

# Names and plain sayings the words above stand in.
LET_BE = (
    ("Alcoholics Anonymous", "A name."),
    ("National Institute on Drug Abuse", "A name."),
    ("National Institute on Alcohol Abuse and Alcoholism", "A name."),
    ("Substance Abuse and Mental Health Services Administration", "A name (SAMHSA)."),
    ("Patient Protection and Affordable Care Act", "A law."),
    ("child abuse", "Somebody is hurt: the word is meant."),
    ("elder abuse", "Somebody is hurt: the word is meant."),
    ("domestic abuse", "Somebody is hurt: the word is meant."),
    ("sexual abuse", "Somebody is hurt: the word is meant."),
    ("clean up", "A street, not a person."),
    ("clean water", "Water, not a person."),
    ("homeless shelter", "A place by its usual name."),
    ("homeless services", "An office by its usual name."),
    ("homeless outreach", "A team by its usual name."),
    ("homeless coalition", "A group by its usual name."),
    ("homeless count", "A census by its usual name."),
    ("homeless population", "A statistic by its usual name."),
    ("homeless veterans", "A program by its usual name."),
    ("homeless youth", "A program by its usual name."),
    ("alcoholic beverage", "A drink, not a person."),
    ("alcoholic beverages", "A drink, not a person."),
    ("alcoholic drinks", "A drink, not a person."),
    ("drunk driving", "A term of law."),
    ("high school", "A school."),
    ("enabling legislation", "A term of law."),
)
