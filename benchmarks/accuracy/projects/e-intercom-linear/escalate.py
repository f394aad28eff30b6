import json
import os
from pathlib import Path

import typer

from intercom import Intercom
from linear import Linear, LinearError

app = typer.Typer(add_completion=False)
STATE = Path("state.json")


def clients():
    return (
        Intercom(os.environ["INTERCOM_TOKEN"], os.environ["INTERCOM_ADMIN"]),
        Linear(os.environ["LINEAR_KEY"], os.environ["LINEAR_TEAM"]),
    )


def load() -> dict[str, str]:
    return json.loads(STATE.read_text()) if STATE.exists() else {}


def save(state):
    tmp = STATE.with_suffix(".tmp")
    tmp.write_text(json.dumps(state, indent=1))
    tmp.replace(STATE)


def describe(conv: dict) -> str:
    parts = [conv["source"]["body"]]
    for p in conv["conversation_parts"]["conversation_parts"]:
        if p["body"]:
            parts.append(f"**{p['author']['name']}**: {p['body']}")
    return "\n\n".join(parts)


@app.command()
def push(tag: str = typer.Option(os.getenv("BUG_TAG", "8211412"))):
    intercom, linear = clients()
    state = load()
    for hit in intercom.search({"field": "tag_ids", "operator": "=", "value": tag}):
        if hit["id"] in state:
            continue
        conv = intercom.get(hit["id"])
        try:
            issue = linear.create(conv.get("title") or "Customer bug", describe(conv))
        except LinearError as e:
            typer.secho(f"{hit['id']}: {e}", fg="red", err=True)
            continue
        intercom.comment(hit["id"], f"Escalated as {issue['identifier']}: {issue['url']}")
        state[hit["id"]] = issue["id"]
        save(state)


@app.command()
def close():
    intercom, linear = clients()
    state = load()
    by_issue = {v: k for k, v in state.items()}
    if not by_issue:
        raise typer.Exit()
    for node in linear.get(by_issue):
        match node:
            case {"completedAt": str(when), "id": i, "identifier": ident, "title": title}:
                text = f"{ident} ({title}) was finished on {when[:10]}."
            case {"canceledAt": str(), "id": i, "identifier": ident}:
                text = f"{ident} will not be fixed, please tell the customer."
            case _:
                continue
        intercom.comment(by_issue[i], text)
        linear.comment(i, "Support has been told.")
        del state[by_issue[i]]
    save(state)


if __name__ == "__main__":
    app()
