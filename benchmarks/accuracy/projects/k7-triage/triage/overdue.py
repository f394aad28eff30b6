import os
from datetime import date

import asana

from .decorators import announce, slow_alarm

client = asana.Client.access_token(os.environ["ASANA_TOKEN"])


@slow_alarm(60)
@announce("TEAMS_DELIVERY_HOOK", "Overdue in Asana")
def overdue(project):
    today = date.today().isoformat()
    found = client.tasks.get_tasks_for_project(
        project, {"completed_since": "now", "opt_fields": "name,due_on,assignee.name"}
    )
    late = [t for t in found if t["due_on"] and t["due_on"] < today]
    late.sort(key=lambda t: t["due_on"])
    return ["%s — %s, due %s" % (t["name"], (t["assignee"] or {}).get("name", "nobody"), t["due_on"]) for t in late]
