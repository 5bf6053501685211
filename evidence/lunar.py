"""A day of the Vietnamese lunar calendar goes in, the day it is comes out: Tết, the anniversary of the Hùng kings.

A month begins on the day of the new moon in Hà Nội (UTC+7); the eleventh holds the winter solstice, and where thirteen begin from
one solstice to the next, the first in which the sun enters no new sign of 30 degrees is the leap month. Positions after J. Meeus,
Astronomical Algorithms, chapters 25 and 49: good to a few minutes, which is far less than such dates are known for to be near midnight.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from math import floor, radians, sin

_EPOCH = 1_721_425  # the Julian day number of a date is its ordinal and this
_HANOI = 7 / 24
_DELTA_T = 0.0008  # days by which the time of ephemerides is ahead of ours
_MONTH = 29.530588861
_NEW_MOON = 2_451_550.09766  # of 6 January 2000
# Corrections to the mean new moon in days: factor, power of the eccentricity, multiples of the anomalies of sun and moon, and of
# the argument of latitude.
_WAVES = (
    (-0.40720, 0, 0, 1, 0),
    (0.17241, 1, 1, 0, 0),
    (0.01608, 0, 0, 2, 0),
    (0.01039, 0, 0, 0, 2),
    (0.00739, 1, -1, 1, 0),
    (-0.00514, 1, 1, 1, 0),
    (0.00208, 2, 2, 0, 0),
    (-0.00111, 0, 0, 1, -2),
    (-0.00057, 0, 0, 1, 2),
    (0.00056, 1, 1, 2, 0),
    (-0.00042, 0, 0, 3, 0),
    (0.00042, 1, 1, 0, 2),
    (0.00038, 1, 1, 0, -2),
    (-0.00024, 1, -1, 2, 0),
)


@cache
def lunar_day(year: int, month: int, day: int) -> date:
    """The day that is `day` of `month` (1 to 10, no leap month) in the lunar year that begins in `year`."""
    before = _eleventh_month(year - 1)
    place = month + 1  # months after the eleventh: the twelfth is one, the first two
    if _eleventh_month(year) - before == 13 and place >= _leap_month(before):
        place += 1
    return date.fromordinal(_begins(before + place) + day - 1)


def _leap_month(eleventh: int) -> int:
    """How many months after the eleventh the leap month comes: the first at whose end the sun is in the same sign."""
    return next(n for n in range(1, 14) if _sign(_begins(eleventh + n)) == _sign(_begins(eleventh + n + 1)))


def _eleventh_month(year: int) -> int:
    """The number of the new moon that begins the month with the winter solstice of `year`."""
    moon = floor((date(year, 12, 31).toordinal() + _EPOCH - _NEW_MOON) / _MONTH)
    while _begins(moon) > date(year, 12, 31).toordinal() or _sign(_begins(moon)) >= 9:
        moon -= 1
    return moon


def _begins(moon: int) -> int:
    """The day, as an ordinal, on which the month of a new moon begins; moons are counted from that of 6 January 2000."""
    century = moon / 1236.85
    eccentricity = 1 - 0.002516 * century
    sun = radians(2.5534 + 29.10535670 * moon)
    anomaly = radians(201.5643 + 385.81693528 * moon + 0.0107582 * century**2)
    latitude = radians(160.7108 + 390.67050284 * moon - 0.0016118 * century**2)
    moment = _NEW_MOON + _MONTH * moon + 0.00015437 * century**2
    for factor, power, of_sun, of_moon, of_latitude in _WAVES:
        moment += factor * eccentricity**power * sin(of_sun * sun + of_moon * anomaly + of_latitude * latitude)
    return floor(moment - _DELTA_T + _HANOI + 0.5) - _EPOCH


def _sign(day: int) -> int:
    """Which twelfth of its way, from the vernal equinox, the sun is in as the day with this ordinal begins."""
    century = (day + _EPOCH - 0.5 - _HANOI - 2_451_545) / 36_525
    anomaly = radians(357.52911 + 35_999.05029 * century)
    centre = (1.914602 - 0.004817 * century) * sin(anomaly) + 0.019993 * sin(2 * anomaly) + 0.000289 * sin(3 * anomaly)
    longitude = 280.46646 + 36_000.76983 * century + centre - 0.00569
    return floor(longitude % 360 / 30)
