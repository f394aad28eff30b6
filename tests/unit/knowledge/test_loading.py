"""From ruleset files to knowledge: the compiled copy, users' files, and errors that point."""

import datetime
import time
from pathlib import Path

import msgspec
import pytest

from autodebt_lint.errors import RulesetError
from autodebt_lint.knowledge import Knowledge, load_knowledge, loader
from autodebt_lint.model.levels import Severity

OWN_RULES = """
[[system]]
id = "bookings"
name = "Booking engine"
category = "booking"
hosts = ["*.bookings.acme.corp"]
imports = ["acme_bookings"]
env_prefixes = ["BOOKINGS_"]
names = ["bookings"]

[[system]]
id = "hubspot"
hosts = ["crm.acme.corp"]

[[library]]
id = "acme-legacy"
status = "deprecated"
imports = ["acme_legacy"]
replacement = "acme_bookings"
source = "https://wiki.acme.corp/legacy"
checked = 2026-03-01
bad = "import acme_legacy"
good = "import acme_bookings"
near = "import acme_legacy_tools"

[[retirement]]
id = "bookings-v1"
system = "bookings"
title = "Booking engine API v1"
kind = "api-version"
status = "scheduled"
url = ['bookings\\.acme\\.corp/v1/']
sunset_on = 2026-09-01
replacement = "v2"
source = "https://wiki.acme.corp/bookings"
checked = 2026-03-01
bad = 'requests.get("https://eu.bookings.acme.corp/v1/offers")'
good = 'requests.get("https://eu.bookings.acme.corp/v2/offers")'
near = 'requests.get("https://eu.bookings.acme.corp/health")'

[[rule]]
id = "no-old-erp"
message = "the old ERP is read-only"
severity = "high"
replacement = "the booking engine"
hosts = ["erp01.acme.corp"]
imports = ["acme_erp"]
calls = ["acme.post_to_erp"]
on = 2026-06-30
"""


@pytest.fixture
def own_rules(tmp_path: Path) -> Path:
    path = tmp_path / "acme.toml"
    path.write_text(OWN_RULES, encoding="utf-8")
    return path


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "acme.toml"
    path.write_text(text, encoding="utf-8")
    return path


# ---- users' own files


def test_a_team_adds_its_own_system(own_rules: Path) -> None:
    knowledge = load_knowledge([own_rules])
    system = knowledge.system("bookings")
    assert system is not None
    assert knowledge.system_for_host("eu.bookings.acme.corp") is system
    assert knowledge.system_for_import("acme_bookings.client") is system
    assert knowledge.system_for_environment("BOOKINGS_URL") is system
    assert knowledge.system_for_module_name("bookings_client") is system


def test_a_team_adds_a_host_to_a_known_system(own_rules: Path) -> None:
    knowledge = load_knowledge([own_rules])
    hubspot = knowledge.system("hubspot")
    assert hubspot is not None
    assert hubspot.name == "HubSpot"
    assert knowledge.system_for_host("crm.acme.corp") is hubspot
    assert knowledge.system_for_host("api.hubapi.com") is hubspot


def test_a_team_adds_a_retirement_and_a_library(own_rules: Path) -> None:
    knowledge = load_knowledge([own_rules])
    host = "eu.bookings.acme.corp"
    found = knowledge.retirements_for_url(f"https://{host}/v1/offers", host)
    assert [item.id for item in found] == ["bookings-v1"]
    assert not knowledge.retirements_for_url(f"https://{host}/v2/offers", host)
    library = knowledge.library("acme_legacy.sync")
    assert library is not None
    assert library.id == "acme-legacy"


def test_a_team_bans_a_host_a_module_and_a_call(own_rules: Path) -> None:
    knowledge = load_knowledge([own_rules])
    for found in (
        knowledge.rules_for_host("erp01.acme.corp:8443"),
        knowledge.rules_for_import("acme_erp.orders"),
        knowledge.rules_for_call("acme.post_to_erp"),
    ):
        assert [rule.id for rule in found] == ["no-old-erp"]
        assert found[0].level is Severity.HIGH
        assert found[0].on == datetime.date(2026, 6, 30)
    assert not knowledge.rules_for_host("erp02.acme.corp")


