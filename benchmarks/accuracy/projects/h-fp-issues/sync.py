#!/usr/bin/env python
"""Two small pipes, run from cron: bugs and ideas."""
import os
import sys
from functools import partial
from operator import itemgetter

import requests

from fp import compose, each, exhaust, keep, paged, prop, tap

GH = "https://api.github.com/repos/acme/storefront"
TEAM = os.environ.get("LINEAR_TEAM")
NOTION_DB = os.environ.get("NOTION_DB")

MUTATION = """
mutation Create($input: IssueCreateInput!) {
  issueCreate(input: $input) { success issue { identifier url } }
}"""


def call(method, url, headers=None, **kw):
    r = requests.request(method, url, headers=headers, timeout=20, **kw)
    r.raise_for_status()
    return r.json()


github = partial(call, headers={"Authorization": "token " + os.environ["GITHUB_TOKEN"]})
linear = partial(call, "POST", "https://api.linear.app/graphql", {"Authorization": os.environ["LINEAR_KEY"]})
notion = partial(
    call,
    "POST",
    "https://api.notion.com/v1/pages",
    {"Authorization": "Bearer " + os.environ["NOTION_TOKEN"], "Notion-Version": "2022-06-28"},
)
trello = lambda path, method="GET", **params: call(
    method,
    "https://api.trello.com/1" + path,
    params={"key": os.environ["TRELLO_KEY"], "token": os.environ["TRELLO_TOKEN"], **params},
)

labels = compose(itemgetter("labels"), each(itemgetter("name")), set)


def bug_page(page):
    return github("GET", GH + "/issues", params={"labels": "bug", "state": "open", "per_page": 100, "page": page})


def with_ticket(issue):
    answer = linear(json={
        "query": MUTATION,
        "variables": {"input": {
            "teamId": TEAM,
            "title": issue["title"],
            "description": "%s\n\n%s" % (issue["body"] or "", issue["html_url"]),
            "priority": 1 if "p0" in labels(issue) else 3,
        }},
    })
    return issue, prop("data", "issueCreate", "issue")(answer)


def backlink(pair):
    issue, ticket = pair
    github("POST", "%s/issues/%d/comments" % (GH, issue["number"]), json={"body": "Tracked as %(identifier)s" % ticket})
    github("POST", "%s/issues/%d/labels" % (GH, issue["number"]), json={"labels": ["tracked"]})


bugs = compose(
    paged,
    keep(lambda i: "pull_request" not in i and "tracked" not in labels(i)),
    each(with_ticket),
    each(tap(backlink)),
    exhaust,
)


def as_page(card):
    return {
        "parent": {"database_id": NOTION_DB},
        "properties": {
            "Name": {"title": [{"text": {"content": card["name"]}}]},
            "Link": {"url": card["shortUrl"]},
            "Votes": {"number": len(card["idMembersVoted"])},
        },
    }


ideas = compose(
    lambda list_id: trello("/lists/%s/cards" % list_id, fields="name,shortUrl,idMembersVoted"),
    keep(lambda c: len(c["idMembersVoted"]) >= 3),
    each(tap(lambda c: notion(json=as_page(c)))),
    each(lambda c: trello("/cards/" + c["id"], "PUT", closed="true")),
    exhaust,
)

if __name__ == "__main__":
    jobs = {"bugs": lambda: bugs(bug_page), "ideas": lambda: ideas(os.environ["TRELLO_LIST"])}
    for name in sys.argv[1:] or jobs:
        print(name, jobs[name]())
