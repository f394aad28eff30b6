"""When seasons begin and end, and what their files may say."""

import datetime
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from autodebt_lint.engine import rule
from autodebt_lint.errors import RulesetError
from autodebt_lint.knowledge.season_files import compile_season, parse_season
from autodebt_lint.knowledge.seasons import (
    FAMILIES,
    PHASES,
    CompiledSeason,
    bundled_seasons,
    load_seasons,
    state,
)
from autodebt_lint.settings import DEFAULT_SEASONS

REGATTA = """
id = "regatta"
name = "Harbour regatta"
prep = 30
freeze_before = 7
peak = 4
recovery = 3
anchor = { ANCHOR }
"""


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def compiled(anchor: str, *years: int, more: str = "") -> CompiledSeason:
    text = REGATTA.replace("ANCHOR", anchor) + more
    return compile_season(parse_season(text.encode(), "regatta.toml"), years)


def bundled(name: str, today: datetime.date) -> CompiledSeason:
    (season,) = load_seasons([name], Path(), today)
    return season


def phase(name: str, text: str) -> str:
    return state(bundled(name, day(text)), day(text)).phase


class TestEdges:
    """Each pair is the last day of one phase and the first day of the next."""

    @pytest.mark.parametrize(
        ("season", "last", "before", "first", "after"),
        [
            ("black-friday", "2026-09-27", "off-season", "2026-09-28", "preparation"),
            ("black-friday", "2026-11-05", "preparation", "2026-11-06", "freeze"),
            ("black-friday", "2026-11-26", "freeze", "2026-11-27", "peak"),
            ("black-friday", "2026-12-03", "peak", "2026-12-04", "recovery"),
            ("black-friday", "2026-12-17", "recovery", "2026-12-18", "off-season"),
            ("black-friday", "2027-11-25", "freeze", "2027-11-26", "peak"),
            ("year-end-close", "2026-12-10", "off-season", "2026-12-11", "preparation"),
            ("year-end-close", "2026-12-25", "preparation", "2026-12-26", "freeze"),
            ("year-end-close", "2026-12-30", "freeze", "2026-12-31", "peak"),
            ("year-end-close", "2027-01-04", "peak", "2027-01-05", "recovery"),
            ("year-end-close", "2027-01-14", "recovery", "2027-01-15", "off-season"),
            ("spring-break-travel", "2026-01-27", "off-season", "2026-01-28", "preparation"),
            ("spring-break-travel", "2026-03-03", "preparation", "2026-03-04", "freeze"),
            ("spring-break-travel", "2026-03-13", "freeze", "2026-03-14", "peak"),
            ("spring-break-travel", "2026-04-12", "peak", "2026-04-13", "recovery"),
            ("spring-break-travel", "2026-04-19", "recovery", "2026-04-20", "off-season"),
            # 2028 has a 29 February between the anchor and the preparation.
            ("spring-break-travel", "2028-01-25", "off-season", "2028-01-26", "preparation"),
            ("spring-break-travel", "2028-02-29", "preparation", "2028-03-01", "freeze"),
        ],
    )
    def test_of_the_bundled_seasons(
        self, season: str, last: str, before: str, first: str, after: str
    ) -> None:
        assert day(last) + datetime.timedelta(days=1) == day(first)
        assert (phase(season, last), phase(season, first)) == (before, after)

    def test_the_year_wraps(self) -> None:
        """The same peak is seen alike from both of its years."""
        for text in ("2026-12-31", "2027-01-01", "2027-01-04"):
            now = state(bundled("year-end-close", day(text)), day(text))
            assert (now.phase, now.since, now.until, now.anchor) == (
                "peak",
                day("2026-12-31"),
                day("2027-01-04"),
                day("2026-12-31"),
            )

    def test_off_season_lies_between_two_occurrences(self) -> None:
        now = state(bundled("black-friday", day("2026-07-01")), day("2026-07-01"))
        assert (now.phase, now.since, now.until, now.anchor) == (
            "off-season",
            day("2025-12-19"),
            day("2026-09-27"),
            day("2026-11-27"),
        )

    def test_beyond_the_compiled_years_nothing_is_known(self) -> None:
        season = compiled('date = "06-20"', 2026)
        assert state(season, day("2025-01-01")).since is None
        later = state(season, day("2027-01-01"))
        assert (later.phase, later.until, later.anchor) == ("off-season", None, None)

    @given(some.dates(day("2025-01-01"), day("2027-12-31")))
    def test_a_phase_holds_from_its_first_to_its_last_day(self, today: datetime.date) -> None:
        season = compiled('date = "12-31"', 2024, 2025, 2026, 2027, 2028)
        now = state(season, today)
        assert now.since is not None
        assert now.until is not None
        assert now.since <= today <= now.until
        one = datetime.timedelta(days=1)
        for inside in (now.since, now.until):
            assert state(season, inside) == now
        for outside in (now.since - one, now.until + one):
            assert state(season, outside).phase != now.phase

    def test_the_stricter_of_overlapping_occurrences_holds(self) -> None:
        season = compiled('date = ["06-01", "06-06"]', 2026)
        # 2 June: peak of the first, freeze of the second; 5 June: recovery of the first.
        assert state(season, day("2026-06-02")).phase == "peak"
        assert state(season, day("2026-06-05")).phase == "freeze"

    def test_a_length_of_nothing_leaves_the_phase_out(self) -> None:
        text = REGATTA.replace("ANCHOR", 'date = "06-20"').replace("= 7", "= 0")
        season = compile_season(parse_season(text.encode(), "regatta.toml"), [2026])
        assert state(season, day("2026-06-19")).phase == "preparation"
        assert state(season, day("2026-06-20")).phase == "peak"


