"""Which files a run looks at."""

import os
import subprocess
from pathlib import Path

import pytest

from autodebt_lint.engine.discover import discover
from autodebt_lint.settings import DEFAULT_EXCLUDE


def discovered(root: Path, *paths: str, exclude: tuple[str, ...] = DEFAULT_EXCLUDE) -> list[str]:
    files = discover(root, [root / path for path in paths] or [root], exclude)
    return [file.path for file in files]


@pytest.fixture
def tree(tmp_path):
    """Return a function that makes empty files, and gives the folder they are in."""

    def make(*names: str) -> Path:
        for name in names:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
        return tmp_path

    return make


def test_python_files_are_found_in_order_and_nothing_else(tree):
    root = tree("b.py", "a/z.py", "a/notes.txt", "run.pyw", "tool.pyc", "LICENSE", "py")
    assert discovered(root) == ["a/z.py", "b.py", "run.pyw"]


def test_a_file_that_is_named_is_taken_whatever_it_is_called(tree):
    root = tree("sync", "venv/a.py")
    assert discovered(root, "sync", "venv/a.py") == ["sync", "venv/a.py"]


def test_each_file_is_found_once(tree):
    root = tree("a/b.py")
    assert discovered(root, ".", "a", "a/b.py", "a/../a/b.py") == ["a/b.py"]


@pytest.mark.parametrize(
    "folder", [".git", ".venv", "venv", "node_modules", "__pycache__", ".mypy_cache", "a/build"]
)
def test_what_nobody_means_is_left_out(tree, folder):
    assert discovered(tree(f"{folder}/x.py", "a/sync.py")) == ["a/sync.py"]


def test_other_hidden_folders_are_looked_into(tree):
    assert discovered(tree(".github/scripts/sync.py")) == [".github/scripts/sync.py"]


@pytest.mark.parametrize(
    ("patterns", "expected"),
    [
        ((), ["legacy/keep.py", "legacy/old.py", "sync.py"]),
        (("legacy/",), ["sync.py"]),
        (("legacy/*.py",), ["sync.py"]),
        (("legacy/*.py", "!legacy/keep.py"), ["legacy/keep.py", "sync.py"]),
        (("!legacy/keep.py", "legacy/*.py"), ["sync.py"]),
        (("legacy/", "!legacy/"), ["legacy/keep.py", "legacy/old.py", "sync.py"]),
        pytest.param(
            ("!legacy/", "legacy/"),
            ["sync.py"],
        ),
        (("/sync.py",), ["legacy/keep.py", "legacy/old.py"]),
        (("**/old.py",), ["legacy/keep.py", "sync.py"]),
    ],
    ids=" ".join,
)
def test_of_the_patterns_that_exclude_the_last_counts(tree, patterns, expected):
    root = tree("legacy/keep.py", "legacy/old.py", "sync.py")
    assert discovered(root, exclude=patterns) == expected


def test_a_default_is_taken_back(tree):
    root = tree("build/sync.py")
    assert discovered(root, exclude=(*DEFAULT_EXCLUDE, "!build/")) == ["build/sync.py"]


class TestGitignore:
    @pytest.fixture(autouse=True)
    def _repository(self, tree):
        tree(".git/HEAD")

    def test_names_files_and_folders_below_it(self, tree):
        root = tree("a.py", "b_local.py", "out/c.py", "deep/out/d.py", "deep/e.py")
        (root / ".gitignore").write_text("# ours\n*_local.py\nout/\n")
        assert discovered(root) == ["a.py", "deep/e.py"]

    def test_takes_back(self, tree):
        root = tree("a_local.py", "b_local.py")
        (root / ".gitignore").write_text("*_local.py\n!b_local.py\n")
        assert discovered(root) == ["b_local.py"]

    def test_of_a_folder_speaks_for_that_folder_only(self, tree):
        root = tree("x.py", "one/x.py", "one/more/x.py", "two/x.py")
        (root / "one/.gitignore").write_text("/x.py\n")
        assert discovered(root) == ["one/more/x.py", "two/x.py", "x.py"]

    def test_that_is_no_text_hides_nothing(self, tree):
        root = tree("a.py")
        (root / ".gitignore").write_bytes(b"\xff\xfe\0[\\\n")
        assert discovered(root) == ["a.py"]

    def test_above_the_folder_that_is_given_counts(self, tree):
        root = tree("jobs/a.py", "jobs/b_local.py")
        (root / ".gitignore").write_text("*_local.py\n")
        assert discovered(root, "jobs") == ["jobs/a.py"]

    def test_nearer_takes_back_what_one_above_ignores(self, tree):
        root = tree("jobs/a_local.py")
        (root / ".gitignore").write_text("*_local.py\n")
        (root / "jobs/.gitignore").write_text("!a_local.py\n")
        assert discovered(root) == ["jobs/a_local.py"]


