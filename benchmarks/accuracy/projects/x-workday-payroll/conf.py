import os

WD_TENANT = os.environ.get("WD_TENANT", "acme_prod")
WD_HOST = os.environ.get("WD_HOST", "wd3-impl-services1.workday.com")
WD_USER = os.environ.get("WD_USER", "ISU_Payroll") + "@" + WD_TENANT
WD_PASSWORD = os.environ.get("WD_PASSWORD", "")
WD_WSDL = f"https://{WD_HOST}/ccx/service/{WD_TENANT}/Human_Resources/v40.1?wsdl"

SFTP_HOST = "sftp.paybureau.eu"
SFTP_USER = "acme"
SFTP_KEY = "/etc/payroll/id_ed25519"

SPOOL = "/var/spool/payroll"
WORKER_FILE = SPOOL + "/out/workers.csv"
RESULT_DIR = SPOOL + "/in"

FINANCE_DB = "host=pg-fin dbname=finance user=payroll"
