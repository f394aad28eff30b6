from typing import Dict, List

from jira import JIRA
from slack_sdk import WebClient

from newhire.http import Api


class Desk:
    """What the IT service desk looks at: Jira, the asset database, their Slack channel."""

    def __init__(self, jira_url, jira_auth, snipe_url, snipe_token, slack_token):
        self.jira = JIRA(server=jira_url, basic_auth=jira_auth)
        self.assets = Api(f"{snipe_url}/api/v1", headers={"Authorization": f"Bearer {snipe_token}"})
        self.slack = WebClient(token=slack_token)

    def open_ticket(self, employee: Dict[str, str]) -> None:
        name = f"{employee['firstName']} {employee['lastName']}"
        self.jira.create_issue(
            project="IT",
            issuetype={"name": "Service Request"},
            summary=f"Equipment for {name} ({employee['department']})",
            description=f"{name}, {employee['jobTitle']}, starts {employee['hireDate']}. Laptop, badge, phone.",
        )

    def spare_laptops(self) -> List[dict]:
        return self.assets.get("hardware", status="RTD", category_id=2, limit=200)["rows"]

    def post_stock(self, laptops: List[dict]) -> None:
        lines = [f"- {a['asset_tag']} {a['model']['name']}" for a in laptops]
        self.slack.chat_postMessage(channel="#it-desk", text=f"{len(lines)} laptops on the shelf\n" + "\n".join(lines))
