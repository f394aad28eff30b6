"""Dates of holidays; the only module that loads the package `holidays`."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from autodebt_lint.errors import RulesetError
from autodebt_lint.settings.problems import nearest, quoted

if TYPE_CHECKING:
    from holidays import HolidayBase

LANGUAGE = "en_US"

#: Years whose holidays are all known: a name that they lack is misspelt.
_ORDINARY = range(2020, 2031)
#: A feast of several days is anchored on its first; two Ramadans of one year are 350 days apart.
_SAME_FEAST = datetime.timedelta(days=14)


def holiday_dates(
    name: str, country: str, subdivision: str | None, years: Sequence[int], shown: str
) -> list[datetime.date]:
    """Look up a holiday.

    Args:
        name: in English; case, a final "Day" and remarks in brackets do not matter.
        country: code of the country, as in ISO 3166: ``US``.
        subdivision: code of a state or province, or None.
        years: years in question; one in which the holiday is not known has no date.
        shown: file that asks, for messages.

    Returns:
        First day of each occurrence, sorted.

    Raises:
        RulesetError: the country, its subdivision or the holiday does not exist.
    """
    import holidays

    countries = holidays.list_supported_countries(include_aliases=True)
    if country not in countries:
        raise _unknown(shown, "country", country, countries)
    if subdivision is not None and subdivision not in countries[country]:
        raise _unknown(shown, f"subdivision of {country}", subdivision, countries[country])
    plain = holidays.country_holidays(country)
    language = LANGUAGE if LANGUAGE in plain.supported_languages else None
    usual = [name for name in ("public", "unofficial") if name in plain.supported_categories]

    def dated(years: Iterable[int], categories: Sequence[str]) -> list[tuple[datetime.date, str]]:
        calendar = holidays.country_holidays(
            country,
            subdiv=subdivision,
            years=list(years),
            categories=tuple(categories),
            language=language,
        )
        return [*_named(calendar)]

    everything = sorted(plain.supported_categories)
    for categories in (usual, everything):
        dates = [day for day, said in dated(years, categories) if _plain(said) == _plain(name)]
        if dates:
            return list(_first_days(sorted(dates)))
    seen = {said for _, said in dated({*years, *_ORDINARY}, everything)}
    if any(_plain(said) == _plain(name) for said in seen):
        return []
    raise _unknown(shown, f"holiday of {country}", name, sorted(seen))


def _named(calendar: "HolidayBase") -> Iterator[tuple[datetime.date, str]]:
    """Yield days and names; a day off in place of a holiday on a weekend is not that holiday."""
    for day, names in calendar.items():
        for name in re.split(r"[;,] ", names):
            if "observed" not in name:
                yield day, name


def _plain(name: str) -> str:
    bare = re.sub(r"\s*\(.*\)", "", name).replace("\u2019", "'")
    return bare.strip().casefold().removesuffix(" day")


def _first_days(days: Iterable[datetime.date]) -> Iterator[datetime.date]:
    last: datetime.date | None = None
    for day in days:
        if last is None or day - last > _SAME_FEAST:
            yield day
        last = day


def _unknown(shown: str, what: str, wrong: str, names: Iterable[str]) -> RulesetError:
    near = nearest(wrong, names)
    suggestion = f"; did you mean `{near}`?" if near else ""
    return RulesetError(f"{shown}: anchor: there is no {what} called {quoted(wrong)}{suggestion}")
