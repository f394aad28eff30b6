"""What all tests share: the day is fixed, and nothing is written outside a test's own folder."""

from pathlib import Path

import hypothesis
import pytest

# The same examples in every run: a test that fails tomorrow for a reason of today helps nobody.
hypothesis.settings.register_profile(
    "repeatable", derandomize=True, deadline=None, print_blob=False
)
hypothesis.settings.load_profile("repeatable")

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def repository() -> Path:
    """Return the checkout that is being tested."""
    return ROOT


@pytest.fixture(scope="session")
def example(repository: Path) -> Path:
    """Return the bundled example project."""
    return repository / "examples" / "spring-campaign"


@pytest.fixture(autouse=True)
def _own_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep the user's day, colours and caches out of the tests."""
    monkeypatch.delenv("AUTODEBT_AS_OF", raising=False)
    monkeypatch.delenv("AUTODEBT_CACHE_DIR", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
