"""From a text in an editor to its verdicts, by the pipeline that ``autodebt check`` runs."""

import datetime
import os
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from autodebt_lint import clock, session
from autodebt_lint.engine.discover import excluded, is_of_interest
from autodebt_lint.engine.reading import read_bytes
from autodebt_lint.knowledge.seasons import bundled_seasons
from autodebt_lint.languages.python import lines_in
from autodebt_lint.model.finding import Finding
from autodebt_lint.model.report import Verdict
from autodebt_lint.rules import all_rules
from autodebt_lint.settings import Settings, find_root, load_settings

PYTHON = (".py", ".pyw")
_MARK = b"\xef\xbb\xbf"


class Judgement(Struct, frozen=True):
    """What one text was found to be."""

    root: Path
    """Of its project."""
    path: str
    """Posix path of the file from there."""
    settings: Settings
    today: datetime.date
    lines: Sequence[str]
    """Of the text, without their ends."""
    verdicts: tuple[Verdict, ...] = ()
    whole: bool = False
    """Whether the rest of the project was taken into account."""
    unreadable: str = ""
    """Why the file on disk cannot be read, though there is one."""


def is_judged(file: Path, language: str) -> bool:
    """Tell whether a document that an editor opens is for us.

    Args:
        file: where it lies.
        language: what the editor takes it for, as ``python``.
    """
    if language == "python":
        return True
    folder = file.parent.relative_to(find_root(file)).as_posix()
    return is_of_interest("" if folder == "." else folder, file.name)


def judge(file: Path, text: str, *, python: bool, whole: bool) -> Judgement:
    """Judge a text as the content of a file, as on this day and by the settings of this moment.

    Args:
        file: absolute path; the file need not exist.
        text: what stands in the editor.
        python: whether it is Python, whatever its name.
        whole: take the rest of the project into account; that takes a text that is saved, else
            it is judged by itself all the same.

    Raises:
        AutodebtError: the configuration, a ruleset or a season is wrong.
    """
    root = find_root(file)
    settings = load_settings(
        root,
        rules=((code, rule.name) for code, rule in all_rules().items()),
        seasons=bundled_seasons(),
    )
    today = clock.today(zone=settings.timezone)
    path = file.relative_to(root).as_posix()
    data = _bytes(text, python=python or path.endswith(PYTHON))
    judgement = Judgement(root, path, settings, today, lines_in(data))
    if excluded(settings.exclude)(path):
        return judgement
    unreadable = ""
    if whole:
        saved = read_bytes(str(file))
        if isinstance(saved, str):
            unreadable = saved if os.path.lexists(file) else ""
            whole = False
        else:
            whole = lines_in(saved) == judgement.lines
    if whole:
        # Processes are started by forking, which threads do not survive.
        report = session.run(settings, root, [file], today, jobs=1)
    else:
        report = session.check_sources(
            {path: data}, settings, today, project=False, root=root, packs=True
        )
    return Judgement(
        root,
        path,
        settings,
        today,
        judgement.lines,
        tuple(verdict for verdict in report.verdicts if verdict.finding.path == path),
        whole,
        unreadable,
    )


def mended(file: Path, judgement: Judgement, finding: Finding, text: str) -> str | None:
    """Mend one finding of a text; None where the repair is refused.

    Args:
        file: absolute path of the document.
        judgement: of the text.
        finding: one of its findings, which has a repair.
        text: the text that was judged.
    """
    data = _bytes(text, python=True)
    wanted = {judgement.path: [finding]}
    settings, root = judgement.settings, judgement.root
    if judgement.whole:
        found = session.mend(settings, root, [file], wanted, jobs=1, extract=False)
    else:
        found = session.mend_sources(
            {judgement.path: data}, settings, wanted, root=root, packs=True
        )
    if not found.files or not found.files[0].done:
        return None
    before, after = (
        it.removeprefix(_MARK).decode("utf-8", "replace")
        for it in (found.files[0].before, found.files[0].after)
    )
    same = before.replace("\r\n", "\n") == text.replace("\r\n", "\n")
    return after if same else None


def _bytes(text: str, *, python: bool) -> bytes:
    """The text as a file would hold it; in Python a mark overrules the encoding that it declares."""
    data = text.encode("utf-8", "replace")
    return _MARK + data if python else data