def test_a_system_may_stand_in_the_configuration() -> None:
    table = {"erp": {"hosts": ["erp01.acme.corp"], "tenant-hosts": ["*.erp.acme.corp"]}}
    knowledge = load_knowledge(user_systems=table)
    erp = knowledge.system_for_host("erp01.acme.corp")
    assert erp is not None
    assert (erp.id, erp.name, erp.category, erp.hub) == ("erp", "erp", "internal", False)
    assert knowledge.is_tenant_host("berlin.erp.acme.corp")


def test_a_teams_own_claim_wins_over_the_bundled_one(tmp_path: Path) -> None:
    text = '[[system]]\nid = "crm-proxy"\nhosts = ["api.hubapi.com"]\nimports = ["hubspot"]\n'
    knowledge = load_knowledge([written(tmp_path, text)])
    proxy = knowledge.system("crm-proxy")
    assert knowledge.system_for_host("api.hubapi.com") is proxy
    assert knowledge.system_for_import("hubspot") is proxy


def test_a_folder_of_files_is_read_whole(own_rules: Path) -> None:
    assert load_knowledge([own_rules.parent]).system("bookings")


# ---- errors


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[system]]\nid = "erp"\nhost = ["x"]\n', "acme.toml:3: system[0].host: unknown key"),
        ('[[system]]\nid = "erp"\n\n[[system]]\nid = 12\n', "acme.toml:5: system[1].id: "),
        ('[[system]]\nid = "erp"\nrole = "boss"\n', "acme.toml:3: system[0].role: "),
        ('[[system]]\nname = "ERP"\n', "acme.toml:1: system[0]: the key `id` is missing"),
        ("[[system]\n", "not valid TOML"),
        ('[[rules]]\nid = "x"\n', "acme.toml:1: rules: unknown key; did you mean `rule`?"),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(RulesetError) as caught:
        load_knowledge([written(tmp_path, text)])
    assert told in caught.value.message


RETIREMENT = """
[[retirement]]
id = "x"
title = "X"
kind = "product"
status = "retired"
replacement = "Y"
source = "https://acme.example"
checked = 2026-03-01
bad = ""
good = ""
near = ""
"""


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("url = ['x']", "`system` is missing"),
        ("system = \"nobody\"\nurl = ['x']", "there is no system 'nobody'"),
        ('system = "hubspot"', "has nothing to match"),
        ("system = \"hubspot\"\nurl = ['(']", "is no regular expression"),
    ],
)
def test_a_retirement_that_can_never_fire_is_refused(tmp_path: Path, more: str, told: str) -> None:
    with pytest.raises(RulesetError, match=r"retirement\[0\]") as caught:
        load_knowledge([written(tmp_path, RETIREMENT + more)])
    assert told in caught.value.message


# ---- version tables

VERSIONS = """
[[version_table]]
id = "bookings"
title = "Bookings API {version}"
system = "bookings"
url = ['/api/{version}/']
replacement = "the newest version"
source = "https://acme.example"
checked = 2026-03-01
bad = ""
good = ""
near = ""
"""
QUARTERLY = """
[version_table.schedule]
format = "%Y-%m"
every = "quarter"
first = "2023-10"
last = "2024-07"
lives = 12
"""
MONTHLY = """
[version_table.schedule]
format = "%Y%m"
every = "month"
first = "202311"
last = "202402"
lives = 14
day = 15
"""


def table(tmp_path: Path, more: str) -> Knowledge:
    return load_knowledge([written(tmp_path, OWN_RULES + VERSIONS + more)])


def ends(knowledge: Knowledge) -> dict[str, str]:
    mine = [item for item in knowledge.retirements() if item.id.startswith("bookings-2")]
    return {item.id.removeprefix("bookings-"): str(item.sunset_on) for item in mine}


def at(knowledge: Knowledge, version: str) -> list[str]:
    host = "eu.bookings.acme.corp"
    found = knowledge.retirements_for_url(f"https://{host}/api/{version}/offers", host)
    return [item.id for item in found]


