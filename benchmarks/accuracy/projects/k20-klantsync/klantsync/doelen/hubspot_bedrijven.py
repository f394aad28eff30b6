import os

from hubspot import HubSpot
from hubspot.crm.companies import PublicObjectSearchRequest, SimplePublicObjectInput

from ..register import doel


@doel("bedrijven")
def bedrijven_bijwerken(rijen) -> int:
    api = HubSpot(access_token=os.environ["HUBSPOT_TOKEN"]).crm.companies
    n = 0
    for rij in rijen:
        gevonden = api.search_api.do_search(
            public_object_search_request=PublicObjectSearchRequest(
                filter_groups=[
                    {"filters": [{"propertyName": "name", "operator": "EQ", "value": rij["bedrijf"]}]}
                ],
                limit=1,
            )
        )
        if not gevonden.results:
            continue
        api.basic_api.update(
            company_id=gevonden.results[0].id,
            simple_public_object_input=SimplePublicObjectInput(
                properties={f"omzet_{rij['jaar']}": str(rij["omzet"])}
            ),
        )
        n += 1
    return n
