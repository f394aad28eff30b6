from dependency_injector.wiring import Provide, inject
from prefect import get_run_logger, task

from ..container import Container

SUBS = "select AccountId, Status, ContractedMrr from Subscription where Status = 'Active'"


@task(retries=2)
@inject
def subscriptions(src=Provide[Container.billing]):
    return [(r["AccountId"], r["Status"], r.get("ContractedMrr", 0)) for r in src.query(SUBS)]


@task
@inject
def accounts(src=Provide[Container.crm]):
    out = []
    for a in src.query("SELECT Id, Name, Zuora_Account__c FROM Account WHERE Zuora_Account__c != null"):
        out.append((a["Id"], a["Name"], a["Zuora_Account__c"]))
    return out


@task
@inject
def load(table, columns, rows, dst=Provide[Container.warehouse]):
    n = dst.replace(table, columns, rows)
    get_run_logger().info("%s: %d rows", table, n)
    return n
