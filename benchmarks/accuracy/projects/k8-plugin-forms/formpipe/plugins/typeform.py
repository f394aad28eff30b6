import os

import requests

from ..spi import Source


class TypeformSource(Source):
    def answers(self):
        form = self.options["form"]
        before = None
        while True:
            params = {"page_size": 200}
            if before:
                params["before"] = before
            r = requests.get(
                f"https://api.typeform.com/forms/{form}/responses",
                headers={"Authorization": "Bearer " + os.environ["TYPEFORM_TOKEN"]},
                params=params,
            )
            items = r.json()["items"]
            for item in items:
                flat = {}
                for a in item.get("answers") or []:
                    value = a[a["type"]]
                    flat[a["field"]["ref"]] = value["label"] if isinstance(value, dict) else value
                yield flat
            if len(items) < 200:
                return
            before = items[-1]["token"]