def test_versions_of_a_vendor_that_releases_each_quarter(tmp_path: Path) -> None:
    knowledge = table(tmp_path, QUARTERLY)
    assert ends(knowledge) == {
        "2023-10": "2024-10-01",
        "2024-01": "2025-01-01",
        "2024-04": "2025-04-01",
        "2024-07": "2025-07-01",
    }
    assert at(knowledge, "2024-04") == ["bookings-2024-04"]


def test_no_version_outside_the_schedule_is_known(tmp_path: Path) -> None:
    knowledge = table(tmp_path, QUARTERLY)
    for version in ("2023-07", "2024-10", "2031-01", "2024-05", "unstable"):
        assert not at(knowledge, version), version


def test_versions_of_a_vendor_that_releases_each_month(tmp_path: Path) -> None:
    assert ends(table(tmp_path, MONTHLY)) == {
        "202311": "2025-01-15",
        "202312": "2025-02-15",
        "202401": "2025-03-15",
        "202402": "2025-04-15",
    }


def test_a_day_that_the_vendor_named_goes_before_its_schedule(tmp_path: Path) -> None:
    named = '[version_table.ends]\n"202312" = 2025-02-20\n'
    knowledge = table(tmp_path, MONTHLY + named)
    assert ends(knowledge)["202312"] == "2025-02-20"
    assert ends(knowledge)["202401"] == "2025-03-15"


def test_versions_older_than_the_table_have_ended(tmp_path: Path) -> None:
    older = "[version_table.older]\nnewest = '2019-01'\npattern = '201[0-8]-\\d\\d|2019-01'\n"
    knowledge = table(tmp_path, QUARTERLY + older)
    assert at(knowledge, "2019-01") == at(knowledge, "2012-04") == ["bookings-older"]
    assert not at(knowledge, "2019-02")
    (item,) = [item for item in knowledge.retirements() if item.id == "bookings-older"]
    assert (item.status, item.title) == ("retired", "Bookings API 2019-01 and older")
    assert item.sunset_label == "before 2024-10-01"


def test_a_version_whose_end_the_vendor_moved(tmp_path: Path) -> None:
    moved = "[version_table.moved]\n2024-01 = [{ was = 2024-12-01 }, { was = 2024-12-15 }]\n"
    knowledge = table(tmp_path, QUARTERLY + moved)
    history = {item.id: item.history for item in knowledge.retirements()}
    assert history["bookings-2024-01"] == "moved twice: was 2024-12-01, 2024-12-15"
    assert history["bookings-2024-04"] == ""


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("", "has no versions"),
        (QUARTERLY.replace('"2024-07"', '"2024-08"'), "2024-08 does not follow from 2023-10"),
        (QUARTERLY.replace('"2024-07"', '"2022-07"'), "2022-07 does not follow from 2023-10"),
        (QUARTERLY.replace('"2023-10"', '"202310"'), "'202310' is no version"),
        (QUARTERLY.replace('"quarter"', '"week"'), "every"),
        (QUARTERLY.replace("lives", "day = 31\nlives"), "day"),
        (QUARTERLY.replace("12", "0"), "lives"),
    ],
)
def test_a_table_that_tells_no_ends_is_refused(tmp_path: Path, more: str, told: str) -> None:
    with pytest.raises(RulesetError) as caught:
        table(tmp_path, more)
    assert told in caught.value.message


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RulesetError, match="no such ruleset file"):
        load_knowledge([tmp_path / "none.toml"])


# ---- the compiled copy


def test_the_compiled_copy_says_the_same(tmp_path: Path, own_rules: Path) -> None:
    cold = load_knowledge([own_rules], cache_dir=tmp_path / "cache")
    warm = load_knowledge([own_rules], cache_dir=tmp_path / "cache")
    assert warm.systems() == cold.systems()
    assert warm.retirements() == cold.retirements()
    assert warm.lexicon == cold.lexicon


def test_the_compiled_copy_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_knowledge(cache_dir=tmp_path)
    monkeypatch.setattr(loader, "_compiled", lambda *_: pytest.fail("compiled again"))
    assert load_knowledge(cache_dir=tmp_path).system("hubspot")


