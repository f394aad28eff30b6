import os

import requests

from ..bus import on

PAGE = "kctbh9vrtdwd"
COMPONENT = "8kbf7d35c070"


@on("deploy.*")
def back_to_green(topic, p):
    requests.patch(
        f"https://api.statuspage.io/v1/pages/{PAGE}/components/{COMPONENT}",
        headers={"Authorization": "OAuth " + os.environ["STATUSPAGE_KEY"]},
        json={"component": {"status": "operational"}},
        timeout=10,
    )
