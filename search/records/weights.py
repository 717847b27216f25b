"""Every weight by which records are ranked for an affiliation, each with its reason.

Set by hand from how affiliations are written, then moved one at a time on the judged strings whose CRC-32 is even, as
long as those gained; the odd ones only checked that nothing was learnt by heart (site/docs/architecture.md has both).
"""

from __future__ import annotations

from typing import Final

# How much a word tells of which institution is meant. A place or a person names one institution in a city or country;
# a subject ("technology", "medicine") names dozens, a kind ("university") stands in every second name.
TELLING_WORD: Final = 1.0
COMMON_WORD: Final = 0.4
KIND_WORD: Final = 0.25
#: Two or three characters of Chinese or Japanese make a word of one of the three classes above.
OTHER_CHARACTER: Final = 0.6
COMMON_CHARACTER: Final = 0.15

# How well a name was found: 1 for the whole name, side by side, in its order.
#: A name of which less than this is in the string is not looked at: half of the words are those of other institutions.
LEAST_SHARE: Final = 0.45
#: The share found counts squared: with a third of a name missing it is more often another institution than a short form.
MISSING_POWER: Final = 2.0
#: Taken in full from a name whose words stand far apart, in parts of it from one with a word or two between.
LOOSE: Final = 0.5
#: "Rochester University" is still the University of Rochester: a turned name loses only against one in order.
TURNED: Final = 0.04
#: But a kind from one part and a city from an earlier one are no name: "Dept. X, Paris, University Hospital".
TURNED_ACROSS: Final = 0.4
#: "University of California, Davis" is a name across a comma; one without a comma inside is a little surer.
ACROSS: Final = 0.03
#: Words of the part that belong to no unit, no place and no part of the name: it may be a longer, unknown name.
REST_OF_PART: Final = 0.15
#: Telling words right beside a name are most of the time its own: "Girijananda Chowdhury Institute of Management".
BESIDE: Final = 0.45
#: As many words beside a name as can tell of another one; further ones add nothing.
MOST_BESIDE: Final = 2.0
#: A single telling word, or the city alone, without "university" or the like: a place far more often than a short name.
NO_KIND: Final = 0.5
#: A former or short name may have passed to another institution since.
ALIAS: Final = 0.97
#: A name without the city or country in it ("Washington University" for the one in St. Louis), which stands elsewhere …
PLACE_LEFT_OUT: Final = 0.94
#: … or nowhere: there are five Indian Institutes of Technology.
PLACE_UNKNOWN: Final = 0.8
#: A word with one letter wrong may also be another word.
NEARLY: Final = 0.85
#: The longer of two names found whole is meant: it explains more of the string. Grows with what was found, by half at …
LENGTH: Final = 0.6
#: … two telling words.
LENGTH_HALF: Final = 2.0

# What else the string says; each counts as much as the name was found.
#: Two institutions of one name are rarely in one city.
CITY: Final = 0.12
#: A city that only stands inside the name itself says nothing new, but is no contradiction either.
CITY_IN_NAME: Final = 0.04
REGION: Final = 0.05
COUNTRY: Final = 0.08
#: Another country is named, and this one is not: a namesake. More than city and name can make up for.
OTHER_COUNTRY: Final = 0.5
#: Of equal names the institution that is known by more of them is asked for more often.
KNOWN: Final = 0.01
#: "… (ETH)" behind the name confirms it.
ACRONYM: Final = 0.15
#: An acronym alone: of two letters there are dozens, of four a few; longer ones are names ("Inserm", "RWTH").
ACRONYM_ALONE: Final = {2: 0.3, 3: 0.5, 4: 0.65}
ACRONYM_LONG: Final = 0.75
#: Acronyms of this length are also recognised in small letters; shorter ones would be words.
LONG_ACRONYM: Final = 5

# Which records are meant.
#: Who shares words with a better record was found by the better one's name, by as much as it shares.
SHARED: Final = 0.45
#: A record that was closed or withdrawn gives way to its successor, which has its names too.
INACTIVE: Final = 0.9
#: A second record found in the same words in another country, this near: nobody can tell which is meant.
AMBIGUOUS: Final = 0.02
#: From here on a record is meant: a whole name of one telling word without any word on the place is just above,
#: an acronym of four letters with city and country just below.
MATCH: Final = 0.8
#: Of a record that shares more than this with a better one the string says too little of its own.
MOST_SHARED: Final = 0.5
