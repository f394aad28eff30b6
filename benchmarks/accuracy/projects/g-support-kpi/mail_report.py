import os

from common.mailer import send_file
from common.xl import path

send_file(
    os.environ["KPI_TO"].split(","),
    "Support KPI",
    "Hi all,\n\nthe numbers of last week are attached.\n",
    path(),
)
