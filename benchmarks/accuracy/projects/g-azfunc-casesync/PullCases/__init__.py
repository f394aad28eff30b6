import json
import logging

import azure.functions as func

from shared_code.dataverse import Dataverse

SELECT = "incidentid,title,description,prioritycode"


def main(timer: func.TimerRequest, outmsg: func.Out[str]) -> None:
    cases = list(Dataverse().list("incidents", SELECT, "statecode eq 0 and new_servicenow eq null"))
    logging.info("%s cases", len(cases))
    if cases:
        outmsg.set(json.dumps(cases))
