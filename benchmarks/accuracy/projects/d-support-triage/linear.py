import os

import httpx

MUTATION = """
mutation Create($input: IssueCreateInput!) {
  issueCreate(input: $input) { success issue { id identifier url } }
}
"""


async def create_issue(title, body, priority):
    async with httpx.AsyncClient() as c:
        r = await c.post(
            "https://api.linear.app/graphql",
            headers={"Authorization": os.environ["LINEAR_KEY"]},
            json={
                "query": MUTATION,
                "variables": {"input": {"teamId": os.environ["LINEAR_TEAM"], "title": title, "description": body, "priority": priority}},
            },
        )
    r.raise_for_status()
    out = r.json()["data"]["issueCreate"]
    if not out["success"]:
        raise RuntimeError("linear refused")
    return out["issue"]
