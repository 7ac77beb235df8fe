"""Words that names and notes are made from; combined at random they mean nobody."""

# ruff: noqa: SIM905 - a list of words is read as words

FIRST_NAMES = (
    "Aaron Abena Adele Ahmed Alana Alma Amir Ana Andre Anika Antonio April Arjun Asha Audrey "
    "Beatriz Ben Bianca Bo Brianna Bruno Callum Camila Carmen Cecil Chidi Chloe Clara Cleo "
    "Colin Cora Damian Daphne Darius Delia Desmond Diego Dinah Dominic Dora Edith Edwin Eleni "
    "Eli Elise Emeka Emil Erin Esme Esperanza Ezra Fatima Felix Fiona Florence Frank Freya "
    "Gabriel Gemma Gideon Gloria Grace Greta Gustavo Hana Harold Hassan Hector Helen Henry "
    "Hilda Hugo Ida Imani Ines Ingrid Iris Isaac Ivy Jabari Jana Jasper Javier Jean Jerome "
    "Jesse Jin Joel Jonas Josefina José Judith Julian June Kamal Karen Keiko Kelvin Khadija "
    "Kofi Kwame Laila Lars Leah Leon Liam Lila Linh Lorena Louis Lucas Luz Mabel Magda Malik "
    "Manuel Mara Marcel Margaret Mateo Mavis Mei Mercedes Milan Mira Moses Nadia Nathan Neha "
    "Nell Niamh Nikolai Nina Noel Nora Octavia Olga Oliver Omar Opal Oscar Paloma Pascal "
    "Patience Paul Pearl Percy Philippa Quentin Rafael Ramona Ravi Rebecca Reuben Rhea Robert "
    "Rosalind Ruben Ruth Sadie Salma Samuel Sandra Sasha Selma Seth Shira Silas Simone Sofía "
    "Stella Sunil Susan Tamara Tariq Thea Thomas Tobias Uma Ursula Vera Victor Viola Walter "
    "Wanda Wei William Xavier Yara Yusuf Zadie Zoë"
).split()
NAME_BEGINNINGS = (
    "Acker Alder Ash Bar Beck Bell Ben Birch Black Bram Bren Bridg Brook Calder Camp Carl "
    "Castel Clay Cold Cor Cran Dal Darn Dray Eller Elm Ever Fair Fen Ferr Fleet Gal Glen Gran "
    "Green Hal Hard Hart Hazel Hem Hol Hunt Iver Kel Kings Lam Lang Lin Lock Mal Mar Mer Mill "
    "Mor Nor Oak Os Pem Penn Quill Rad Ren Rock Rose Row Sal San Shel Stan Stone Strat Sut "
    "Thorn Tor Val Wake Wal War Wel Whit Wil Win Wood Wyn Yar"
).split()
NAME_ENDINGS = (
    "ado ales berg bright bury by combe court dale den er ero ers feld field ford gate ham "
    "hurst ick ina ing ington ison ley line man mere mond more nez ny over quist rick ridge "
    "rose sen shaw sky son stead ster stone strom ston ton va vale vic ville walt water well "
    "wick win wood worth yard"
).split()
PLACES = (
    "Alder Bend|Mill Street|Corliss|Riverside|Tannery Row|Northgate|Ridgefield|Harbor|Old Town|"
    "Willow Creek|Stonebridge|Lakeview|Eastfield|Maple Hollow|Canal Street|Summit"
).split("|")
ORGANIZATIONS = {
    "school": ("Elementary School", "High School", "Parents Council"),
    "faith": ("Friends Meeting", "Chapel", "Interfaith Table"),
    "business": ("Hardware", "Bakery", "Laundry", "Merchants Circle"),
    "neighbourhood": ("Neighbors Association", "Block Club"),
    "community": ("Community Center", "Library", "Food Pantry"),
    "clinic": ("Clinic", "Hospital"),
    "public-health": ("Health Office",),
    "behavioral-health": ("Recovery House", "Counseling Center"),
    "housing": ("Housing Trust", "Tenants Union"),
    "government": ("Town Hall", "Public Works"),
    "law-enforcement": ("Police Department", "Sheriff's Office"),
    "legal": ("Legal Aid", "Law Office"),
    "funder": ("Fund", "Foundation"),
    "coalition": ("Coalition", "Roundtable"),
}
OUTLET_NAMES = ("Ledger", "Courier", "Post", "Radio", "Evening News", "Dispatch", "Review")
CATEGORIES = (*ORGANIZATIONS, "elected", "other")
ROLES = (
    "Director|Principal|Pastor|Owner|Board member|Nurse manager|Sergeant|Program officer|"
    "Council member|Organizer|Secretary|Outreach coordinator"
).split("|")
TAGS = (
    "first ring|speaks for us|council|training|found syringes|rooms|grant report|testimony|"
    "monthly meeting|practice|walk route|on call|membership|agreement|newsletter"
).split("|")
BEATS = (
    "health|city hall|schools|courts|housing|budget|neighborhoods|opinion|statehouse|overdose "
    "prevention|rural life|business"
).split("|")
TOPICS = (
    "the hours|parking|the fence|found syringes|the hearing|the open house|the lease|a training|"
    "the newsletter|the walk|the budget|the new sign|night noise|the call line|the clean-up"
).split("|")
HAPPENED = (
    "We spoke about {topic} near {place}.",
    "They asked about {topic} and when we would answer.",
    "A neighbor from {place} had mentioned {topic}.",
    "We agreed to look at {topic} together next week.",
    "They had heard about {topic} at a meeting in {place}.",
    "Two families near {place} would like to know more about {topic}.",
    "They offered a room in {place} for a talk on {topic}.",
    "We walked from {place} to the corner and counted what we found.",
)
MEANING = (
    "They want to be asked before, not after.",
    "A visit would say more than a letter.",
    "Same day matters here.",
    "They are careful, and fair.",
    "Worth a call every month.",
)
FOLLOW_UPS = (
    "Call back about {topic}",
    "Send the summary on {topic}",
    "Bring the sheet about {topic}",
    "Ask how {topic} went",
)
EVIDENCE = (
    "Said so at the meeting about {topic}.",
    "Wrote to us about {topic}.",
    "Told a neighbor in {place}, who told us.",
)
