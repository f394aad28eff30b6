from hubspot import HubSpot
from hubspot.crm.companies import (
    Filter,
    FilterGroup,
    PublicObjectSearchRequest,
    SimplePublicObjectInput,
)

from schemas import CompanyPatch


class Crm:
    def __init__(self, token):
        self.api = HubSpot(access_token=token).crm.companies

    def company_id(self, account_number):
        found = self.api.search_api.do_search(
            PublicObjectSearchRequest(
                filter_groups=[
                    FilterGroup(
                        filters=[
                            Filter(
                                property_name="account_number",
                                operator="EQ",
                                value=account_number,
                            )
                        ]
                    )
                ],
                limit=1,
            )
        )
        return found.results[0].id if found.results else None

    def patch(self, company_id, patch: CompanyPatch):
        self.api.basic_api.update(
            company_id, SimplePublicObjectInput(properties=patch.model_dump())
        )
