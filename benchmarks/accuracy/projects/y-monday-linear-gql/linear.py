import os

from gql import Client, gql
from gql.transport.requests import RequestsHTTPTransport

client = Client(
    transport=RequestsHTTPTransport(
        url="https://api.linear.app/graphql",
        headers={"Authorization": os.environ["LINEAR_KEY"]},
        retries=3,
    ),
    fetch_schema_from_transport=False,
)

CREATE = gql("""
mutation Create($input: IssueCreateInput!) {
  issueCreate(input: $input) { success issue { id identifier url } }
}
""")

DONE = gql("""
query Done($team: ID!, $since: DateTimeOrDuration!) {
  issues(filter: {team: {id: {eq: $team}}, completedAt: {gt: $since}, labels: {name: {eq: "from-ops"}}}) {
    nodes { identifier title completedAt description assignee { displayName } }
  }
}
""")

TEAM = os.environ["LINEAR_TEAM"]


def create(title, description, priority=3):
    data = client.execute(CREATE, variable_values={"input": {
        "teamId": TEAM, "title": title, "description": description, "priority": priority,
        "labelIds": [os.environ["LINEAR_LABEL"]],
    }})
    return data["issueCreate"]["issue"]


def done(since="-P1D"):
    return client.execute(DONE, variable_values={"team": TEAM, "since": since})["issues"]["nodes"]
