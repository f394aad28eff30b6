import azure.functions as func

from shared_code.dataverse import Dataverse
from shared_code.snow import Incidents


def main(timer: func.TimerRequest) -> None:
    snow = Incidents()
    for inc in snow.list("state=6^resolved_at<javascript:gs.daysAgo(14)^caller_id=crm.integration"):
        snow.update(inc["sys_id"], {"state": "7", "close_notes": "closed automatically"})

    dv = Dataverse()
    for case in dv.list("incidents", "incidentid", "statecode eq 1 and new_archived eq false"):
        dv.update("incidents", case["incidentid"], {"new_archived": True})
