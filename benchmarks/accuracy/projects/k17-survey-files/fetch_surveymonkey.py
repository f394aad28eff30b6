"""step 1: all answers of the yearly survey into a csv"""
import requests

from common import RESPONSES, env, write_rows

SURVEY = "512340071"
Q_SCORE, Q_COMMENT = "143220011", "143220012"


def bulk(survey):
    s = requests.Session()
    s.headers["Authorization"] = "Bearer " + env("SURVEYMONKEY_TOKEN")
    url = f"https://api.surveymonkey.com/v3/surveys/{survey}/responses/bulk?per_page=100&simple=true"
    while url:
        page = s.get(url, timeout=60).json()
        yield from page["data"]
        url = page["links"].get("next")


def flatten(resp):
    answers = {}
    for p in resp["pages"]:
        for q in p["questions"]:
            answers[q["id"]] = q["answers"][0].get("text") or q["answers"][0].get("simple_text")
    return {
        "response_id": resp["id"],
        "date": resp["date_modified"][:10],
        "email": resp.get("metadata", {}).get("contact", {}).get("email", {}).get("value", ""),
        "score": answers.get(Q_SCORE, ""),
        "comment": answers.get(Q_COMMENT, ""),
    }


if __name__ == "__main__":
    n = write_rows(RESPONSES, map(flatten, bulk(SURVEY)))
    print(n, "responses")
