import csv
import logging

from zeep import Client
from zeep.wsse.username import UsernameToken

import conf

log = logging.getLogger("export")
HEADER = ["employee_id", "last_name", "first_name", "hire_date", "cost_center", "fte"]


def workers(client):
    page, pages = 1, 1
    while page <= pages:
        resp = client.service.Get_Workers(
            Response_Filter={"Page": page, "Count": 200},
            Response_Group={
                "Include_Personal_Information": True,
                "Include_Employment_Information": True,
                "Include_Organizations": True,
            },
        )
        pages = int(resp.Response_Results.Total_Pages)
        for w in resp.Response_Data.Worker:
            yield w.Worker_Data
        page += 1


def to_row(d):
    name = d.Personal_Data.Name_Data.Legal_Name_Data.Name_Detail_Data
    job = d.Employment_Data.Worker_Job_Data[0].Position_Data
    cost_center = ""
    for org in d.Organization_Data.Worker_Organization_Data:
        if org.Organization_Data.Organization_Type_Reference.ID[1]._value_1 == "COST_CENTER":
            cost_center = org.Organization_Data.Organization_Code
    return [d.Worker_ID, name.Last_Name, name.First_Name, d.Employment_Data.Worker_Status_Data.Hire_Date,
            cost_center, job.Full_Time_Equivalent_Percentage]


def main():
    client = Client(conf.WD_WSDL, wsse=UsernameToken(conf.WD_USER, conf.WD_PASSWORD))
    n = 0
    with open(conf.WORKER_FILE, "w", newline="", encoding="utf-8") as fh:
        out = csv.writer(fh, delimiter=";")
        out.writerow(HEADER)
        for data in workers(client):
            out.writerow(to_row(data))
            n += 1
    log.info("%d workers", n)


if __name__ == "__main__":
    logging.basicConfig(level="INFO")
    main()
