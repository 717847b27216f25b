from datetime import time

import pytest
from django.core.exceptions import ValidationError

from core.models import Place
from core.models.hours import Weekday
from core.models.records import PlaceHours


def hours(opens, closes):
    return PlaceHours(place=Place(), weekday=Weekday.MONDAY, opens=opens, closes=closes)


def test_hours_say_when():
    assert str(hours(time(9), time(12, 30))) == "Monday 09:00–12:30"


@pytest.mark.parametrize("closes", [time(9), time(8)])
def test_the_end_is_after_the_beginning(closes):
    with pytest.raises(ValidationError) as refused:
        hours(time(9), closes).clean()

    assert set(refused.value.message_dict) == {"closes"}


def test_good_hours_pass():
    hours(time(9), time(12)).clean()
