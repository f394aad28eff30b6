"""Facts kept between runs: found again when nothing changed, missed and never wrong otherwise."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import autodebt_lint.engine.cache as cache_module
from autodebt_lint.engine.cache import MAX_RUNS, Cache, cache_directory
from autodebt_lint.engine.discover import SourceFile
from autodebt_lint.engine.reading import FileFacts, unreadable

FILE = SourceFile("jobs/sync.py", size=10, modified=1_000, inode=7)
FACTS = FileFacts("jobs/sync.py", b"digest", 3, b"facts", ("requests", "clients.hubspot"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a cache that knows one file."""
    with Cache(tmp_path, Path("/project"), b"key") as cache:
        cache.keep([FILE], [FACTS])
    return tmp_path


def known(folder: Path, file: SourceFile, root: str = "/project", key: bytes = b"key") -> object:
    with Cache(folder, Path(root), key) as cache:
        return cache.known([file]).get(file.path)


def test_an_unchanged_file_is_known(folder):
    assert known(folder, FILE) == FACTS


@pytest.mark.parametrize("change", [{"size": 11}, {"modified": 1_001}, {"inode": 8}], ids=str)
def test_a_changed_file_is_not(folder, change):
    fields = {"path": FILE.path, "size": 10, "modified": 1_000, "inode": 7} | change
    assert known(folder, SourceFile(**fields)) is None


def test_another_project_knows_nothing_of_it(folder):
    assert known(folder, FILE, root="/other") is None


def test_another_version_of_what_facts_depend_on_forgets_all(folder):
    assert known(folder, FILE, key=b"other") is None
    assert known(folder, FILE) is None


def test_many_files_are_known_as_well_as_few(folder):
    files = [SourceFile(f"{number}.py", 1, 1, number) for number in range(300)]
    facts = [FileFacts(f"{number}.py", str(number).encode(), 1, b"") for number in range(300)]
    with Cache(folder, Path("/project"), b"key") as cache:
        cache.keep(files, facts)
        assert cache.known(files) == {item.path: item for item in facts}


def test_equal_files_are_kept_once_and_known_by_their_own_paths(folder):
    copy = SourceFile("jobs/copy.py", size=10, modified=2_000, inode=8)
    with Cache(folder, Path("/project"), b"key") as cache:
        cache.keep([copy], [FileFacts("jobs/copy.py", b"digest", 3, b"facts")])
        assert sorted(cache.known([FILE, copy])) == ["jobs/copy.py", "jobs/sync.py"]


def test_what_could_not_be_read_is_not_kept(tmp_path):
    with Cache(tmp_path, Path("/project"), b"key") as cache:
        cache.keep([FILE], [unreadable(FILE.path, "gone")])
        assert cache.known([FILE]) == {}


def test_runs_are_kept_and_the_oldest_forgotten(tmp_path):
    with Cache(tmp_path, Path("/project"), b"key") as cache:
        for number in range(MAX_RUNS + 1):
            cache.keep_run(str(number).encode(), b"outcome")
        assert cache.run(b"0") is None
        assert cache.run(b"1") == cache.run(str(MAX_RUNS).encode()) == b"outcome"


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 5_000])
def test_a_damaged_file_is_made_anew(folder, damage):
    (path,) = folder.glob("project-*.sqlite")
    for beside in folder.glob("project-*"):
        beside.unlink()
    path.write_bytes(damage)
    with Cache(folder, Path("/project"), b"key") as cache:
        assert cache.known([FILE]) == {}
        cache.keep([FILE], [FACTS])
    assert known(folder, FILE) == FACTS


@pytest.mark.parametrize("table", ["answers", "runs"])
@pytest.mark.parametrize("damage", [b"fbcts", "facts", None, 5])
def test_what_was_damaged_in_it_is_not_known(folder, table, damage):
    with Cache(folder, Path("/project"), b"key") as cache:
        cache.keep_run(b"run", b"facts")
        cache.keep_answers("kind", [("a.py", b"key", b"facts")], ())
    change(folder, f"update {table} set data = ?", damage)  # noqa: S608  # one of two
    with Cache(folder, Path("/project"), b"key") as cache:
        assert (cache.run(b"run") is not None) == (table != "runs")
        assert ("a.py" in cache.answers("kind")) == (table != "answers")


