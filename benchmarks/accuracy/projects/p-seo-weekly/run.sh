#!/bin/sh
set -e
cd "$(dirname "$0")"
python gsc_pull.py
python semrush_rank.py
python publish.py