class TestGitignoreAndGit:
    def test_says_nothing_outside_of_a_repository(self, tree):
        root = tree("a.py", "b_local.py", "out/c.py")
        (root / ".gitignore").write_text("*_local.py\nout/\n")
        assert discovered(root) == ["a.py", "b_local.py", "out/c.py"]

    def test_hides_no_file_that_is_tracked_all_the_same(self, tree):
        root = tree("a.py", "b_local.py", "c_local.py", "out/d.py", "out/e.py", "out/venv/f.py")
        (root / ".gitignore").write_text("*_local.py\nout/\n")
        git = ["git", "-C", str(root)]
        subprocess.run([*git, "init", "--quiet"], check=True)
        kept = ["b_local.py", "out/d.py", "out/venv/f.py"]
        subprocess.run([*git, "add", "--force", "--", *kept], check=True)
        assert discovered(root) == ["a.py", "b_local.py", "out/d.py"]
        assert discovered(root, exclude=("d.py",)) == ["a.py", "b_local.py", "out/venv/f.py"]

    def test_hides_no_tracked_file_that_is_gone(self, tree):
        root = tree("a.py", "b_local.py")
        (root / ".gitignore").write_text("*_local.py\n")
        git = ["git", "-C", str(root)]
        subprocess.run([*git, "init", "--quiet"], check=True)
        subprocess.run([*git, "add", "--force", "b_local.py"], check=True)
        (root / "b_local.py").unlink()
        assert discovered(root) == ["a.py"]


class TestLinks:
    def test_to_folders_are_not_followed(self, tree):
        root = tree("real/a.py")
        (root / "link").symlink_to(root / "real")
        (root / "real/back").symlink_to(root)
        assert discovered(root) == ["real/a.py"]

    def test_to_folders_are_followed_when_they_are_named(self, tree):
        root = tree("real/a.py")
        (root / "link").symlink_to(root / "real")
        assert discovered(root, "link") == ["link/a.py"]

    def test_to_files_are_files(self, tree):
        root = tree("real.txt")
        (root / "a.py").symlink_to(root / "real.txt")
        assert discovered(root) == ["a.py"]

    def test_that_lead_nowhere_are_told(self, tree):
        root = tree()
        (root / "a.py").symlink_to(root / "gone")
        (file,) = discover(root, [root], ())
        assert "leads nowhere" in file.fault


def test_a_file_outside_of_the_root_keeps_its_whole_path(tree):
    root = tree("project/a.py", "elsewhere/b.py")
    outside = root / "elsewhere/b.py"
    files = discover(root / "project", [outside], ())
    assert [file.path for file in files] == [outside.as_posix()]


@pytest.mark.parametrize("name", ["a.py", "caf\xe9.py", "a b\n.py"])
def test_state_tells_a_changed_file_without_opening_it(tree, name):
    root = tree(name)
    (before,) = discover(root, [root], ())
    os.utime(root / name, ns=(1, 1))
    (after,) = discover(root, [root], ())
    assert (before.path, before.size, before.fault) == (after.path, 0, "")
    assert after.modified == 1 != before.modified


def test_libraries_that_are_packed_with_a_function_are_left_out(tree):
    root = tree("handler.py", "requests/api.py", "six.py", "clients/crm.py")
    for name, files in {
        "requests-2.32.0": "requests/api.py,,",
        "six-1.16.0": "six.py,sha256=a,1",
    }.items():
        folder = root / f"{name}.dist-info"
        folder.mkdir()
        (folder / "RECORD").write_text(files + "\n")
    assert discovered(root) == ["clients/crm.py", "handler.py"]


def test_a_wheel_that_was_unpacked_is_looked_at(tree):
    root = tree("crm/api.py", "crm-1.0.dist-info/RECORD")
    (root / "crm-1.0.dist-info/RECORD").write_text("crm/api.py,,\n")
    assert discovered(root) == ["crm/api.py"]