@pytest.mark.parametrize("column", ["start", "size", "imports", "sum"])
@pytest.mark.parametrize("damage", [1, -1, 1 << 40, "facts", b"facts", None])
def test_facts_whose_row_was_damaged_are_not_known(folder, column, damage):
    change(folder, f"update facts set {column} = ?", damage)  # noqa: S608  # one of four
    assert known(folder, FILE) is None


@pytest.mark.parametrize("damage", [b"", b"fact", b"fbcts"])
def test_facts_of_a_damaged_pack_are_read_anew(folder, damage):
    (pack,) = folder.glob("*.pack")
    pack.write_bytes(damage)
    assert known(folder, FILE) is None
    with Cache(folder, Path("/project"), b"key") as cache:
        cache.keep([FILE], [FACTS])
    assert known(folder, FILE) == FACTS


def test_facts_of_a_lost_pack_are_read_anew(folder):
    (pack,) = folder.glob("*.pack")
    pack.unlink()
    assert known(folder, FILE) is None
    with Cache(folder, Path("/project"), b"key") as cache:
        cache.keep([FILE], [FACTS])
        assert cache.known([FILE]) == {FILE.path: FACTS}


def test_what_another_run_holds_stays_when_all_is_forgotten(folder):
    with Cache(folder, Path("/project"), b"key") as cache:
        held = cache.known([FILE])
        assert known(folder, FILE, key=b"other") is None
        assert held == {FILE.path: FACTS}
    assert len([*folder.glob("*.pack")]) <= 1


def test_what_two_runs_add_is_known_to_both(folder):
    other = SourceFile("jobs/other.py", size=1, modified=1, inode=8)
    its = FileFacts("jobs/other.py", b"its", 1, b"of the other")
    with (
        Cache(folder, Path("/project"), b"key") as one,
        Cache(folder, Path("/project"), b"key") as two,
    ):
        assert one.known([FILE]) == {FILE.path: FACTS}
        two.keep([other], [its])
        assert one.known([FILE, other]) == {FILE.path: FACTS, other.path: its}


def change(folder: Path, statement: str, value: object) -> None:
    (path,) = folder.glob("*.sqlite")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement, (value,))


def test_no_folder_is_no_cache():
    with Cache(None, Path("/project"), b"key") as cache:
        cache.keep([FILE], [FACTS])
        cache.keep_run(b"run", b"outcome")
        assert (cache.known([FILE]), cache.run(b"run")) == ({}, None)


def test_a_folder_that_cannot_be_made_is_no_cache(tmp_path):
    (tmp_path / "file").touch()
    with Cache(tmp_path / "file" / "below", Path("/project"), b"key") as cache:
        cache.keep([FILE], [FACTS])
        assert cache.known([FILE]) == {}


def test_two_at_a_time_do_not_harm_each_other(folder):
    with (
        Cache(folder, Path("/project"), b"key") as one,
        Cache(folder, Path("/project"), b"key") as two,
    ):
        one.keep_run(b"a", b"1")
        two.keep_run(b"b", b"2")
        assert (one.run(b"b"), two.run(b"a")) == (b"2", b"1")


def test_the_folder_is_marked_for_backups(folder):
    assert (
        (folder / "CACHEDIR.TAG")
        .read_text()
        .startswith("Signature: 8a477f597d28d172789f06886806bc55")
    )


def test_where_caches_lie(monkeypatch, tmp_path):
    assert cache_directory() == tmp_path / "cache" / "autodebt-lint"
    monkeypatch.setenv("AUTODEBT_CACHE_DIR", str(tmp_path / "mine"))
    assert cache_directory() == tmp_path / "mine"


def test_a_cache_that_another_run_holds_is_a_miss_and_stays(folder, monkeypatch):
    (path,) = folder.glob("project-*.sqlite")
    monkeypatch.setattr(cache_module, "LOCK_PATIENCE", 0)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("pragma journal_mode=delete")
        other.execute("begin exclusive")
        assert known(folder, FILE) is None
    assert known(folder, FILE) == FACTS
