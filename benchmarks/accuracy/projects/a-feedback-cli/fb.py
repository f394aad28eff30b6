"""Small helper for the product team.

    fb votes        number of Intercom conversations per Linear issue -> Linear
    fb release      tell the customers of finished issues
    fb orphans      list tags that have no issue
"""
import os
import re
from collections import defaultdict

import requests
import typer

app = typer.Typer(help=__doc__)
TAG = re.compile(r"^([A-Z]{2,4}-\d+)$")


class Linear:
    def gql(self, query, **variables):
        r = requests.post("https://api.linear.app/graphql", headers={"Authorization": os.environ["LINEAR_KEY"]},
                          json={"query": query, "variables": variables})
        js = r.json()
        if "errors" in js:
            raise typer.Exit(str(js["errors"]))
        return js["data"]

    def issue(self, ident):
        return self.gql("query($id: String!) { issue(id: $id) { id identifier title state { type } } }", id=ident)["issue"]

    def set_estimate(self, issue_id, n):
        self.gql("mutation($id: String!, $n: Int!) { issueUpdate(id: $id, input: {estimate: $n}) { success } }",
                 id=issue_id, n=n)

    def comment(self, issue_id, body):
        self.gql("mutation($id: String!, $b: String!) { commentCreate(input: {issueId: $id, body: $b}) { success } }",
                 id=issue_id, b=body)


def ic(method, path, **kw):
    r = requests.request(method, "https://api.intercom.io" + path, headers={
        "Authorization": "Bearer " + os.environ["INTERCOM_TOKEN"], "Intercom-Version": "2.11"}, **kw)
    r.raise_for_status()
    return r.json()


def tagged():
    by_issue = defaultdict(list)
    for tag in ic("GET", "/tags")["data"]:
        if TAG.match(tag["name"]):
            js = ic("POST", "/conversations/search", json={
                "query": {"field": "tag_ids", "operator": "=", "value": tag["id"]}, "pagination": {"per_page": 150}})
            by_issue[tag["name"]] += [c["id"] for c in js["conversations"]]
    return by_issue


@app.command()
def votes():
    lin = Linear()
    for ident, convs in tagged().items():
        issue = lin.issue(ident)
        if issue:
            lin.comment(issue["id"], f"{len(convs)} customers asked for this")


@app.command()
def release(admin: str = typer.Option(..., envvar="INTERCOM_ADMIN"), dry: bool = False):
    lin = Linear()
    for ident, convs in tagged().items():
        issue = lin.issue(ident)
        if not issue or issue["state"]["type"] != "completed":
            continue
        for c in convs:
            text = f"Good news: \"{issue['title']}\" is live."
            if dry:
                typer.echo(f"{c}: {text}")
                continue
            ic("POST", f"/conversations/{c}/reply", json={
                "message_type": "comment", "type": "admin", "admin_id": admin, "body": text})


@app.command()
def orphans():
    lin = Linear()
    for ident, convs in tagged().items():
        if not lin.issue(ident):
            typer.echo(f"{ident}\t{len(convs)}")


if __name__ == "__main__":
    app()
