from os import environ

TYPEFORM_SECRET = environ.get("TYPEFORM_SECRET", "")
AC_ACCOUNT = environ.get("AC_ACCOUNT", "")
AC_TOKEN = environ.get("AC_TOKEN", "")
CLOSE_KEY = environ.get("CLOSE_KEY", "")
CLEARBIT_KEY = environ.get("CLEARBIT_KEY", "")
PD_TOKEN = environ.get("PD_TOKEN", "")
