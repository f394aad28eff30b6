#!/usr/bin/env bash
set -euo pipefail
case "${1:-}" in
  paczki) python -m paczki.start ;;
  opinie) python -m opinie.zbierz && python -m opinie.raport ;;
  *) echo "uzycie: $0 paczki|opinie" >&2; exit 2 ;;
esac