class TestAnchors:
    @pytest.mark.parametrize(
        ("anchor", "dates"),
        [
            ('date = "02-29"', ["2027-02-28", "2028-02-29"]),
            ("date = 2027-06-23", ["2027-06-23"]),
            ('date = ["2027-06-23", "2028-07-11"]', ["2027-06-23", "2028-07-11"]),
            ('date = "12-31"\noffset = 1', ["2028-01-01", "2029-01-01"]),
            ('nth = "last friday of february"', ["2027-02-26", "2028-02-25"]),
            ('nth = "fifth Sunday of February"', ["2027-02-28", "2028-02-27"]),
            ('holiday = "Thanksgiving Day"\ncountry = "US"', ["2027-11-25", "2028-11-23"]),
            ("holiday = \"valentine's\"\ncountry = 'US'", ["2027-02-14", "2028-02-14"]),
            ('holiday = "Easter Sunday"\ncountry = "US"', ["2027-03-28", "2028-04-16"]),
            ('holiday = "Good Friday"\ncountry = "DE"', ["2027-03-26", "2028-04-14"]),
            # A day off on the Monday after is not the holiday; a feast starts on its first day.
            ('holiday = "Independence Day"\ncountry = "US"', ["2027-07-04", "2028-07-04"]),
            ('holiday = "Chinese New Year"\ncountry = "CN"', ["2027-02-06", "2028-01-26"]),
        ],
    )
    def test_of_two_years(self, anchor: str, dates: list[str]) -> None:
        text = REGATTA.replace("anchor = { ANCHOR }", f"[anchor]\n{anchor}")
        season = compile_season(parse_season(text.encode(), "regatta.toml"), [2027, 2028])
        assert sorted({str(window.anchor) for window in season.windows}) == dates

    def test_an_islamic_feast_may_come_twice_a_year(self) -> None:
        season = compiled('holiday = "Eid al-Fitr", country = "AE"', 2033)
        assert len({window.anchor for window in season.windows}) == 2

    def test_a_holiday_that_a_year_did_not_have_yet_has_no_date_in_it(self) -> None:
        season = compiled('holiday = "Juneteenth National Independence Day", country = "US"', 1990)
        assert not season.windows

    @pytest.mark.parametrize(
        ("anchor", "message"),
        [
            ('holiday = "Thanksgivin", country = "US"', "did you mean `Thanksgiving Day`?"),
            ('holiday = "Easter Sunday", country = "UX"', "no country called 'UX'"),
            (
                'holiday = "Labor Day", country = "US", subdivision = "TXX"',
                "no subdivision of US called 'TXX'; did you mean `TX`?",
            ),
        ],
    )
    def test_that_do_not_exist(self, anchor: str, message: str) -> None:
        with pytest.raises(RulesetError) as caught:
            compiled(anchor, 2026)
        assert message in str(caught.value)


