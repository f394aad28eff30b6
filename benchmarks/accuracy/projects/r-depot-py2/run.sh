#!/bin/sh
cd /home/shop/depot || exit 1
python2.7 fetch_stock.py && python2.7 push_presta.py
