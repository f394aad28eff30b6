import json

import azure.functions as func

from shared_code.dataverse import Dataverse
from shared_code.mapping import case_to_incident
from shared_code.snow import Incidents


def main(msg: func.ServiceBusMessage) -> None:
    dv = Dataverse()
    snow = Incidents()
    for case in json.loads(msg.get_body().decode("utf-8")):
        inc = snow.create(case_to_incident(case))
        dv.update("incidents", case["incidentid"], {"new_servicenow": inc["number"]})
