"""Fill firmographics for HubSpot companies and keep SFDC accounts in line.

Order of trust: Clearbit, then ZoomInfo. ICP tier is ours.
"""
import logging
import os

import requests
from hubspot import HubSpot
from hubspot.crm.companies import Filter, FilterGroup, PublicObjectSearchRequest, SimplePublicObjectInput
from simple_salesforce import Salesforce
from simple_salesforce.exceptions import SalesforceResourceNotFound
from tenacity import retry, stop_after_attempt, wait_exponential

log = logging.getLogger("enrich")

hs = HubSpot(access_token=os.environ["HUBSPOT_TOKEN"])
sf = Salesforce(instance=os.environ["SF_INSTANCE"], session_id=os.environ["SF_SESSION"])

INDUSTRY_MAP = {"Computer Software": "SaaS", "Internet": "SaaS", "Retail": "Commerce"}


def companies_missing_data():
    after = 0
    while True:
        req = PublicObjectSearchRequest(
            filter_groups=[FilterGroup(filters=[Filter(property_name="firmo_source", operator="NOT_HAS_PROPERTY")])],
            properties=["domain", "name", "sfdc_account_id"],
            limit=100,
            after=after,
        )
        page = hs.crm.companies.search_api.do_search(public_object_search_request=req)
        yield from page.results
        if not page.paging:
            break
        after = page.paging.next.after


@retry(stop=stop_after_attempt(4), wait=wait_exponential(min=2))
def clearbit(domain):
    r = requests.get(
        "https://company.clearbit.com/v2/companies/find",
        params={"domain": domain},
        auth=(os.environ["CLEARBIT_KEY"], ""),
    )
    if r.status_code in (404, 422):
        return None
    r.raise_for_status()
    c = r.json()
    return {"employees": c["metrics"]["employees"], "industry": c["category"]["industry"], "country": c["geo"]["countryCode"]}


def zoominfo(domain):
    r = requests.post(
        "https://api.zoominfo.com/enrich/company",
        headers={"Authorization": "Bearer " + os.environ["ZOOMINFO_JWT"]},
        json={
            "matchCompanyInput": [{"companyWebsite": domain}],
            "outputFields": ["employeeCount", "primaryIndustry", "country"],
        },
    )
    r.raise_for_status()
    hits = r.json()["data"]["result"][0]["data"]
    if not hits:
        return None
    return {"employees": hits[0]["employeeCount"], "industry": hits[0]["primaryIndustry"], "country": hits[0]["country"]}


def tier(f):
    n = f["employees"] or 0
    if n >= 1000:
        return "A"
    return "B" if n >= 150 else "C"


def main():
    done = 0
    for company in companies_missing_data():
        props = company.properties
        if not props.get("domain"):
            continue
        source = "clearbit"
        firmo = clearbit(props["domain"])
        if firmo is None:
            source, firmo = "zoominfo", zoominfo(props["domain"])
        if firmo is None:
            continue
        firmo["industry"] = INDUSTRY_MAP.get(firmo["industry"], firmo["industry"])
        hs.crm.companies.basic_api.update(
            company_id=company.id,
            simple_public_object_input=SimplePublicObjectInput(properties={
                "numberofemployees": firmo["employees"],
                "industry_clean": firmo["industry"],
                "firmo_source": source,
                "icp_tier": tier(firmo),
            }),
        )
        account = props.get("sfdc_account_id")
        if account:
            try:
                sf.Account.update(account, {
                    "NumberOfEmployees": firmo["employees"],
                    "Industry": firmo["industry"],
                    "BillingCountryCode": firmo["country"],
                    "HubSpot_Company_Id__c": company.id,
                })
            except SalesforceResourceNotFound:
                log.warning("account gone: %s", account)
        done += 1
    log.info("%d companies enriched", done)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
