import os
from datetime import date

import requests

from .base import Connector, Row, connector


@connector("linkedin")
class LinkedIn(Connector):
    def fetch(self, start, end):
        url = (
            "https://api.linkedin.com/rest/adAnalytics?q=analytics&pivot=CAMPAIGN&timeGranularity=DAILY"
            f"&dateRange=(start:(year:{start.year},month:{start.month},day:{start.day}),"
            f"end:(year:{end.year},month:{end.month},day:{end.day}))"
            f"&accounts=List(urn%3Ali%3AsponsoredAccount%3A{self.account})"
            "&fields=dateRange,pivotValues,costInLocalCurrency,clicks,externalWebsiteConversions"
        )
        r = requests.get(url, headers={
            "Authorization": f"Bearer {os.environ['LI_TOKEN']}",
            "LinkedIn-Version": "202410",
            "X-Restli-Protocol-Version": "2.0.0",
        })
        r.raise_for_status()
        return r.json()["elements"]

    def normalise(self, raw):
        d = raw["dateRange"]["start"]
        return Row(
            date(d["year"], d["month"], d["day"]), self.channel, raw["pivotValues"][0].split(":")[-1],
            float(raw["costInLocalCurrency"]), raw["clicks"], raw["externalWebsiteConversions"],
        )
