#!/bin/bash
set -e
cd /opt/rechnungslauf
mkdir -p daten
venv/bin/python 1_bestellungen_holen.py
venv/bin/python 2_buchungsstapel.py
venv/bin/python 3_versand.py
