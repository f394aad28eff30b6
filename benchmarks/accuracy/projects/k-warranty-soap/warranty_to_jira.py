"""Opens a Jira issue for each new warranty claim in DealerPort and writes the key back to the claim."""
import os
from datetime import datetime, timedelta

from jira import JIRA
from requests import Session
from requests.auth import HTTPBasicAuth
from zeep import Client
from zeep.helpers import serialize_object
from zeep.transports import Transport

from mapping import PRIORITY, component_for

WSDL = os.getenv("DEALERPORT_WSDL", "https://ws.dealerport.example/ClaimService.svc?wsdl")


class DealerPort:
    def __init__(self):
        s = Session()
        s.auth = HTTPBasicAuth(os.environ["DP_USER"], os.environ["DP_PASS"])
        self.client = Client(WSDL, transport=Transport(session=s, timeout=60))

    def new_claims(self, since):
        page = self.client.service.GetClaims(ModifiedSince=since, Status="NEW", MaxRows=200)
        for c in page or []:
            yield serialize_object(c, dict)

    def attach_reference(self, claim_no, ref):
        res = self.client.service.SetExternalReference(ClaimNo=claim_no, Reference=ref, System="JIRA")
        if res.Code != 0:
            raise RuntimeError(f"{claim_no}: {res.Message}")


def describe(c):
    lines = [
        f"*Claim*: {c['ClaimNo']}",
        f"*Dealer*: {c['Dealer']['Name']} ({c['Dealer']['Country']})",
        f"*Serial*: {c['SerialNo']}",
        "",
        c["FaultText"] or "(no text)",
    ]
    return "\n".join(lines)


def run(hours=24):
    dp = DealerPort()
    jira = JIRA(server=os.environ["JIRA_URL"], basic_auth=(os.environ["JIRA_USER"], os.environ["JIRA_TOKEN"]))
    since = datetime.utcnow() - timedelta(hours=hours)
    for c in dp.new_claims(since):
        jql = f'project = WAR AND "Claim No" ~ "{c["ClaimNo"]}"'
        found = jira.search_issues(jql, maxResults=1)
        if found:
            issue = found[0]
        else:
            issue = jira.create_issue(fields={
                "project": {"key": "WAR"},
                "issuetype": {"name": "Claim"},
                "summary": f"{c['Model']}: {(c['FaultText'] or '')[:80]}",
                "description": describe(c),
                "priority": {"name": PRIORITY.get(c["Severity"], "Medium")},
                "components": [{"name": component_for(c["Model"])}],
                "customfield_10231": c["ClaimNo"],
            })
        dp.attach_reference(c["ClaimNo"], issue.key)


if __name__ == "__main__":
    run(int(os.getenv("HOURS", "24")))
