#!/usr/bin/env bash
set -euo pipefail
cd "$(dirname "$0")"
source .env
DAY=${1:-$(date -d yesterday +%F)}
WORK=work/$DAY
mkdir -p "$WORK"

python steps/recharge_subs.py --day "$DAY" --out "$WORK/subs.parquet"
python steps/redshift_load.py "$WORK/subs.parquet"
python steps/score.py --subs "$WORK/subs.parquet" --out "$WORK/scored.parquet"
python steps/klaviyo_push.py < "$WORK/scored.parquet.jsonl"
find work -maxdepth 1 -mtime +14 -type d -exec rm -rf {} +
