"""python sync.py [donorbox] [givebutter]"""
import sys

from dotenv import load_dotenv

load_dotenv()

from giving import Pipeline
from giving.steps import major_gift_sms, tag_campaign


def pipelines():
    yield Pipeline(
        source="donorbox",
        sinks=["neon", "actionnetwork"],
        steps=[tag_campaign, major_gift_sms(1000)],
    )
    # many under age in there: CRM only, no mailings
    yield Pipeline(source="givebutter", sinks=["neon"], steps=[tag_campaign])


if __name__ == "__main__":
    only = sys.argv[1:]
    for p in pipelines():
        if not only or p.source in only:
            print(p.source, p.run())
