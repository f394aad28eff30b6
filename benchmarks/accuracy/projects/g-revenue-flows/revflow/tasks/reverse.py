import os

import httpx
from dependency_injector.wiring import Provide, inject
from prefect import task

from ..container import Container

MRR = """
    SELECT a.SF_ID AS "id", SUM(s.MRR) AS "mrr"
      FROM RAW.SUBSCRIPTION s JOIN RAW.ACCOUNT a ON a.ZUORA_ID = s.ACCOUNT_ID
  GROUP BY 1
"""


@task
@inject
def account_mrr(src=Provide[Container.warehouse]):
    return [{"Id": r["id"], "MRR__c": float(r["mrr"])} for r in src.query(MRR)]


@task
@inject
def to_crm(records, dst=Provide[Container.crm]):
    return dst.update_accounts(records)


@task
def announce(failed):
    if failed:
        httpx.post(os.environ["SLACK_REVOPS"], json={"text": f"{failed} accounts could not be updated"})
