#!/bin/sh
set -e
cd "$(dirname "$0")"
. ./venv/bin/activate
DAY=${1:-$(date -d yesterday +%F)}
python pull_meta.py "$DAY"
python pull_gads.py "$DAY"
python pull_linkedin.py "$DAY"
python combine.py "$DAY"
python load_pg.py "$DAY"