def test_a_changed_file_is_read_again(tmp_path: Path, own_rules: Path) -> None:
    cache = tmp_path / "cache"
    load_knowledge([own_rules], cache_dir=cache)
    own_rules.write_text(OWN_RULES.replace("acme_bookings", "acme_booking_engine"), "utf-8")
    knowledge = load_knowledge([own_rules], cache_dir=cache)
    assert knowledge.system_for_import("acme_booking_engine")
    assert not knowledge.system_for_import("acme_bookings")


def test_other_configuration_is_another_copy(tmp_path: Path) -> None:
    load_knowledge(user_systems={"erp": {"hosts": ["erp01.acme.corp"]}}, cache_dir=tmp_path)
    assert load_knowledge(cache_dir=tmp_path).system("erp") is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data[:1000] + b"\x00" + data[1001:],
        lambda _: b"\x00\x00\x00\x00" + msgspec.msgpack.encode({"other": "program"}),
    ],
    ids=["empty", "cut", "flipped", "foreign"],
)
def test_a_damaged_copy_is_made_again(tmp_path: Path, damage) -> None:
    load_knowledge(cache_dir=tmp_path)
    path = tmp_path / loader.FILE
    whole = path.read_bytes()
    path.write_bytes(damage(whole))
    assert load_knowledge(cache_dir=tmp_path).system("hubspot")
    assert path.read_bytes() == whole


def test_the_cache_folder_says_what_it_is(tmp_path: Path) -> None:
    load_knowledge(cache_dir=tmp_path / "cache")
    assert sorted(path.name for path in (tmp_path / "cache").iterdir()) == [
        ".gitignore",
        "CACHEDIR.TAG",
        loader.FILE,
    ]


def test_a_cache_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert load_knowledge(cache_dir=tmp_path / "file").system("hubspot")
    assert load_knowledge(cache_dir=tmp_path / "file" / "deeper").system("hubspot")


def test_loading_the_copy_is_quick(tmp_path: Path) -> None:
    load_knowledge(cache_dir=tmp_path)
    times = []
    for _ in range(5):
        start = time.perf_counter()
        load_knowledge(cache_dir=tmp_path)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.02  # aims at 10 ms; twice that on a busy machine


# ---- path fragments

PATHS = """
[[system]]
id = "shop"
paths = ["/shop/v1/"]

[[system]]
id = "gate"
paths = ["/gate", "/shop/v1/orders/"]
"""


@pytest.mark.parametrize(
    ("path", "system"),
    [
        ("/shop/v1/x", "shop"),
        ("/a/shop/v1/x", "shop"),
        ("/shop/v1/orders/3", "gate"),  # of two at one place the longer
        ("/shop/v1", None),
        ("/shopping/v1/", None),
        ("/gateway", "gate"),
        ("/gate/shop/v1/", "gate"),
        ("/shop/v1/gate", "shop"),
        ("shop/v1/", None),
    ],
)
def test_the_fragment_that_stands_first_in_a_path_tells_the_system(
    tmp_path: Path, path: str, system: str | None
) -> None:
    knowledge = load_knowledge([written(tmp_path, PATHS)])
    found = knowledge.system_for_host("\ufffc", path)
    assert (found.id if found else None) == system


def test_of_two_systems_with_one_fragment_the_later_is_meant(tmp_path: Path) -> None:
    text = PATHS + '\n[[system]]\nid = "later"\npaths = ["/shop/v1/"]\n'
    found = load_knowledge([written(tmp_path, text)]).system_for_host("\ufffc", "/shop/v1/x")
    assert found is not None
    assert found.id == "later"


# ---- an installed copy


def test_a_new_installation_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = tmp_path / "installed"
    installed.mkdir()
    monkeypatch.setattr(loader, "is_installed", lambda _: True)
    monkeypatch.setattr(loader, "_folders", lambda _: iter([str(installed)]))
    load_knowledge(cache_dir=tmp_path / "cache")
    before = (tmp_path / "cache" / loader.FILE).read_bytes()
    load_knowledge(cache_dir=tmp_path / "cache")
    assert (tmp_path / "cache" / loader.FILE).read_bytes() == before
    (installed / "new.toml").write_text("", encoding="utf-8")
    load_knowledge(cache_dir=tmp_path / "cache")
    assert (tmp_path / "cache" / loader.FILE).read_bytes() != before
