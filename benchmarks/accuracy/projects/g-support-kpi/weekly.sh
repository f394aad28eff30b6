#!/bin/sh
set -e
cd "$(dirname "$0")"
. ./.env
export KPI_XLSX=/srv/kpi/kpi_$(date +%V).xlsx
python3 tickets_to_excel.py
python3 calls_to_excel.py
python3 mail_report.py
python3 push_powerbi.py
