"""
Marketo -> Redshift -> Salesforce
Prefect deployment `mql/hourly`.
"""
import os
from datetime import datetime, timedelta

import redshift_connector
from prefect import flow, get_run_logger, task
from prefect.tasks import exponential_backoff
from simple_salesforce import Salesforce

from marketo import Marketo

DDL = """
create temp table stage (like marketing.marketo_leads);
"""
MERGE = """
delete from marketing.marketo_leads using stage where marketo_leads.id = stage.id;
insert into marketing.marketo_leads select * from stage;
"""
# the scoring model is maintained by BI as a view
MQL = """
select v.email, v.score, v.model_version
  from marketing.v_mql v
 where v.became_mql > %s
"""


def conn():
    return redshift_connector.connect(host=os.environ["RS_HOST"], database="dwh",
                                      user=os.environ["RS_USER"], password=os.environ["RS_PASS"])


@task(retries=3, retry_delay_seconds=exponential_backoff(backoff_factor=10))
def changed_leads(since):
    return list(Marketo().changed(since, ["id", "email", "company", "leadScore", "updatedAt"]))


@task
def stage(leads):
    if not leads:
        return 0
    with conn() as c:
        cur = c.cursor()
        cur.execute(DDL)
        cur.executemany("insert into stage values (%s, %s, %s, %s, %s)",
                        [(l["id"], l["email"], l["company"], l["leadScore"], l["updatedAt"]) for l in leads])
        for stmt in filter(str.strip, MERGE.split(";")):
            cur.execute(stmt)
        c.commit()
    return len(leads)


@task
def fresh_mqls(since):
    with conn() as c:
        cur = c.cursor()
        cur.execute(MQL, (since,))
        df = cur.fetch_dataframe()
    return df.to_dict("records") if df is not None else []


@task
def to_salesforce(mqls):
    log = get_run_logger()
    if not mqls:
        return
    sf = Salesforce(instance_url=os.environ["SF_URL"], session_id=os.environ["SF_SESSION"])
    campaign = os.environ["SF_MQL_CAMPAIGN"]
    for i in range(0, len(mqls), 100):
        part = {m["email"].lower(): m for m in mqls[i:i + 100]}
        emails = ",".join("'%s'" % e.replace("'", "\\'") for e in part)
        found = sf.query(f"SELECT Id, Email FROM Lead WHERE Email IN ({emails}) AND IsConverted = false")["records"]
        updates = [{"Id": r["Id"], "MQL_Score__c": float(part[r["Email"].lower()]["score"]), "Status": "MQL"}
                   for r in found]
        members = [{"LeadId": r["Id"], "CampaignId": campaign, "Status": "Responded"} for r in found]
        sf.bulk.Lead.update(updates, batch_size=200)
        sf.bulk.CampaignMember.insert(members, batch_size=200)
        log.info("%d of %d in Salesforce", len(found), len(part))


@flow(name="mql")
def mql(hours: int = 2):
    since = datetime.utcnow() - timedelta(hours=hours)
    n = stage(changed_leads(since))
    get_run_logger().info("staged %s", n)
    to_salesforce(fresh_mqls(since))


if __name__ == "__main__":
    mql()
