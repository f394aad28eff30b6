#!/bin/sh
set -e
cd "$(dirname "$0")"
mkdir -p work
python pull_amazon.py
python pull_ebay.py
python push_netsuite.py
[ "$(date +%u)" = 1 ] && python weekly_mail.py
