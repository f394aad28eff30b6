import os
import delighted

delighted.api_key = os.environ["DELIGHTED_API_KEY"]


def responses(since_ts):
    page = 1
    while True:
        batch = delighted.SurveyResponse.all(per_page=100, page=page, since=since_ts, expand=["person"])
        if not batch:
            return
        yield from batch
        page += 1


def metrics():
    m = delighted.Metrics.retrieve(trend="30")
    return {"nps": m.nps, "responses": m.response_count}


def send_survey(email, name, delay=0):
    return delighted.Person.create(email=email, name=name, delay=delay, send=True)
