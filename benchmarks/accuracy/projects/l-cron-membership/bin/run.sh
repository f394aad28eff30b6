#!/bin/sh
set -e
cd /srv/membership
python3 bin/10_extract.py work/members.csv
python3 bin/20_geo.py work/members.csv work/members_geo.csv
python3 bin/30_upload.py work/members_geo.csv
python3 bin/40_mail.py work/members.csv
