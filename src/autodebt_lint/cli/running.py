"""A check that a command needs, with progress for whoever waits."""

import datetime
import sys
from argparse import Namespace
from collections.abc import Callable
from typing import Any, TypeVar

from autodebt_lint.cli.project import Project
from autodebt_lint.model.assessment import Assessment
from autodebt_lint.model.report import Report

_Told = TypeVar("_Told")


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

    return _with_progress(session.run, chosen, today, arguments, jobs, **more)


def assessed(chosen: Project, today: datetime.date, arguments: Namespace, jobs: int) -> Assessment:
    """Assess the debt of a project as the options ask; arguments as of `checked`."""
    from autodebt_lint import session

    return _with_progress(session.assess, chosen, today, arguments, jobs)


def _with_progress(
    stage: Callable[..., _Told],
    chosen: Project,
    today: datetime.date,
    arguments: Namespace,
    jobs: int,
    **more: Any,
) -> _Told:
    from autodebt_lint.cli.progress import Bar

    with Bar(sys.stderr) as bar:
        return stage(
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
