import os

CHART = "x9Qk2"
TOKEN = os.environ["DATAWRAPPER_TOKEN"]
