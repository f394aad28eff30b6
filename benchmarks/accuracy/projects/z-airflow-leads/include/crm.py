from airflow.hooks.base import BaseHook
from simple_salesforce import Salesforce

SOQL = (
    "SELECT Id, Email, Company, Industry, LeadSource, CreatedDate FROM Lead "
    "WHERE IsConverted = false AND SystemModstamp >= {0}T00:00:00Z"
)


def _sf():
    c = BaseHook.get_connection("salesforce")
    return Salesforce(username=c.login, password=c.password, security_token=c.extra_dejson["token"])


def changed_leads(day):
    for rec in _sf().query_all_iter(SOQL.format(day)):
        rec.pop("attributes", None)
        yield dict(rec)


def update_scores(rows):
    if not rows:
        return
    _sf().bulk.Lead.update(
        [{"Id": r["lead_id"], "Score__c": r["score"], "Grade__c": r["grade"]} for r in rows],
        batch_size=2000,
    )
