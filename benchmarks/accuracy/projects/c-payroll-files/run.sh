#!/bin/sh -e
cd /opt/payroll/export
for s in 01_staff 02_hours 03_lodas 04_deliver; do /opt/payroll/venv/bin/python $s.py; done
