#!/usr/bin/env python3
import subprocess
import sys

for script in ("pull_lightspeed.py", "push_woo.py", "feed_google.py", "pull_square.py", "post_journal.py"):
    rc = subprocess.call([sys.executable, script])
    print(script, "ok" if rc == 0 else "FAILED (%d)" % rc)
