@echo off
cd C:\feeds\partner
python step1_export.py && python step2_build.py && python step3_deliver.py
python report_mail.py
