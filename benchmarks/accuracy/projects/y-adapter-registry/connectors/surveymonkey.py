from connectors.base import Connector


class SurveyMonkey(Connector, slug="surveymonkey"):
    root = "https://api.surveymonkey.com/v3"

    def extract(self):
        url = f"/surveys/{self.options['survey']}/responses/bulk?per_page=100&simple=true"
        while url:
            page = self.call("GET", url)
            for resp in page["data"]:
                rec = {"response_id": resp["id"], "date": resp["date_modified"], "email": resp["metadata"].get("contact", {}).get("email", {}).get("value")}
                for p in resp["pages"]:
                    for q in p["questions"]:
                        rec[q["heading"]] = "; ".join(a.get("simple_text", "") for a in q["answers"])
                yield rec
            url = page["links"].get("next")
