"""Manifests: which files are some, what they ask for, and where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autodebt_lint.languages.manifest import facts_of
from autodebt_lint.languages.manifest.forms import form_of, is_manifest, resolved
from autodebt_lint.languages.manifest.notations import from_conda, from_poetry
from autodebt_lint.linking.evidence.dependencies import has_upper_bound, is_below
from autodebt_lint.model.manifest import Requirement

MANIFESTS = [
    "requirements.txt",
    "jobs/requirements-prod.txt",
    "dev_requirements.txt",
    "requirements/base.txt",
    "requirements.in",
    "constraints.txt",
    "pyproject.toml",
    "Pipfile",
    "Pipfile.lock",
    "setup.cfg",
    "setup.py",
    "poetry.lock",
    "uv.lock",
    "pdm.lock",
    "pylock.toml",
    "pylock.prod.toml",
    "environment.yml",
    "conda-env.yaml",
    "Dockerfile",
    "Dockerfile.worker",
    "worker.dockerfile",
]
OTHER_FILES = [
    "notes.txt",
    "requirements.py",
    "requirements.md",
    "package-lock.json",
    "composer.lock",
    "docker-compose.yml",
    "environment.ts",
    "config.toml",
    "tox.ini",
    "my_environment.py",
    "dockerfile_lint.py",
]


def asked(name: str, text: str) -> tuple[Requirement, ...]:
    manifest = facts_of(text.encode(), form_of(name)).manifest
    return manifest.requirements if manifest is not None else ()


def cut(text: str, requirement: Requirement) -> str:
    """The text at the place of a requirement."""
    place = requirement.place
    assert place.line == place.end_line
    return text.split("\n")[place.line - 1][place.column - 1 : place.end_column - 1]


@pytest.mark.parametrize("path", MANIFESTS)
def test_a_manifest_is_known_by_its_name(path: str) -> None:
    folder, _, name = path.rpartition("/")
    assert is_manifest(folder, name)
    assert form_of(path)


@pytest.mark.parametrize("name", OTHER_FILES)
def test_other_files_are_none(name: str) -> None:
    assert not is_manifest("", name)


@pytest.mark.parametrize(
    ("name", "text", "places"),
    [
        (
            "requirements.txt",
            "é==1\n  requests >= 2.31 ; python_version > '3'  # why\nsdk[a,b]==1 --hash=sha256:00\n",
            ["requests >= 2.31 ; python_version > '3'", "sdk[a,b]==1"],
        ),
        (
            "pyproject.toml",
            '[project]\nname = "requests"\ndependencies = ["requests", \'sdk>=1\', "requests"]\n',
            ['"requests"', "'sdk>=1'", '"requests"'],
        ),
        (
            "pyproject.toml",
            """[tool.poetry.group.jobs.dependencies]
sdk = '^1' # why

