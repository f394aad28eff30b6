"""Search index over Jira issues, plus the release notes page.

Coroutine style after Beazley: source -> filter -> batch -> sink.
"""
import html
import os
from functools import wraps

from atlassian import Confluence
from elasticsearch import Elasticsearch, helpers
from github import Github
from jira import JIRA


def coroutine(fn):
    @wraps(fn)
    def start(*a, **kw):
        g = fn(*a, **kw)
        next(g)
        return g
    return start


@coroutine
def to_index(es, index):
    n = 0
    try:
        while True:
            docs = yield n
            ok, _ = helpers.bulk(es, ({"_index": index, "_id": d["key"], "_source": d} for d in docs))
            n += ok
    finally:
        es.indices.refresh(index=index)


@coroutine
def batch(size, target):
    buf = []
    try:
        while True:
            buf.append((yield))
            if len(buf) == size:
                target.send(buf)
                buf = []
    finally:
        if buf:
            target.send(buf)
        target.close()


@coroutine
def flatten(target):
    try:
        while True:
            issue = yield
            f = issue.fields
            target.send({
                "key": issue.key,
                "summary": f.summary,
                "status": f.status.name,
                "assignee": getattr(f.assignee, "displayName", None),
                "labels": list(f.labels),
                "text": f.description or "",
            })
    finally:
        target.close()


def issues(jira, jql):
    start = 0
    while chunk := jira.search_issues(jql, startAt=start, maxResults=100):
        yield from chunk
        start += len(chunk)


def pulls(repo, base):
    for pr in repo.get_pulls(state="closed", base=base, sort="updated", direction="desc")[:200]:
        if pr.merged_at:
            yield pr.number, pr.title, pr.user.login, pr.html_url


def release_notes(repos):
    for repo in repos:
        yield f"<h2>{repo.name}</h2><ul>"
        yield from ('<li><a href="{3}">#{0}</a> {1} ({2})</li>'.format(no, html.escape(title), who, url)
                    for no, title, who, url in pulls(repo, "main"))
        yield "</ul>"


def main():
    jira = JIRA(server=os.environ["JIRA_URL"], basic_auth=(os.environ["JIRA_USER"], os.environ["JIRA_TOKEN"]))
    es = Elasticsearch(os.environ["ES_URL"], api_key=os.environ["ES_KEY"])
    sink = flatten(batch(500, to_index(es, "issues")))
    for issue in issues(jira, "project in (OPS, WEB) AND updated >= -2d"):
        sink.send(issue)
    sink.close()

    gh = Github(os.environ["GITHUB_TOKEN"])
    body = "\n".join(release_notes(gh.get_repo(n) for n in ("acme/web", "acme/api")))
    wiki = Confluence(url=os.environ["JIRA_URL"] + "/wiki", username=os.environ["JIRA_USER"],
                      password=os.environ["JIRA_TOKEN"], cloud=True)
    page = wiki.get_page_by_title("OPS", "Release notes")
    wiki.update_page(page["id"], "Release notes", body)


if __name__ == "__main__":
    main()
