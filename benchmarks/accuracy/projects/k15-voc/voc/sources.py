import os
import time

import delighted
import requests

from voc.models import Feedback


def delighted_responses(days=1):
    delighted.api_key = os.environ["DELIGHTED_KEY"]
    since = int(time.time()) - days * 86400
    page = 1
    while True:
        batch = delighted.SurveyResponse.all(since=since, page=page, per_page=100, expand=["person"])
        if not batch:
            return
        for r in batch:
            yield Feedback(id=str(r.id), source="delighted", score=r.score,
                           text=r.comment or "", email=r.person.email)
        page += 1


class SurveyMonkey:
    def __init__(self, survey_id):
        self.survey_id = survey_id
        self.session = requests.Session()
        self.session.headers["Authorization"] = "Bearer " + os.environ["SURVEYMONKEY_TOKEN"]

    def open_answers(self):
        url = f"https://api.surveymonkey.com/v3/surveys/{self.survey_id}/responses/bulk"
        while url:
            body = self.session.get(url, timeout=60).json()
            for resp in body["data"]:
                for page in resp["pages"]:
                    for q in page["questions"]:
                        for a in q["answers"]:
                            if "text" in a:
                                yield Feedback(id=f"{resp['id']}-{q['id']}", source="surveymonkey",
                                               score=None, text=a["text"])
            url = body["links"].get("next")
