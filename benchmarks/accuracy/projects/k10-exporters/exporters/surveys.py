import os

from .base import Exporter
from .delivery import ToPartner

SURVEY = "415228093"


class SurveyResponses(ToPartner, Exporter):
    name = "survey-responses"
    header = ("respondent", "date", "question", "answer")

    def setup(self):
        self.http.headers["Authorization"] = "bearer " + os.environ["SURVEYMONKEY_TOKEN"]

    def fetch(self):
        url = f"https://api.surveymonkey.com/v3/surveys/{SURVEY}/responses/bulk?per_page=100&simple=true"
        while url:
            body = self.http.get(url, timeout=30).json()
            for response in body["data"]:
                for page in response["pages"]:
                    for q in page["questions"]:
                        for a in q["answers"]:
                            yield response, q, a
            url = body["links"].get("next")

    def row(self, item):
        response, question, answer = item
        return [response["id"], response["date_modified"], question["heading"], answer.get("simple_text", "")]
