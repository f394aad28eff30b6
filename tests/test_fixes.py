"""Repairs, case by case: `tests/fixes/*.md` says what becomes of a script.

Under each heading the first fenced Python is the script and the second what it becomes; without a
second one nothing is changed. A fence with ``file=`` is another file of the project, with ``becomes=``
what another one becomes. A fenced ``text`` holds the reasons for which repairs are refused, one a
line, and ``toml`` the configuration, and `safe`: whether safe repairs alone are made.
"""

from pathlib import Path

import pytest

from autodebt_lint.settings import parse_settings
from autodebt_lint.testing import Fence, sections
from tests.mending import mended

FOLDER = Path(__file__).parent / "fixes"
CASES = [
    pytest.param(path.stem, fences, id=f"{path.stem}: {heading}")
    for path in sorted(FOLDER.glob("*.md"))
    for heading, fences in sections(path.read_text("utf-8"))
]


@pytest.mark.parametrize(("code", "fences"), CASES)
def test_a_case(tmp_path: Path, code: str, fences: tuple[Fence, ...]) -> None:
    becomes = {f.attributes["becomes"]: f.body for f in fences if "becomes" in f.attributes}
    named = {f.attributes["file"]: f.body for f in fences if "file" in f.attributes}
    own = [f for f in fences if not {"file", "becomes"} & f.attributes.keys()]
    toml = "".join(fence.body for fence in own if fence.language == "toml")
    safe = "safe = true\n" in toml
    select = "" if "select" in toml else f'select = ["{code}"]\n'
    settings = parse_settings(
        f'{select}seasons = []\nmin-confidence = "low"\n{toml.replace("safe = true", "")}'
    )
    scripts = [f for f in own if f.language == "python"]
    result = mended(tmp_path, {"script.py": scripts[0].body, **named}, settings, unsafe=not safe)
    assert result.texts.pop("script.py", scripts[0].body) == scripts[-1].body
    reasons = [f.body.splitlines() for f in own if f.language == "text"]
    assert result.refused == (reasons[0] if reasons else [])
    assert result.texts == becomes