class TestWrongFiles:
    @pytest.mark.parametrize(
        ("old", "new", "message"),
        [
            ("prep =", "perp =", "season.toml:4: perp: unknown key; did you mean `prep`?"),
            ("prep = 30", "prep = '30'", "season.toml:4: prep: Expected `int`, got `str`"),
            ("prep = 30", "prep = 400", "season.toml:4: prep: Expected `int` <= 300"),
            ("prep = 30", "prep = 3", "season.toml:4: prep: preparation cannot start after"),
            ("peak = 4", "peak = 0", "season.toml:6: peak: Expected `int` >= 1"),
            ('"regatta"', '"Re gatta"', "season.toml:2: id: Expected `str` matching"),
            ("name =", "title =", "unknown key"),
            ("ANCHOR", 'date = "31-12"', "season.toml:8: anchor.date: '31-12' is neither"),
            ("ANCHOR", 'dates = "12-31"', "anchor.dates: unknown key; did you mean `date`?"),
            (
                "ANCHOR",
                "",
                "season.toml:8: anchor: needs exactly one of date, holiday, nth, fiscal, rule, calendar",
            ),
            ("ANCHOR", 'holiday = "Easter"', "anchor.holiday: needs a country"),
            ("ANCHOR", 'nth = "2nd sat"', "anchor.nth: write it as"),
            ("ANCHOR", 'date = "12-31", country = "US"', "anchor.country: belongs to a holiday"),
            ("id =", "id", "season.toml:2:4: not valid TOML"),
        ],
    )
    def test_are_told_with_line_and_key(self, old: str, new: str, message: str) -> None:
        text = REGATTA.replace(old, new, 1).replace("ANCHOR", 'date = "12-31"')
        with pytest.raises(RulesetError) as caught:
            parse_season(text.encode(), "season.toml")
        assert message in str(caught.value)

    def test_all_mistakes_in_what_tightens_are_told(self) -> None:
        more = """
[[tightens]]
phase = "peak"
raise = 1
why = "right"

[[tightens]]
phase = ["freeze", "peek"]
family = "error-handling"
at_least = "hihg"
raise = 1
why = "wrong"
"""
        with pytest.raises(RulesetError) as caught:
            compiled('date = "12-31"', 2026, more=more)
        assert [line.strip() for line in caught.value.message.splitlines()] == [
            "4 problems in season regatta.toml",
            (
                "regatta.toml:16: tightens[1].phase: 'peek' is none of peak, freeze, preparation,"
                " recovery; did you mean `peak`?"
            ),
            (
                "regatta.toml:17: tightens[1].family: 'error-handling' is none of endpoints,"
                " deprecations, error handling, couplings, governance; did you mean `error handling`?"
            ),
            (
                "regatta.toml:18: tightens[1].at_least: 'hihg' is none of info, low, medium, high,"
                " critical; did you mean `high`?"
            ),
            "regatta.toml:15: tightens[1]: needs either raise or at_least",
        ]

    @pytest.mark.parametrize("name", ["missing.toml", "./a\0b.toml", "black-fridy", "."])
    def test_a_file_that_is_not_there_is_an_error(self, name: str, tmp_path: Path) -> None:
        with pytest.raises(RulesetError):
            load_seasons([name], tmp_path, day("2026-01-01"))


