"""The vocabularies: code as key, names per language in one JSON field."""

from taxonomy.models.base import CldrVocabulary, Vocabulary
from taxonomy.models.country import Country
from taxonomy.models.currency import Currency
from taxonomy.models.field_of_education import FieldOfEducation
from taxonomy.models.language import Language
from taxonomy.models.study_level import StudyLevel
from taxonomy.models.topic import Topic

#: Every vocabulary of the database by its name.
VOCABULARIES: dict[str, type[Vocabulary]] = {
    model.vocabulary: model for model in (Country, Language, Currency, FieldOfEducation, StudyLevel, Topic)
}

__all__ = [
    "VOCABULARIES",
    "CldrVocabulary",
    "Country",
    "Currency",
    "FieldOfEducation",
    "Language",
    "StudyLevel",
    "Topic",
    "Vocabulary",
]
