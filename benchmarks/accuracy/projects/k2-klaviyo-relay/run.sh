#!/bin/sh
set -e
cd /home/marketing/klaviyo
. ./.env
python 1_shopify_customers.py
python 2_mailgun_unsubs.py
python 3_clean.py
python 4_to_klaviyo.py
# monthly ones, see the date
if [ "$(date +%d)" = "01" ]; then
    python 5_postcards.py
    python unsubs_sheet.py
fi
