#!/bin/sh
set -e
cd /srv/erpnext-bank
. ./env
python3 fetch_mail.py
python3 import_csv.py
python3 mollie_settle.py
