#!/bin/sh
cd /opt/nightly
. ./env.sh
python3 dump_receivables.py && python3 send_dunning.py && python3 ship_file.py
