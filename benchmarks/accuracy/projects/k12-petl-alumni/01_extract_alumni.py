"""Graduates of the last two terms -> data/alumni_extract.csv, next script loads it."""
import petl as etl

from common import ALUMNI_CSV, banner

SQL = """
select spriden_id, spriden_first_name, spriden_last_name, goremal_email_address,
       shrdgmr_degc_code, shrdgmr_grad_date
  from shrdgmr
  join spriden on spriden_pidm = shrdgmr_pidm and spriden_change_ind is null
  left join goremal on goremal_pidm = shrdgmr_pidm and goremal_preferred_ind = 'Y'
 where shrdgmr_degs_code = 'AW' and shrdgmr_grad_date > add_months(sysdate, -9)
"""

conn = banner()
table = (
    etl.fromdb(conn, SQL)
    .rename({
        "SPRIDEN_ID": "Alumni_ID__c",
        "SPRIDEN_FIRST_NAME": "FirstName",
        "SPRIDEN_LAST_NAME": "LastName",
        "GOREMAL_EMAIL_ADDRESS": "Email",
        "SHRDGMR_DEGC_CODE": "Degree__c",
        "SHRDGMR_GRAD_DATE": "Graduation_Date__c",
    })
    .convert("Graduation_Date__c", lambda d: d.strftime("%Y-%m-%d"))
    .convert("Email", "lower")
    .distinct("Alumni_ID__c")
)
etl.tocsv(table, ALUMNI_CSV)
print(etl.nrows(table), "alumni written")
