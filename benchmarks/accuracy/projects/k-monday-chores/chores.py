"""Monday morning housekeeping for the platform team."""
import argparse
import os
from datetime import datetime, timedelta, timezone

import requests
from github import Auth, Github

ORG_REPO = "meadowlabs/platform"
TEAMS_HOOK = os.environ.get("TEAMS_WEBHOOK_URL")
STALE_COMMENT = ("No activity for 60 days. This issue will be closed next Monday unless someone "
                 "removes the `stale` label.")


def mark_stale(repo, days=60, dry=False):
    limit = datetime.now(timezone.utc) - timedelta(days=days)
    n = 0
    for issue in repo.get_issues(state="open", sort="updated", direction="asc"):
        if issue.updated_at > limit:
            break
        if issue.pull_request or any(l.name == "pinned" for l in issue.labels):
            continue
        print("stale", issue.number, issue.title)
        if not dry:
            issue.add_to_labels("stale")
            issue.create_comment(STALE_COMMENT)
        n += 1
    return n


def expired_pagerduty_overrides():
    r = requests.get(
        "https://api.pagerduty.com/schedules/%s/overrides" % os.environ["PD_SCHEDULE"],
        params={"since": (datetime.utcnow() - timedelta(days=7)).isoformat(), "until": datetime.utcnow().isoformat()},
        headers={"Authorization": "Token token=" + os.environ["PD_TOKEN"]},
        timeout=20,
    )
    r.raise_for_status()
    for o in r.json()["overrides"]:
        print("override", o["user"]["summary"], o["start"], "-", o["end"])


def remind():
    card = {
        "type": "message",
        "attachments": [{
            "contentType": "application/vnd.microsoft.card.adaptive",
            "content": {
                "type": "AdaptiveCard", "version": "1.4",
                "body": [{"type": "TextBlock", "wrap": True,
                          "text": "Backlog has been groomed. Please look through your stale issues before stand-up."}],
            },
        }],
    }
    requests.post(TEAMS_HOOK, json=card, timeout=20).raise_for_status()


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--dry-run", action="store_true")
    args = ap.parse_args()
    gh = Github(auth=Auth.Token(os.environ["GITHUB_TOKEN"]))
    mark_stale(gh.get_repo(ORG_REPO), dry=args.dry_run)
    expired_pagerduty_overrides()
    if TEAMS_HOOK and not args.dry_run:
        remind()


if __name__ == "__main__":
    main()