[tool.poetry.dependencies]
requests = {version = "^2", optional = true}
[tool.poetry.dependencies.other]
version = "1"
""",
            ['requests = {version = "^2", optional = true}', "[tool.poetry.dependencies.other]", "sdk = '^1'"],
        ),
        (
            "setup.cfg",
            "[metadata]\nname = requests\n[options]\ninstall_requires =\n    requests-oauthlib\n    requests>=2\n",
            ["requests-oauthlib", "requests>=2"],
        ),
        ("setup.py", "setup(install_requires=['requests>=2'])\n", ["'requests>=2'"]),
        ("environment.yml", "dependencies:\n  - requests>=2 # why\n  - pip: ['sdk']\n", ["requests>=2", "'sdk'"]),
        ("Dockerfile", "RUN pip install -U 'requests>=2' sdk\n", ["'requests>=2'", "sdk"]),
        ("Dockerfile", 'RUN ["pip", "install", "sdk==1"]\n', ['"sdk==1"']),
        ("uv.lock", '[[package]]\nname = "sdk"\nversion = "1"\n', ['name = "sdk"']),
        ("Pipfile.lock", '{"default": {"sdk": {"version": "==1"}}}', ['"sdk"']),
    ],
)  # fmt: skip
def test_a_requirement_stands_where_it_is_written(name: str, text: str, places: list[str]) -> None:
    assert [cut(text, item) for item in asked(name, text)] == places


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("^1.2.3", ">=1.2.3,<2"),
        ("^0.2.3", ">=0.2.3,<0.3"),
        ("^0.0.3", ">=0.0.3,<0.0.4"),
        ("^0", ">=0,<1"),
        ("~1.2.3", ">=1.2.3,<1.3"),
        ("~1", ">=1,<2"),
        ("1.2.3", "==1.2.3"),
        ("1.2.*", "==1.2.*"),
        ("*", ""),
        (">=1.2, <2", ">=1.2,<2"),
        (">= 1.2", ">=1.2"),
        ("^1 || ^2", ">=2,<3"),
        ("~=1.4.2", "~=1.4.2"),
        ("what is this", ""),
    ],
)
def test_bounds_of_poetry(written: str, meant: str) -> None:
    assert set(from_poetry(written).split(",")) == set(meant.split(","))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("=2.1", "==2.1.*"),
        ("=2.1=py39h1a", "==2.1.*"),
        ("==2.1", "==2.1"),
        (">=2,<3", ">=2,<3"),
        ("2.1", "==2.1"),
        ("*", ""),
    ],
)
def test_bounds_of_conda(written: str, meant: str) -> None:
    assert set(from_conda(written).split(",")) == set(meant.split(","))


@pytest.mark.parametrize(
    ("specifier", "release", "below"),
    [
        ("==0.28.1", "1.0", True),
        ("==1.0", "1.0", False),
        ("<1", "1.0", True),
        ("<=1", "1.0", False),
        ("<1.5", "1.0", False),
        ("~=0.27.4", "1.0", True),
        ("~=0.27", "1.0", True),
        ("~=1.0", "1.0", False),
        ("==0.*", "1.0", True),
        ("==1.*", "1.5", False),
        (">=0.1", "1.0", False),
        ("", "1.0", False),
        ("==0.28.1", "Airflow 3", False),
    ],
)
def test_whether_every_release_let_in_is_older(specifier: str, release: str, below: bool) -> None:  # noqa: FBT001
    assert is_below(specifier, release) is below


@pytest.mark.parametrize("specifier", ["==1", "===1", "~=1.2", "<2", "<=2", ">=1,<2"])
def test_what_keeps_later_releases_out(specifier: str) -> None:
    assert has_upper_bound(specifier)


@pytest.mark.parametrize("specifier", ["", ">=1", ">1", "!=1.5", ">=1,!=2"])
def test_what_lets_them_in(specifier: str) -> None:
    assert not has_upper_bound(specifier)


@pytest.mark.parametrize(
    "included", ["/etc/passwd", "../../etc/passwd", "https://lagovia.com/r.txt", "$BASE/r.txt"]
)
def test_nothing_outside_of_the_project_is_taken_in(included: str) -> None:
    assert resolved("jobs/requirements.txt", included) == ""


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("pyproject.toml", "[project]\nname = \n", 2),
        ("pyproject.toml", "a = " + "[" * 5_000 + "]" * 5_000, 1),
        ("pyproject.toml", "a." * 5_000 + "b = 1", 1),
        ("setup.cfg", "no section\n", 1),
        ("environment.yml", "dependencies: [\n", 2),
        ("environment.yml", "dependencies: " + "[" * 5_000, 1),
        ("environment.yml", "dependencies: &a [*a]\nb: *c\n", 2),
        ("environment.yml", "dependencies: []\n" + "a: 1\n" * 60_000, 1),
        ("Pipfile.lock", "{", 1),
        ("Pipfile.lock", "[" * 100_000, 1),
    ],
)
def test_what_cannot_be_read_is_told(name: str, text: str, line: int) -> None:
    (loss,) = facts_of(text.encode(), form_of(name)).losses
    assert loss.lost
    assert loss.line == line


@pytest.mark.parametrize(
    "text", ["stages:\n  - !Ref prod\n", "a: 1\n---\nb: 2\n", "region: [\n", ""]
)
def test_another_file_called_environment_is_left_alone(text: str) -> None:
    facts = facts_of(text.encode(), form_of("environment.yaml"))
    assert (facts.manifest, facts.losses) == (None, ())


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("# This file is autogenerated by pip-compile with Python 3.11", "lock"),
        ("# This file was autogenerated by uv via the following command:", "lock"),
        ("# This file is @generated by PDM.", "lock"),
        ("# run pip-compile after a change", "direct"),
    ],
)
def test_a_compiled_list_is_a_lock(header: str, role: str) -> None:
    manifest = facts_of(f"#\n{header}\nrequests\n".encode(), "requirements").manifest
    assert manifest is not None
    assert manifest.role == role


@pytest.mark.parametrize("name", MANIFESTS)
@given(data=st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_no_content_stops_the_reader(name: str, data: bytes) -> None:
    facts_of(data, form_of(name))


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "a==" + "1." * 50_000,
        "a[" * 50_000,
        "a" + " " * 100_000 + ";",
        "-r " * 40_000,
        "git+" + "@" * 100_000,
        "a;" + 'python_version < "3" ' * 5_000,
        "^" + "1." * 50_000,
    ],
)
def test_no_line_takes_long(text: str) -> None:
    for name in ("requirements.txt", "Dockerfile"):
        facts_of(f"RUN pip install {text}\n{text}\n".encode(), form_of(name))
    facts_of(f'[tool.poetry.dependencies]\na = "{text}"\n'.encode(), "pyproject")
