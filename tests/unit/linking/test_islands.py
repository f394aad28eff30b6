"""Scripts that no name joins are apart: nothing that is said of one depends on the other."""

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
    assert [entry.module.path for entry in project.calling(load)] == ["sync.py"]
