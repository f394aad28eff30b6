"""The past of small repositories: which commits become points, what they say, and what goes wrong."""

import contextlib
import datetime
import json
import os
import random
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from autodebt_lint import history, session
from autodebt_lint.cli.main import main
from autodebt_lint.engine.cache import cache_directory
from autodebt_lint.engine.git import first_parents
from autodebt_lint.errors import UsageError
from autodebt_lint.history import walk as walking
from autodebt_lint.model.history import Point, Trend
from autodebt_lint.settings import load_settings
from tests.checking import git, write

FETCH = """
    import requests

    def fetch():
        return requests.get("https://api.hubapi.com/crm/v3/objects/contacts").json()
"""
PATIENT = FETCH.replace('contacts")', 'contacts", timeout=10)')
SEND = """
    import os

    import requests

    requests.post(os.environ["MAIL_URL"], json={}, timeout=10).raise_for_status()
"""


class Repository:
    """A repository that is written commit by commit, one a day unless told otherwise."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.day = datetime.date(2026, 6, 1)
        root.mkdir(parents=True)
        git(root, "init", "-q", "--initial-branch=main")
        (root / "autodebt.toml").write_text("seasons = []\n")

    def commit(self, files: dict[str, str | bytes | None], *, days: int = 1) -> str:
        """Write files, or remove those that are None, and commit all; its name is answered."""
        for name, content in files.items():
            if content is None:
                (self.root / name).unlink()
            else:
                write(self.root, {name: content})
        git(self.root, "add", "-A")
        return self.git("commit", "-q", "--allow-empty", "-m", "change", days=days)

    def git(self, *arguments: str, days: int = 1) -> str:
        """Run git on the next day; the name of what is then HEAD is answered."""
        self.day += datetime.timedelta(days=days)
        moment = f"{self.day}T12:00:00 +0000"
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("GIT_AUTHOR_DATE", moment)
            patch.setenv("GIT_COMMITTER_DATE", moment)
            git(self.root, *arguments)
        done = subprocess.run(
            ["git", "rev-parse", "HEAD"], cwd=self.root, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    def build(self, every: str = "commit", **options) -> history.Built:
        return history.build(load_settings(self.root), self.root, every=every, **options)

    def trend(self) -> Trend:
        return history.trend(load_settings(self.root), self.root)

    def points(self) -> list[Point]:
        with history.Store(cache_directory(), self.root) as store:
            return list(history.past(load_settings(self.root), self.root, store).points)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "project")


def flows(found: Trend) -> list[tuple[int, int]]:
    """Return how many findings came and went at each point."""
    return [(point.introduced.findings, point.paid.findings) for point in found.points]


def findings_of(found: Trend) -> list[int]:
    return [point.findings for point in found.points]


# What a point says


@pytest.mark.parametrize("seasons", ["[]", "['black-friday', 'year-end-close']"])
def test_a_point_says_what_a_check_of_its_commit_says(
    repository: Repository, tmp_path, seasons
) -> None:
    (repository.root / "autodebt.toml").write_text(f"seasons = {seasons}\n")
    repository.day = datetime.date(
        2026, 11, 24
    )  # the next days belong to freeze, peak and recovery
    repository.commit(
        {
            "jobs/fetch.py": FETCH,
            "jobs/send.py": SEND,
            "requirements.txt": "requests\n-r more/pins.txt\n",
            "more/pins.txt": "boto\n",
            "silent.py": FETCH.replace(
                ".json()",
                ".json()  # autodebt: ignore[ADL301] until=2026-11-25 reason='moves soon'",
            ),
            "node_modules/theirs.py": FETCH,
            "notes.txt": "requests\n",
        }
    )
    repository.commit({"jobs/both.py": "from jobs import fetch, send\n\nfetch.fetch()\n"})
    repository.commit({"requirements.txt": "requests==2.32.0\n"})
    repository.commit({"jobs/fetch.py": PATIENT})
    repository.commit({"readme.md": "quiet again"}, days=20)
    repository.build()
    points = repository.points()
    assert len(points) == 5
    for point in points:
        there = tmp_path / point.commit
        git(tmp_path, "clone", "-q", str(repository.root), str(there))
        git(there, "checkout", "-q", point.commit)
        report = session.run(
            load_settings(there), there, [there], point.day, baseline=False, cache=False
        )
        # What retires before a peak points at findings that are counted already.
        shown = [verdict for verdict in report.verdicts if verdict.finding.code != "ADL207"]
        assert point.findings == len(shown)
        assert point.minutes == sum(verdict.finding.effort for verdict in report.verdicts)
        assert point.suppressed == len(report.suppressed)
        assert (point.files, point.analysed, point.lines) == (
            report.files,
            report.analysed,
            report.lines,
        )
        by_level = [0] * 5
        by_rule: dict[str, int] = {}
        for verdict in shown:
            by_level[verdict.severity] += 1
            by_rule[verdict.finding.code] = by_rule.get(verdict.finding.code, 0) + 1
        assert list(point.severities_on_day) == by_level
        assert {code: count.findings for code, count in point.rules.items()} == by_rule
        with history.Store(cache_directory(), repository.root) as store:
            groups = store.groups(point.groups).values()
        kept = {(group.path, item.fingerprint.hex()) for group in groups for item in group.items}
        assert kept == {(v.finding.path, v.fingerprint) for v in shown}


def test_a_season_of_the_commits_day_raises_and_leaves_the_base(repository: Repository) -> None:
    (repository.root / "autodebt.toml").write_text("seasons = ['black-friday']\n")
    repository.commit(
        {"fetch.py": FETCH.replace("api.hubapi.com/crm", "rates.lagovia.example/crm")}
    )
    repository.day = datetime.date(2026, 11, 25)
    repository.commit({"readme.md": "busy"})
    repository.build()
    quiet, busy = repository.points()
    assert quiet.severities == quiet.severities_on_day == busy.severities
    assert busy.severities_on_day != busy.severities
    assert sum(busy.severities_on_day) == sum(busy.severities)


def test_an_expired_comment_counts_from_the_day_after(repository: Repository) -> None:
    line = "    return requests.get(url).json()  # autodebt: ignore[ADL301, ADL302] until=2026-06-10 reason='moves soon'\n"
    repository.commit({"fetch.py": f"import requests\n\n\ndef fetch(url):\n{line}"}, days=9)
    repository.commit({"readme.md": "one more day"})
    repository.build()
    before, after = repository.points()
    assert (before.day, after.day) == (datetime.date(2026, 6, 10), datetime.date(2026, 6, 11))
    assert before.suppressed > 0
    assert after.suppressed == 0
    assert after.findings > before.findings


# What happened between points


def test_what_came_and_what_was_paid(repository: Repository) -> None:
    repository.commit({"send.py": SEND})
    repository.commit({"fetch.py": FETCH})
    repository.commit({"fetch.py": PATIENT})
    repository.commit({"fetch.py": None})
    repository.build()
    found = repository.trend()
    start, more, less, none = findings_of(found)
    assert more > less > none == start
    assert flows(found) == [
        (0, 0),
        (more - start, 0),
        (0, more - less),
        (0, less - none),
    ]
    lives = {life.code: life for life in found.lifetimes}
    assert (lives["ADL301"].born, lives["ADL301"].paid, lives["ADL301"].median_days) == (1, 1, 1)
    assert (lives["ADL302"].born, lives["ADL302"].paid, lives["ADL302"].median_days) == (1, 1, 2)


def test_a_renamed_file_keeps_its_debt_and_its_age(repository: Repository) -> None:
    repository.commit({"send.py": SEND})
    repository.commit({"fetch.py": FETCH})
    git(repository.root, "mv", "fetch.py", "jobs_fetch.py")
    repository.commit({}, days=5)
    repository.build()
    found = repository.trend()
    assert flows(found)[-1] == (0, 0)
    assert set(found.since.values()) == {datetime.date(2026, 6, 3)}


def test_a_revert_brings_the_debt_back_as_new(repository: Repository) -> None:
    repository.commit({"fetch.py": FETCH, "send.py": SEND})
    repository.commit({"fetch.py": PATIENT})
    repository.git("revert", "--no-edit", "HEAD")
    repository.build()
    found = repository.trend()
    assert flows(found) == [(0, 0), (0, 1), (1, 0)]
    assert findings_of(found)[0] == findings_of(found)[2]


def test_a_merge_is_one_point_of_the_line(repository: Repository) -> None:
    repository.commit({"send.py": SEND})
    git(repository.root, "checkout", "-q", "-b", "side")
    repository.commit({"fetch.py": FETCH})
    repository.commit({"fetch.py": PATIENT})
    git(repository.root, "checkout", "-q", "main")
    repository.commit({"readme.md": "on the line"})
    merge = repository.git("merge", "-q", "--no-ff", "-m", "merge", "side")
    built = repository.build()
    assert built.points == 3
    found = repository.trend()
    assert found.points[-1].commit == merge
    assert found.points[-1].introduced.findings == found.points[-1].findings - findings_of(found)[0]


def test_edited_surroundings_are_told_at_once(repository: Repository) -> None:
    """A finding in a file that nobody touched: what it is handed decides."""
    repository.commit(
        {
            "client.py": "import requests\n\n\ndef get(url):\n    return requests.get(url, timeout=9)\n",
            "job.py": "import client\n\nclient.get('https://api.hubapi.com/a').raise_for_status()\n",
        }
    )
    repository.commit(
        {"job.py": "import client\n\nclient.get('https://api.mailchimp.com/a').json()\n"}
    )
    repository.build()
    incremental = repository.points()
    assert incremental[0].rules != incremental[1].rules


# Which commits


def test_the_last_commit_of_each_week(repository: Repository) -> None:
    for number in range(10):
        repository.commit({"send.py": SEND + f"\n    X = {number}\n"}, days=2)
    repository.build("week")
    days = [point.day for point in repository.points()]
    assert len({day.isocalendar()[:2] for day in days}) == len(days)
    assert days[-1] == repository.day


def test_the_commits_with_a_tag(repository: Repository) -> None:
    first = repository.commit({"send.py": SEND})
    git(repository.root, "tag", "v1.0")
    repository.commit({"fetch.py": FETCH})
    repository.commit({"fetch.py": PATIENT})
    git(repository.root, "tag", "-a", "v1.1", "-m", "second")
    last = repository.commit({"fetch.py": None})
    repository.build("release")
    points = repository.points()
    assert [point.tags for point in points] == [("v1.0",), ("v1.1",), ()]
    assert (points[0].commit, points[-1].commit) == (first, last)


def test_since_a_day_and_since_a_commit(repository: Repository) -> None:
    repository.commit({"send.py": SEND})
    second = repository.commit({"fetch.py": FETCH})
    repository.commit({"fetch.py": PATIENT})
    git(repository.root, "checkout", "-q", "-b", "side", second)
    repository.commit({"aside.py": FETCH})
    git(repository.root, "checkout", "-q", "main")
    assert repository.build(since="2026-06-04").points == 1
    assert repository.build(since=second).points == 2
    assert repository.build(since="side").points == 2  # from where it parted
    assert repository.build(since="2030-01-01").points == 0
    with pytest.raises(UsageError, match="knows no revision"):
        repository.build(since="v9")


def test_only_new_commits_are_judged(repository: Repository) -> None:
    repository.commit({"send.py": SEND})
    repository.commit({"fetch.py": FETCH})
    assert repository.build().judged == 2
    assert repository.build().judged == 0
    repository.commit({"fetch.py": PATIENT})
    built = repository.build()
    assert (built.points, built.judged, built.renewed) == (3, 1, 0)


def test_another_configuration_judges_the_past_anew(repository: Repository) -> None:
    repository.commit({"send.py": SEND})
    repository.commit({"fetch.py": FETCH, "autodebt.toml": "seasons = []\nignore = ['ADL1']\n"})
    repository.build()
    before = findings_of(repository.trend())
    write(repository.root, {"autodebt.toml": "seasons = []\nignore = ['ADL1', 'ADL302']\n"})
    stale = repository.trend()
    assert [point.current for point in stale.points] == [False, False]
    built = repository.build()
    assert (built.judged, built.renewed) == (2, 2)
    after = repository.trend()
    assert findings_of(after)[-1] == before[-1] - 1
    assert all(point.current and point.comparable for point in after.points)
    repository.commit({"note.md": "x"})
    repository.build(since="HEAD")
    write(repository.root, {"autodebt.toml": "seasons = []\n"})
    repository.build(since="HEAD")
    mixed = repository.trend()
    assert [point.comparable for point in mixed.points] == [True, True, False]
    assert flows(mixed)[-1] == (0, 0)


def test_a_rewritten_past_is_left_aside(repository: Repository) -> None:
    repository.commit({"send.py": SEND})
    repository.commit({"fetch.py": FETCH})
    repository.build()
    git(repository.root, "reset", "-q", "--hard", "HEAD~1")
    repository.commit({"fetch.py": PATIENT})
    repository.build()
    assert len(repository.points()) == 2
    with history.Store(cache_directory(), repository.root) as store:
        assert history.past(load_settings(repository.root), repository.root, store).aside == 1


# Odd repositories


def test_an_empty_repository(repository: Repository, monkeypatch, capsys) -> None:
    monkeypatch.chdir(repository.root)
    assert repository.build() == history.Built(0, 0, 0, 0, False)
    assert main(["history", "build"]) == 0
    assert main(["history"]) == 0
    assert "no points of this project's history yet" in capsys.readouterr().err


def test_no_repository(tmp_path: Path, monkeypatch, capsys) -> None:
    write(tmp_path, {"fetch.py": FETCH})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert main(["history", "build"]) == 2
    assert "git: " in capsys.readouterr().err
    assert main(["history", "show"]) == 0


def test_no_git(repository: Repository, monkeypatch, capsys, tmp_path) -> None:
    repository.commit({"fetch.py": FETCH})
    repository.build()
    monkeypatch.chdir(repository.root)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["history", "build"]) == 2
    assert "git is not installed" in capsys.readouterr().err
    # What was kept can be shown all the same.
    assert main(["history", "show", "--output-format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["points"]) == 1


def test_a_detached_head(repository: Repository) -> None:
    first = repository.commit({"fetch.py": FETCH})
    repository.commit({"fetch.py": PATIENT})
    git(repository.root, "checkout", "-q", first)
    repository.build()
    assert [point.commit for point in repository.points()] == [first]


def test_a_project_below_the_top_of_its_repository(repository: Repository) -> None:
    repository.commit({"fetch.py": FETCH, "team/send.py": SEND, "team/autodebt.toml": ""})
    repository.commit({"team/fetch.py": FETCH})
    team = repository.root / "team"
    history.build(load_settings(team), team, every="commit")
    found = history.trend(load_settings(team), team)
    assert [point.files for point in found.points] == [1, 2]


def test_a_shallow_clone_shows_what_was_imported(
    repository: Repository, tmp_path: Path, monkeypatch, capsys
) -> None:
    repository.commit({"send.py": SEND})
    repository.commit({"fetch.py": FETCH})
    repository.build()
    monkeypatch.chdir(repository.root)
    exported = tmp_path / "debt.jsonl"
    assert main(["history", "export", str(exported)]) == 0
    repository.commit({"fetch.py": PATIENT})
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{repository.root}", str(clone))
    monkeypatch.chdir(clone)
    capsys.readouterr()
    assert main(["history", "build", "--every", "commit"]) == 0
    assert "shallow" in capsys.readouterr().err
    assert main(["history", "import", str(exported)]) == 0
    found = history.trend(load_settings(clone), clone)
    assert flows(found) == [(0, 0), (findings_of(found)[1] - findings_of(found)[0], 0), (0, 1)]
    again = tmp_path / "again.jsonl"
    assert main(["history", "export", str(again)]) == 0
    assert again.read_bytes().startswith(exported.read_bytes())


def test_strange_names_links_modules_and_contents(repository: Repository, tmp_path) -> None:
    root = repository.root
    other = Repository(tmp_path / "other")
    other.commit({"theirs.py": FETCH})
    repository.commit({"fetch.py": FETCH, "broken.py": "import requests\nrequests.get((\n"})
    (root / "link.py").symlink_to("fetch.py")
    (root / "away.py").symlink_to("/etc/hostname")
    (root / "huge.py").write_bytes(b"import requests\n" + b"# padding\n" * 1_100_000)
    (root / "new\nline.py").write_bytes(b"import requests\nrequests.get('https://a.example.org')\n")
    with contextlib.suppress(OSError):
        (root / os.fsdecode(b"caf\xe9.py")).write_bytes(b"import requests\nrequests.get(u)\n")
    (root / "latin.py").write_bytes(
        "# -*- coding: latin-1 -*-\nimport requests\nx = 'é'\n".encode("latin-1")
    )
    git(
        root,
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "--quiet",
        "add",
        str(other.root),
        "theirs",
    )
    repository.commit({})
    git(root, "rm", "-q", "link.py")
    repository.commit({"link.py": PATIENT})
    repository.build()
    first, second, third = repository.points()
    assert first.incomplete == 1  # the broken one
    assert second.incomplete == 2  # and the huge one
    assert third.files == second.files + 1  # a link became a file
    assert all(not group.path.startswith("theirs") for group in _groups(repository))
    report = session.run(
        load_settings(root), root, [root / "fetch.py"], third.day, project=False, cache=False
    )
    assert report.verdicts  # the work tree is as it was
    assert git_status(root) == ""


def _groups(repository: Repository):
    with history.Store(cache_directory(), repository.root) as store:
        return store.groups(
            name for point in store.points().values() for name in point.groups
        ).values()


def git_status(root: Path) -> str:
    done = subprocess.run(
        ["git", "status", "--porcelain"], cwd=root, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_odd_dates(repository: Repository) -> None:
    repository.commit({"fetch.py": FETCH})
    for moment in ("1970-01-01T00:00:01 +0000", "@4102444800 +1400", "2026-06-02T00:00:00 -1200"):
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("GIT_AUTHOR_DATE", moment)
            patch.setenv("GIT_COMMITTER_DATE", moment)
            git(repository.root, "commit", "-q", "--allow-empty", "-m", "when?")
    (repository.root / "autodebt.toml").write_text("")  # with all seasons
    repository.build()
    found = repository.trend()
    assert len(found.points) == 4
    assert len(set(findings_of(found))) == 1


def test_what_looks_like_an_option_is_none(repository: Repository) -> None:
    repository.commit({"fetch.py": FETCH})
    with pytest.raises(UsageError, match="knows no revision"):
        repository.build(since="--output=pwned")
    assert not (repository.root / "pwned").exists()


# Looking again at the little that may see a difference


SNIPPETS = [
    "requests.get('https://api.hubapi.com/a')\n",
    "requests.get(settings.URL, timeout=5)\n",
    "client.push(client.rows())\n",
    "client.Client(settings.URL).send({'a': 1})\n",
    "try:\n    client.push([])\nexcept Exception:\n    pass\n",
    "# nothing but a remark\n",
    "LIMIT = 3\n",
    "LIMIT = 4\n",
    "def later():\n    return client.rows()\n",
    "from scripts.shared import helper\n\nhelper(settings.URL)\n",
    "if __name__ == '__main__':\n    client.push(client.rows())\n",
    "with open('rows.csv') as f:\n    requests.post('https://us1.api.mailchimp.com/3.0/lists', data=f)\n",
]
#: Without a library of its own a script is read only because of what it imports.
HEADS = [
    "import client\nimport requests\nimport settings\n\n",
    "import client\nimport settings\n\n",
    "",
]
CLIENT = """
class Client:
    def __init__(self, url):
        self.url = url

    def send(self, row):
        return requests.post(self.url, json=row, timeout=3)

