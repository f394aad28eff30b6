"""relctl: chores of the release captain."""
from __future__ import annotations

import html
import os
import time
import tomllib
from collections import Counter, defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Iterator

import delighted
import gitlab
import typer
from atlassian import Confluence
from gql import Client, gql
from gql.transport.requests import RequestsHTTPTransport
from jira import JIRA
from rich.console import Console

from relctl.coda import CodaTable

app = typer.Typer(no_args_is_help=True)
console = Console()
CONF = tomllib.loads(Path(os.environ.get("RELCTL_CONF", "relctl.toml")).read_text())

ISSUE_CREATE = gql(
    """
    mutation Create($input: IssueCreateInput!) {
      issueCreate(input: $input) { success issue { identifier } }
    }
    """
)


@contextmanager
def step(title: str) -> Iterator[Counter]:
    tally: Counter = Counter()
    started = time.monotonic()
    with console.status(title):
        yield tally
    console.print(f"[green]✓[/] {title}: {dict(tally)} in {time.monotonic() - started:.1f}s")


@dataclass
class Section:
    title: str
    lines: list[str] = field(default_factory=list)

    def render(self) -> str:
        items = "".join(f"<li>{line}</li>" for line in self.lines)
        return f"<h2>{html.escape(self.title)}</h2><ul>{items}</ul>"


@app.command()
def notes(milestone: str) -> None:
    """Release notes page from the merged MRs of a milestone."""
    sections: dict[str, Section] = {}
    with step("release notes") as tally:
        gl = gitlab.Gitlab(CONF["gitlab"]["url"], private_token=os.environ["GITLAB_TOKEN"])
        project = gl.projects.get(CONF["gitlab"]["project"])
        for mr in project.mergerequests.list(state="merged", milestone=milestone, iterator=True):
            kind = next((lb.removeprefix("type::") for lb in mr.labels if lb.startswith("type::")), "other")
            sections.setdefault(kind, Section(kind.title())).lines.append(
                f'<a href="{mr.web_url}">!{mr.iid}</a> {html.escape(mr.title)} ({mr.author["name"]})'
            )
            tally["merge requests"] += 1

        conf = CONF["confluence"]
        wiki = Confluence(url=conf["url"], username=os.environ["ATLASSIAN_USER"], password=os.environ["ATLASSIAN_TOKEN"], cloud=True)
        wiki.update_or_create(
            parent_id=conf["parent"],
            title=f"Release {milestone}",
            body="".join(s.render() for _, s in sorted(sections.items())),
            representation="storage",
        )


@app.command()
def voices(days: Annotated[int, typer.Option(min=1)] = 7) -> None:
    """NPS comments into the Coda doc."""
    delighted.api_key = os.environ["DELIGHTED_KEY"]
    since = int(time.time()) - days * 86400
    rows = []
    with step("voices") as tally:
        page = 1
        while batch := delighted.SurveyResponse.all(per_page=100, page=page, since=since, expand=["person"]):
            for resp in batch:
                tally[resp.score] += 1
                if resp.comment:
                    rows.append({"Response": resp.id, "Score": resp.score, "Comment": resp.comment, "Who": resp.person.email})
            page += 1
        with CodaTable(CONF["coda"]["doc"], CONF["coda"]["voices"]) as table:
            table.upsert(rows, key="Response")


@app.command()
def defects(dry_run: bool = False) -> None:
    """Support bugs that were triaged go to engineering; the count by component to Coda."""
    jira = JIRA(CONF["jira"]["url"], basic_auth=(os.environ["ATLASSIAN_USER"], os.environ["ATLASSIAN_TOKEN"]))
    linear = Client(
        transport=RequestsHTTPTransport(
            url="https://api.linear.app/graphql", headers={"Authorization": os.environ["LINEAR_API_KEY"]}
        )
    )
    by_component: defaultdict[str, int] = defaultdict(int)
    with step("defects") as tally:
        for issue in jira.search_issues(CONF["jira"]["jql"], maxResults=False):
            for c in issue.fields.components:
                by_component[c.name] += 1
            if dry_run:
                continue
            result = linear.execute(
                ISSUE_CREATE,
                variable_values={
                    "input": {
                        "teamId": CONF["linear"]["team"],
                        "title": f"[{issue.key}] {issue.fields.summary}",
                        "description": issue.fields.description or "",
                    }
                },
            )
            if result["issueCreate"]["success"]:
                jira.add_comment(issue, "Handed over to engineering, follow up happens in Linear.")
                tally["handed over"] += 1
        with CodaTable(CONF["coda"]["doc"], CONF["coda"]["defects"]) as table:
            table.upsert(({"Component": name, "Waiting": n} for name, n in by_component.items()), key="Component")


@app.command()
def friday(milestone: str) -> None:
    """Everything in one go."""
    notes(milestone)
    voices(days=7)
    defects(dry_run=False)


if __name__ == "__main__":
    app()
