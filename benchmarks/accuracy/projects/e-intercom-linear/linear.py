import httpx

CREATE = """
mutation($input: IssueCreateInput!) {
  issueCreate(input: $input) { success issue { id identifier url } }
}"""

STATES = """
query($ids: [ID!]) {
  issues(filter: {id: {in: $ids}}) {
    nodes { id identifier title completedAt canceledAt }
  }
}"""


class LinearError(Exception):
    pass


class Linear:
    def __init__(self, key: str, team: str):
        self.team = team
        self.c = httpx.Client(headers={"Authorization": key})

    def gql(self, query: str, **variables):
        r = self.c.post("https://api.linear.app/graphql", json={"query": query, "variables": variables})
        out = r.json()
        if errors := out.get("errors"):
            raise LinearError(errors[0]["message"])
        return out["data"]

    def create(self, title, description, label_ids=()):
        return self.gql(CREATE, input={
            "teamId": self.team, "title": title, "description": description, "labelIds": list(label_ids),
        })["issueCreate"]["issue"]

    def get(self, ids):
        return self.gql(STATES, ids=list(ids))["issues"]["nodes"]

    def comment(self, issue_id, body):
        self.gql("mutation($i: CommentCreateInput!) { commentCreate(input: $i) { success } }",
                 i={"issueId": issue_id, "body": body})