class TestLoading:
    def test_bundled_and_own_seasons_keep_their_order(self, tmp_path: Path) -> None:
        (tmp_path / "regatta.toml").write_text(REGATTA.replace("ANCHOR", 'date = "06-20"'))
        seasons = load_seasons(["./regatta.toml", "black-friday"], tmp_path, day("2026-06-20"))
        assert [season.id for season in seasons] == ["regatta", "black-friday"]

    def test_two_seasons_cannot_share_an_id(self, tmp_path: Path) -> None:
        text = REGATTA.replace("regatta", "black-friday").replace("ANCHOR", 'date = "06-20"')
        (tmp_path / "ours.toml").write_text(text)
        with pytest.raises(RulesetError, match="two seasons with the id `black-friday`"):
            load_seasons(["black-friday", "ours.toml"], tmp_path, day("2026-06-20"))

    def test_a_compiled_copy_gives_the_same_seasons(self, tmp_path: Path) -> None:
        today = day("2026-11-27")
        fresh = load_seasons(DEFAULT_SEASONS, tmp_path, today, tmp_path / "cache")
        again = load_seasons(DEFAULT_SEASONS, tmp_path, today, tmp_path / "cache")
        assert fresh == again == load_seasons(DEFAULT_SEASONS, tmp_path, today)

    def test_a_copy_serves_its_year_and_its_content_only(self, tmp_path: Path) -> None:
        own = tmp_path / "regatta.toml"
        cache = tmp_path / "cache"

        def anchors(today: str) -> list[str]:
            (season,) = load_seasons(["regatta.toml"], tmp_path, day(today), cache)
            return sorted({str(window.anchor) for window in season.windows})

        own.write_text(REGATTA.replace("ANCHOR", 'date = "06-20"'))
        assert anchors("2026-01-01") == ["2025-06-20", "2026-06-20", "2027-06-20"]
        assert anchors("2030-01-01") == ["2029-06-20", "2030-06-20", "2031-06-20"]
        own.write_text(REGATTA.replace("ANCHOR", 'date = "06-21"'))
        assert anchors("2030-01-01") == ["2029-06-21", "2030-06-21", "2031-06-21"]

    @pytest.mark.parametrize("damage", [b"", b"\x00", b"\x92" * 5_000, b"not msgpack at all"])
    def test_a_damaged_copy_is_a_miss(self, tmp_path: Path, damage: bytes) -> None:
        today = day("2026-11-27")
        whole = load_seasons(["black-friday"], tmp_path, today, tmp_path)
        (copy,) = tmp_path.glob("*.msgpack")
        copy.write_bytes(damage)
        assert load_seasons(["black-friday"], tmp_path, today, tmp_path) == whole
        assert copy.read_bytes() != damage

    def test_a_cache_that_cannot_be_written_does_not_matter(self, tmp_path: Path) -> None:
        (tmp_path / "cache").write_text("a file where the folder should be")
        assert load_seasons(["black-friday"], tmp_path, day("2026-11-27"), tmp_path / "cache")

    @pytest.mark.parametrize("today", ["0001-01-01", "0003-06-01", "9999-12-31"])
    def test_the_ends_of_the_calendar_are_no_trap(self, today: str) -> None:
        (season,) = load_seasons(["year-end-close"], Path(), day(today))
        assert state(season, day(today)).season == "year-end-close"

    def test_a_run_with_compiled_copies_loads_no_calendar(self, tmp_path: Path) -> None:
        load_seasons(DEFAULT_SEASONS, tmp_path, day("2026-11-27"), tmp_path)
        program = f"""
import datetime, pathlib, sys
from autodebt_lint.knowledge.seasons import load_seasons
from autodebt_lint.settings import load_settings
folder = pathlib.Path({str(tmp_path)!r})
settings = load_settings(folder)
load_seasons(settings.seasons, folder, datetime.date(2026, 11, 27), folder)
print(*{{"holidays", "tomllib", "difflib", "calendar"}} & sys.modules.keys())
"""
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True
        )
        assert done.stdout.strip() == ""


class TestBundled:
    def test_the_default_seasons_are_bundled(self) -> None:
        assert set(DEFAULT_SEASONS) <= set(bundled_seasons())

    def test_families_are_called_as_the_rules_call_them(self) -> None:
        digits = {number: name for name, number in FAMILIES.items()}
        assert {**digits, "0": "tool"} == rule.FAMILIES

    @pytest.mark.parametrize("name", bundled_seasons())
    def test_each_says_why_it_tightens_before_and_in_its_peak(self, name: str) -> None:
        season = bundled(name, day("2026-06-01"))
        tightened = {phase for table in season.tightens for phase in table.phases}
        assert {"freeze", "peak"} <= tightened <= set(PHASES)
        assert season.industries
        assert all(table.why.endswith(".") for table in season.tightens)
