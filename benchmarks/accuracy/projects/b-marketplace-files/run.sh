#!/bin/sh
set -e
cd "$(dirname "$0")"
mkdir -p data
python 01_orders.py 3
python 02_ebay.py
python 03_rates.py
python 04_load.py
