import os
import sys

import requests

from bridge.incoming import pull
from bridge.outgoing import push

if __name__ == "__main__":
    mode = sys.argv[1] if len(sys.argv) > 1 else "both"
    counts = {}
    if mode in ("both", "push"):
        counts["escalated"] = push()
    if mode in ("both", "pull"):
        counts["updated"] = pull(20)
    print(counts)
    if os.getenv("DD_API_KEY"):
        requests.post("https://api.datadoghq.eu/api/v1/series", headers={"DD-API-KEY": os.environ["DD_API_KEY"]}, json={
            "series": [{"metric": f"bridge.{k}", "type": "count", "points": [[__import__("time").time(), v]]}
                       for k, v in counts.items()]
        })
