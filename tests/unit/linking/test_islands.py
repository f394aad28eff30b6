"""Scripts that no name joins are apart: nothing that is said of one depends on the other."""

from autodebt_lint.graph.links import couplings
from autodebt_lint.linking.names.islands import chart
from tests.unit.linking.linked_projects import linked

CLIENT = """
    import requests

    def load(path):
        return requests.get("https://api.hubapi.com" + path, timeout=10)
"""
SYNC = """
    from client import load

    load("/crm/v3/objects/contacts")
"""
STRANGER = """
    import csv

    for path in ("/one", "/two"):
        load(path)
"""


def islands(sources):
    return [island.paths for island in linked(sources).project.islands()]


def test_a_script_and_what_it_imports_are_on_one_island():
    assert islands({"client.py": CLIENT, "sync.py": SYNC}) == [("client.py", "sync.py")]


def test_scripts_that_import_nothing_of_each_other_are_apart():
    assert islands({"client.py": CLIENT, "stranger.py": STRANGER}) == [
        ("client.py",),
        ("stranger.py",),
    ]


def test_two_scripts_that_share_a_client_are_joined_by_it():
    found = islands({"a.py": SYNC, "b.py": SYNC, "client.py": CLIENT, "c.py": "import csv"})
    assert found == [("a.py", "b.py", "client.py"), ("c.py",)]


def test_a_relative_import_joins_with_the_folder_beside():
    found = islands({"jobs/sync.py": "from ..clients import hubspot", "clients/hubspot.py": CLIENT})
    assert found == [("clients/hubspot.py", "jobs/sync.py")]


def test_a_name_that_nobody_imports_joins_with_the_module_that_has_it():
    assert islands({"client.py": CLIENT, "sync.py": "client.load('/contacts')"}) == [
        ("client.py", "sync.py")
    ]


def test_callers_are_sought_on_the_island_alone():
    project = linked({"client.py": CLIENT, "stranger.py": STRANGER, "sync.py": SYNC}).project
    load = project.modules["client.py"].functions["load"]
    assert [entry.module.path for entry in project.callers.calling(load)] == ["sync.py"]


def test_what_many_name_belongs_to_everybody_with_all_that_it_names():
    joined = [(f"job{number}.py", ["tools.py"]) for number in range(4)]
    found = chart([*joined, ("tools.py", ["web.py"]), ("web.py", ()), ("apart.py", ())], many=3)
    assert found.commons is not None
    assert found.commons.paths == ("tools.py", "web.py")
    assert found.of["web.py"] is found.commons
    assert [found.of[f"job{number}.py"].paths for number in range(4)] == [
        (f"job{number}.py",) for number in range(4)
    ]


def test_what_no_more_than_many_name_joins_them():
    joined = [(f"job{number}.py", ["tools.py"]) for number in range(3)]
    found = chart([*joined, ("tools.py", ()), ("apart.py", ())], many=3)
    assert found.commons is None
    assert len(found.of["tools.py"].paths) == 4


SHARED = """
    import requests

    HOST = "https://api.hubapi.com"

    def contacts(since):
        return requests.get(HOST + "/crm/v3/objects/contacts", params={"after": since}, timeout=9).json()

    def told(text):
        return requests.post("https://slack.com/api/chat.postMessage", json={"text": text}, timeout=9)

    class Job:
        def __init__(self):
            self.rows = contacts(0)
            told("starting")
"""
JOB = """
    import shared

    for row in shared.contacts(1):
        shared.told(row["email"])
"""
OBJECT = """
    import shared

    class Own(shared.Job):
        def tell(self):
            for row in self.rows:
                shared.told(row["email"])

    Own().tell()
"""


def test_what_a_script_does_with_what_belongs_to_everybody_is_known():
    sources = {"shared.py": SHARED, "other.py": OBJECT} | {
        f"job{number}.py": JOB for number in range(4)
    }
    common, joined = linked(sources, many=3), linked(sources)
    assert [island.paths for island in common.project.islands()] == [
        *[(f"job{number}.py",) for number in range(4)],
        ("other.py",),
        ("shared.py",),
    ]
    assert len(joined.project.islands()) == 1

    def told(linking):
        return [
            (item.path, item.source.id, item.target.id, item.confidence.name)
            for item in couplings(linking)
        ]

    assert told(common) == told(joined)
    assert [row[0] for row in told(common)] == [
        *[f"job{number}.py" for number in range(4)],
        "other.py",
    ]
