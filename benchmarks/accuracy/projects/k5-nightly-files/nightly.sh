#!/bin/sh
# 02:30 on shop-batch
cd /srv/nightly || exit 1
python3 pull_magento.py && python3 send_fulfil.py
python3 pull_lightspeed.py && python3 send_stock.py && python3 mail_stock.py
find out -name '*.csv' -mtime +30 -delete
