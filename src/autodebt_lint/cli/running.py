"""A check that a command needs, with progress for whoever waits."""

import datetime
import sys
from argparse import Namespace
from typing import Any

from autodebt_lint.cli.project import Project
from autodebt_lint.model.report import Report


def checked(
    chosen: Project, today: datetime.date, arguments: Namespace, jobs: int, **more: Any
) -> Report:
    """Check the files of a project as the options ask.

    Args:
        chosen: the project, its settings and the paths to report on.
        today: day of the run.
        arguments: options; ``--no-cache`` is read.
        jobs: processes to use.
        more: what else `session.run` may be told.
    """
    from autodebt_lint import session
    from autodebt_lint.cli.progress import Bar

    with Bar(sys.stderr) as bar:
        return session.run(
            chosen.settings,
            chosen.root,
            chosen.paths,
            today,
            jobs=jobs,
            cache=not arguments.no_cache,
            progress=bar,
            **more,
        )


def judged(chosen: Project, today: datetime.date, arguments: Namespace, jobs: int) -> Report:
    """Check as the options of `project.add_scope` and `project.add_judgement` ask."""
    return checked(
        chosen,
        today,
        arguments,
        jobs,
        project=not arguments.no_project,
        trust=arguments.trust,
        advisories=arguments.with_advisories,
        new_since=arguments.new_since,
        baseline=not arguments.no_baseline,
    )
