"""A small directory: real kinds of names, made-up institutions."""

from search.records.record import Record

ALMADA = Record(
    "almada", "Universidade de Almada", ("Universidade de Almada", "University of Almada"), ("UALM",),
    ("Escola de Almada",), "Almada", "Setúbal", "PT", ("0almada01",),
)  # fmt: skip
ALMADA_TECH = Record("almada-tech", "Almada University of Technology", (), (), (), "Almada", "Setúbal", "PT")
NEWTON_US = Record("newton-us", "University of Newton", (), (), (), "Newton", "Massachusetts", "US")
NEWTON_AU = Record("newton-au", "University of Newton", (), (), (), "Newton", "New South Wales", "AU")
STATE_SYSTEM = Record(
    "ozark", "University of Ozark System", (), (), ("University of Ozark",), "Clinton", "", "US"
)
STATE_CAMPUS = Record("ozark-harlow", "University of Ozark–Harlow", (), (), (), "Harlow", "", "US")
LAKE = Record("lake", "Lake University in Saint Mary", (), (), (), "Saint Mary", "", "CA")
CLOSED = Record("closed", "Ambler College", (), (), (), "Ambler", "", "US", is_active=False)
SUCCESSOR = Record("successor", "Ambler College of Arts", (), (), ("Ambler College",), "Ambler", "", "US")
COMPANY = Record("company", "Fujimoto (Japan)", (), (), (), "Osaka", "", "JP")
MIZUNO = Record("mizuno", "Mizuno University", ("Mizuno University", "水野大学"), (), (), "Mizuno", "", "JP")
HOSPITAL = Record(
    "hospital",
    "Universitätsklinikum Brunn",
    ("University Hospital Brunn",),
    ("UKB", "BRUNNKLIN"),
    (),
    "Brunn",
    "",
    "DE",
)
NAMELESS = Record("nameless", "", (), ("X",), ("Nowhere",), "Nowhere", "", "")

EVERYTHING = (
    ALMADA, ALMADA_TECH, NEWTON_US, NEWTON_AU, STATE_SYSTEM, STATE_CAMPUS, LAKE, CLOSED, SUCCESSOR, COMPANY, MIZUNO, HOSPITAL,
    NAMELESS,
)  # fmt: skip
