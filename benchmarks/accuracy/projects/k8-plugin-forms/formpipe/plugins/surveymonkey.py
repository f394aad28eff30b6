import os

import requests

from ..spi import Source


class SurveyMonkeySource(Source):
    API = "https://api.surveymonkey.com/v3"

    def _get(self, url, **params):
        r = requests.get(
            url, headers={"Authorization": f"bearer {os.environ['SURVEYMONKEY_TOKEN']}"}, params=params, timeout=30
        )
        r.raise_for_status()
        return r.json()

    def answers(self):
        url = f"{self.API}/surveys/{self.options['survey']}/responses/bulk"
        while url:
            body = self._get(url, simple="true")
            for response in body["data"]:
                yield {
                    q["heading"]: q["answers"][0].get("simple_text")
                    for page in response["pages"]
                    for q in page["questions"]
                    if q.get("answers")
                }
            url = body["links"].get("next")