"""
MODULES = {
    "client.py": [
        "import requests\nimport settings\n\n",
        "def rows():\n    return requests.get(settings.URL).json()\n\n",
        "def push(rows, url='https://us1.api.mailchimp.com/3.0/lists'):\n    requests.post(url, json=rows)\n\n",
        CLIENT,
    ],
    "settings.py": ["URL = 'https://api.hubapi.com/crm/v3/objects/contacts'\n", "LIMIT = 5\n"],
    "scripts/shared.py": [
        "import requests\n\n",
        "def helper(url):\n    return requests.get(url).text\n",
    ],
}


@pytest.mark.parametrize("seed", range(6))
def test_looking_at_little_finds_what_looking_at_all_finds(
    repository: Repository, seed: int
) -> None:
    dice = random.Random(seed)  # noqa: S311  # the same edits in every run
    repository.commit({path: "".join(parts) for path, parts in MODULES.items()})
    scripts = [f"scripts/job{number}.py" for number in range(5)] + ["top.py"]
    for _ in range(14):
        files: dict[str, str | bytes | None] = {}
        for path in dice.sample([*scripts, *MODULES], dice.choice([1, 1, 2])):
            exists = (repository.root / path).exists()
            if exists and dice.random() < 0.15:
                files[path] = None
            elif path in MODULES:
                parts = MODULES[path]
                chosen = dice.sample(parts, len(parts) - dice.choice([0, 0, 1]))
                files[path] = "".join(
                    part for part in parts if part in chosen
                ) + "# again\n" * dice.choice([0, 1])
            else:
                files[path] = dice.choice(HEADS) + "".join(
                    dice.sample(SNIPPETS, dice.choice([1, 2, 3]))
                )
        if dice.random() < 0.1:
            files["requirements.txt"] = dice.choice(["requests\n", "requests==2.0\nsimplejson\n"])
        if dice.random() < 0.1 and not (repository.root / "scripts/__init__.py").exists():
            files["scripts/__init__.py"] = ""
        repository.commit(files)
    settings = load_settings(repository.root)
    knowledge = session.knowledge_of(settings, repository.root, ())
    rules, _ = session.rules_of(settings, repository.root, knowledge)
    task = walking.Task(settings, repository.root, knowledge, rules, None, "key", {})
    commits = first_parents(repository.root)
    little = [record.point for record in walking.walk(task, commits)]
    whole = [record.point for record in walking.walk(task, commits, whole=True)]
    assert little == whole


def test_several_processes_give_the_same_points(repository: Repository) -> None:
    for number in range(32):
        repository.commit({"fetch.py": FETCH + f"\n    X = {number}\n" * (number % 3)})
    repository.build(jobs=2)
    spread = repository.points()
    with history.Store(cache_directory(), repository.root) as store:
        path = store.path
    path.unlink()
    repository.build(jobs=1)
    assert repository.points() == spread


def test_a_process_that_dies_costs_no_point(repository: Repository, monkeypatch) -> None:
    for number in range(32):
        repository.commit({"fetch.py": FETCH + f"\n    X = {number}\n"})
    work = walking._work

    def dying(task, commits, answer) -> None:
        if commits[0].id == first_parents(repository.root)[0].id:
            os._exit(1)
        work(task, commits, answer)

    monkeypatch.setattr(walking, "_work", dying)
    assert repository.build(jobs=2).judged == 32
    assert len(repository.points()) == 32


def test_an_interruption_keeps_what_is_done(repository: Repository) -> None:
    for number in range(5):
        repository.commit({"fetch.py": FETCH + f"\n    X = {number}\n"})

    def stop(done: int, _total: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        repository.build(jobs=1, progress=stop)
    assert len(repository.points()) == 3
    assert repository.build().judged == 2


# The database


def database(repository: Repository) -> Path:
    with history.Store(cache_directory(), repository.root) as store:
        return store.path


def test_a_damaged_database_says_so(repository: Repository, monkeypatch, capsys) -> None:
    repository.commit({"fetch.py": FETCH})
    path = database(repository)
    path.write_bytes(b"no database at all, but long enough to be looked at" * 40)
    monkeypatch.chdir(repository.root)
    for action in ("build", "show"):
        assert main(["history", action]) == 2
        told = capsys.readouterr().err
        assert "is damaged" in told
        assert "remove the file" in told


def test_a_damaged_record_says_so(repository: Repository) -> None:
    repository.commit({"fetch.py": FETCH})
    repository.build()
    connection = sqlite3.connect(database(repository))
    with connection:
        connection.execute("update points set data = x'c1'")
    connection.close()
    with pytest.raises(UsageError, match="is damaged"):
        repository.trend()


def test_a_database_of_a_later_version_is_left_alone(repository: Repository) -> None:
    connection = sqlite3.connect(database(repository))
    with connection:
        connection.execute("pragma user_version = 99")
    connection.close()
    with pytest.raises(UsageError, match="later version"):
        repository.trend()


def test_another_run_that_writes_is_waited_for_and_then_told(repository: Repository) -> None:
    path = database(repository)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("begin immediate")
    with (
        history.Store(cache_directory(), repository.root, patience=0.1) as store,
        pytest.raises(UsageError, match="held by another run"),
    ):
        store.keep([], {})
    connection.close()


def test_two_builds_at_once(repository: Repository) -> None:
    for number in range(4):
        repository.commit({"fetch.py": FETCH + f"\n    X = {number}\n"})
    command = [sys.executable, "-m", "autodebt_lint", "history", "build", "--every=commit"]
    runs = [
        subprocess.Popen(command, cwd=repository.root, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    told = [run.communicate()[1] for run in runs]
    assert [run.returncode for run in runs] == [0, 0], told
    assert len(repository.points()) == 4


def test_a_cache_folder_that_cannot_be_made(repository: Repository, monkeypatch, tmp_path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("AUTODEBT_CACHE_DIR", str(tmp_path / "file" / "cache"))
    with pytest.raises(UsageError, match="cannot be written"):
        repository.trend()


# Export and import


def test_what_is_exported_comes_back(repository: Repository, tmp_path, monkeypatch, capsys) -> None:
    repository.commit({"send.py": SEND})
    repository.commit({"fetch.py": FETCH})
    repository.build()
    before = repository.trend()
    monkeypatch.chdir(repository.root)
    file = tmp_path / "debt.jsonl"
    assert main(["history", "export", str(file)]) == 0
    database(repository).unlink()
    assert main(["history", "import", str(file)]) == 0
    assert "2 points read, 2 of them new here" in capsys.readouterr().err
    assert repository.trend() == before
    assert main(["history", "import", str(file)]) == 0
    assert "2 points read, 0 of them new here" in capsys.readouterr().err
    assert repository.build().judged == 0


HEAD = '{"kind": "autodebt-history", "schema": 1, "tool": "1"}\n'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "is empty"),
        ("[]\n", "no line of an exported history"),
        ('{"kind": "point"}\n', "no line of an exported history"),
        ('{"kind": "autodebt-history", "schema": 2, "tool": "9"}\n', "its schema is 2"),
        (
            '{"kind": "autodebt-history", "schema": 1, "tool": "1"}\n{"kind": "fi',
            ":2: it is no line",
        ),
        (
            HEAD + '{"kind": "file", "name": "00", "path": "a.py", "items": []}\n',
            "does not fit",
        ),
        ("[" * 100_000, "no line of an exported history"),
    ],
)
def test_what_is_no_export_is_refused(
    repository: Repository, tmp_path, monkeypatch, capsys, content, message
) -> None:
    monkeypatch.chdir(repository.root)
    file = tmp_path / "debt.jsonl"
    file.write_text(content)
    assert main(["history", "import", str(file)]) == 2
    assert message in capsys.readouterr().err


def test_nothing_kept_quotes_the_source(repository: Repository, monkeypatch, capsys) -> None:
    secret = "sk_live_" + "51H8xGmNEVERSHOWN42"
    repository.commit(
        {
            "pay.py": f"import requests\n\nrequests.get('https://api.stripe.com/v1', auth=('{secret}', ''))\n"
        }
    )
    repository.build()
    monkeypatch.chdir(repository.root)
    main(["history", "export", "-"])
    assert "NEVERSHOWN" not in capsys.readouterr().out
    for file in cache_directory().iterdir():
        assert b"NEVERSHOWN" not in file.read_bytes()


# What is shown


@pytest.fixture
def shown(repository: Repository, monkeypatch) -> Repository:
    repository.commit({"send.py": SEND})
    for number in range(12):
        repository.commit({f"jobs/job{number}.py": FETCH})
    repository.commit({f"bulk/job{number}.py": FETCH for number in range(40)})
    repository.build()
    monkeypatch.chdir(repository.root)
    return repository


def test_a_jump_is_told_with_where_it_happened(shown: Repository, capsys) -> None:
    (point,) = shown.trend().anomalies
    assert point.anomaly is not None
    assert point.anomaly.commits == (point.commit,)
    assert point.anomaly.areas[0].area == "bulk"
    assert main(["history", "show"]) == 0
    told = capsys.readouterr().out
    assert "far outside the usual one" in told
    assert "bulk +" in told


def test_formats(shown: Repository, capsys) -> None:
    assert main(["history", "show", "--output-format", "csv"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1 + 14
    assert lines[0].startswith("commit,day,author_day,tags,minutes")
    assert main(["history", "show", "--output-format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["schema"] == 1
    assert data["points"][-1]["anomaly"]["areas"][0]["area"] == "bulk"
    assert data["points"][-1]["effort_minutes"] == shown.points()[-1].minutes
    assert main(["history", "show", "--output-format", "markdown", "--rows", "2"]) == 0
    table = capsys.readouterr().out
    assert "## Points, the last 2 of 14" in table


def test_a_hostile_tag_forges_nothing(repository: Repository, monkeypatch, capsys) -> None:
    repository.commit({"fetch.py": FETCH})
    git(repository.root, "tag", "=1+cmd|x")
    git(repository.root, "tag", "::error::pwned".replace(":", "\uff1a"))
    repository.build("release")
    monkeypatch.chdir(repository.root)
    assert main(["history", "show", "--output-format", "csv"]) == 0
    assert ",'=1+cmd" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["buidl"], "not expected: buidl"),
        (["build", "--every", "day"], "--every: no such value: day"),
        (["export"], "name one file"),
        (["show", "--output-format", "html"], "no such value: html"),
        (["show", "--rows", "few"], "not a whole number"),
    ],
)
def test_wrong_words(repository: Repository, monkeypatch, capsys, words, message) -> None:
    monkeypatch.chdir(repository.root)
    assert main(["history", *words]) == 2
    assert message in capsys.readouterr().err
