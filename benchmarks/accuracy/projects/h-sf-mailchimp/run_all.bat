@echo off
python 1_export_contacts.py
python 2_push_mailchimp.py
python 3_unsubscribes_back.py
pause
