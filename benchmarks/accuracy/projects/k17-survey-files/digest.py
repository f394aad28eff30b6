"""step 3, mondays: what people said, into Mattermost"""
from statistics import mean

import requests

from common import DELIGHTED, RESPONSES, env, read_json_lines, read_rows


def block(title, scores, comments):
    nps = sum(s >= 9 for s in scores) - sum(s <= 6 for s in scores)
    head = f"#### {title}\n{len(scores)} answers, mean {mean(scores):.1f}, NPS {100 * nps / len(scores):.0f}"
    quotes = [f"> {c}" for c in comments if c][:5]
    return "\n\n".join([head, *quotes])


def main():
    parts = []
    survey = [r for r in read_rows(RESPONSES) if r["score"].isdigit()]
    if survey:
        parts.append(block("Yearly survey", [int(r["score"]) for r in survey], [r["comment"] for r in survey]))
    nps = read_json_lines(DELIGHTED)
    if nps:
        parts.append(block("In-app NPS", [r["score"] for r in nps], [r["comment"] for r in nps]))
    if parts:
        requests.post(
            env("MATTERMOST_HOOK"), json={"username": "survey-bot", "text": "\n\n".join(parts)}, timeout=10
        ).raise_for_status()


if __name__ == "__main__":
    main()
