"""Every stored choice that is a facet or a column: codes of the field where it has them, ours elsewhere."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CefrLevel(models.TextChoices):
    """Common European Framework of Reference for Languages, ordered from beginner to proficient."""

    A1 = "A1", "A1"
    A2 = "A2", "A2"
    B1 = "B1", "B1"
    B2 = "B2", "B2"
    C1 = "C1", "C1"
    C2 = "C2", "C2"


class Term(models.TextChoices):
    """Part of the academic year in which a stay falls."""

    AUTUMN = "autumn", _("Autumn semester")
    SPRING = "spring", _("Spring semester")
    FULL_YEAR = "full_year", _("Full academic year")
    SUMMER = "summer", _("Summer")
    WINTER = "winter", _("Winter")


class Region(models.TextChoices):
    """Continental regions of the UN geoscheme (M49 codes)."""

    AFRICA = "002", _("Africa")
    AMERICAS = "019", _("Americas")
    ASIA = "142", _("Asia")
    EUROPE = "150", _("Europe")
    OCEANIA = "009", _("Oceania")


class Direction(models.TextChoices):
    """Whether people leave us or come to us."""

    OUTGOING = "outgoing", _("Going abroad")
    INCOMING = "incoming", _("Coming here")


class Mode(models.TextChoices):
    """How people take part (Erasmus+ wording: physical, virtual, blended)."""

    ON_SITE = "on_site", _("On site")
    ONLINE = "online", _("Online")
    BLENDED = "blended", _("Blended")


class CooperationKind(models.TextChoices):
    """What we do together with a partner."""

    STUDENT_EXCHANGE = "student_exchange", _("Student exchange")
    STAFF_EXCHANGE = "staff_exchange", _("Staff exchange")
    DOUBLE_DEGREE = "double_degree", _("Double degree")
    JOINT_DEGREE = "joint_degree", _("Joint degree")
    COTUTELLE = "cotutelle", _("Joint doctoral supervision")
    RESEARCH = "research", _("Joint research")
    SUMMER_SCHOOL = "summer_school", _("Summer or winter school")
    INTERNSHIP = "internship", _("Internships")
    CAPACITY_BUILDING = "capacity_building", _("Capacity building")


class StudyAbroadKind(models.TextChoices):
    """Kinds of study-abroad programme."""

    SEMESTER = "semester", _("Semester abroad")
    SUMMER_SCHOOL = "summer_school", _("Summer school")
    WINTER_SCHOOL = "winter_school", _("Winter school")
    INTERNSHIP = "internship", _("Internship")
    SHORT_PROGRAMME = "short_programme", _("Short programme")
    DOUBLE_DEGREE = "double_degree", _("Double degree")
    JOINT_DEGREE = "joint_degree", _("Joint degree")


class Duration(models.TextChoices):
    """How long a stay lasts, in the classes that people plan by; from short to long, none within another."""

    WEEK = "week", _("Up to a week")
    MONTH = "month", _("Up to a month")
    QUARTER = "quarter", _("Up to three months")
    TERM = "term", _("About a semester")
    YEAR = "year", _("About a year")
    LONGER = "longer", _("Longer than a year")


class StaffPurpose(models.TextChoices):
    """Why a member of staff travels."""

    TEACHING = "teaching", _("Teaching")
    TRAINING = "training", _("Training")
    RESEARCH = "research", _("Research")


class Who(models.TextChoices):
    """Who may apply."""

    STUDENTS = "students", _("Students")
    DOCTORAL = "doctoral", _("Doctoral candidates")
    ACADEMIC = "academic", _("Academic staff")
    PROFESSIONAL = "professional", _("Professional staff")


class Funding(models.TextChoices):
    """Where the money for a stay comes from."""

    ERASMUS = "erasmus", _("Erasmus+ grant")
    UNIVERSITY = "university", _("University grant")
    GOVERNMENT = "government", _("Government scholarship")
    HOST = "host", _("Paid by the host")
    TUITION_WAIVER = "tuition_waiver", _("Tuition waived")
    TRAVEL = "travel", _("Travel grant")
    NONE = "none", _("Self-funded")


class Coverage(models.TextChoices):
    """What a fee or a grant pays for."""

    TUITION = "tuition", _("Tuition")
    ACCOMMODATION = "accommodation", _("Accommodation")
    MEALS = "meals", _("Meals")
    TRAVEL = "travel", _("Travel")
    LIVING = "living", _("Living costs")
    INSURANCE = "insurance", _("Insurance")
    MATERIALS = "materials", _("Course materials")
    EXCURSIONS = "excursions", _("Excursions")
    LANGUAGE_COURSE = "language_course", _("Language course")


class CostKind(models.TextChoices):
    """What a cost is for."""

    TUITION = "tuition", _("Tuition")
    APPLICATION = "application", _("Application fee")
    REGISTRATION = "registration", _("Registration fee")
    ACCOMMODATION = "accommodation", _("Accommodation")
    LIVING = "living", _("Living costs")
    MEALS = "meals", _("Meals")
    TRANSPORT = "transport", _("Local transport")
    TRAVEL = "travel", _("Travel")
    INSURANCE = "insurance", _("Insurance")
    VISA = "visa", _("Visa and permits")
    MATERIALS = "materials", _("Course materials")


class Period(models.TextChoices):
    """What an amount of money is counted by."""

    ONCE = "once", _("once")
    DAY = "day", _("per day")
    WEEK = "week", _("per week")
    MONTH = "month", _("per month")
    TERM = "term", _("per semester")
    YEAR = "year", _("per year")


class DeadlineKind(models.TextChoices):
    """What must be done by a deadline."""

    NOMINATION = "nomination", _("Nomination")
    APPLICATION = "application", _("Application")
    DOCUMENTS = "documents", _("Documents")
    REGISTRATION = "registration", _("Registration")
    EARLY_BIRD = "early_bird", _("Early registration")
    ABSTRACT = "abstract", _("Abstract")
    PAPER = "paper", _("Full paper")
    NOTIFICATION = "notification", _("Notification of authors")
    FINAL_VERSION = "final_version", _("Final version")


class EventKind(models.TextChoices):
    """Kinds of event."""

    INFO_SESSION = "info_session", _("Information session")
    FAIR = "fair", _("Fair")
    WORKSHOP = "workshop", _("Workshop")
    LECTURE = "lecture", _("Lecture")
    ORIENTATION = "orientation", _("Orientation")
    STAFF_WEEK = "staff_week", _("Staff week")
    SOCIAL = "social", _("Social event")
    CONFERENCE = "conference", _("Conference")


class GuideAudience(models.TextChoices):
    """For whom an arrival guide is written."""

    EXCHANGE = "exchange", _("Exchange students")
    DEGREE = "degree", _("Degree students")
    DOCTORAL = "doctoral", _("Doctoral candidates")
    RESEARCHER = "researcher", _("Guest researchers")
    FAMILY = "family", _("Families")


class GuideOrigin(models.TextChoices):
    """Whether the reader needs a visa to enter."""

    VISA_FREE = "visa_free", _("No visa needed")
    VISA_REQUIRED = "visa_required", _("Visa needed")


class GuidePhase(models.TextChoices):
    """When in a stay a guide helps, in the order of the stay."""

    BEFORE_ARRIVAL = "before_arrival", _("Before arrival")
    ARRIVAL = "arrival", _("Arrival")
    ORIENTATION = "orientation", _("Orientation")
    ACCOMMODATION = "accommodation", _("Accommodation")
    HEALTH = "health", _("Health and insurance")
    MONEY = "money", _("Money")
    STUDY = "study", _("Study")
    CULTURE = "culture", _("Living together")
    LEAVING = "leaving", _("Leaving")


class ProjectRole(models.TextChoices):
    """Role in a consortium (CORDIS: coordinator, participant, associated partner)."""

    COORDINATOR = "coordinator", _("Coordinator")
    PARTICIPANT = "participant", _("Participant")
    ASSOCIATED = "associated", _("Associated partner")


class FunderProgramme(models.TextChoices):
    """Programme that pays for a project."""

    HORIZON_EUROPE = "horizon_europe", _("Horizon Europe")
    MSCA = "msca", _("Marie Skłodowska-Curie Actions")
    ERASMUS = "erasmus", _("Erasmus+")
    COST = "cost", _("COST")
    INTERREG = "interreg", _("Interreg")
    NATIONAL = "national", _("National funding")
    BILATERAL = "bilateral", _("Bilateral funding")
    OWN = "own", _("University funds")


class School(models.TextChoices):
    """Schools of the host university; a field of our own pages."""

    SCIENCES = "sciences", _("Sciences and Engineering")
    ECONOMICS = "economics", _("Economics and Management")
    HUMANITIES = "humanities", _("Humanities and Languages")
    HEALTH = "health", _("Health")
    DESIGN = "design", _("Design and Architecture")


class PlaceKind(models.TextChoices):
    """Kinds of place on the map of the guides."""

    OFFICE = "office", pgettext_lazy("kind of place", "Office")
    LIBRARY = "library", _("Library")
    HOUSING = "housing", _("Housing")
    HEALTH = "health", _("Health care")
    AUTHORITY = "authority", _("Public authority")
    TRANSPORT = "transport", _("Transport")
    BANK = "bank", _("Bank or post")
    FOOD = "food", _("Canteen or café")
    SPORT = "sport", _("Sport")
    CULTURE = "culture", _("Culture")
    CAMPUS = "campus", _("Campus building")


class InstitutionType(models.TextChoices):
    """Types of organisation in the Research Organization Registry, schema v2."""

    EDUCATION = "education", _("Higher education")
    FACILITY = "facility", _("Research facility")
    GOVERNMENT = "government", _("Government")
    HEALTHCARE = "healthcare", _("Health care")
    COMPANY = "company", _("Company")
    NONPROFIT = "nonprofit", _("Non-profit")
    ARCHIVE = "archive", _("Archive")
    FUNDER = "funder", _("Funder")
    OTHER = "other", _("Other")


class Status(models.TextChoices):
    """What today's date says of dates: computed at the moment of asking, never stored (decisions.md 7)."""

    UPCOMING = "upcoming", _("Upcoming")
    OPEN = "open", _("Open")
    CLOSING_SOON = "closing_soon", _("Closing soon")
    CLOSED = "closed", _("Closed")
    NOW = "now", _("Happening now")
    PAST = "past", _("Past")


#: The facet "open" counts what closes soon too; "closed" counts what is past (decisions.md 7).
OPEN_STATUSES = frozenset({Status.OPEN, Status.CLOSING_SOON})
CLOSED_STATUSES = frozenset({Status.CLOSED, Status.PAST})
