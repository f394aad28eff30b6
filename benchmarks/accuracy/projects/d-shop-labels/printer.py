import subprocess
import tempfile
import urllib.request


def print_label(url):
    with tempfile.NamedTemporaryFile(suffix=".png") as tmp:
        with urllib.request.urlopen(url) as resp:
            tmp.write(resp.read())
        tmp.flush()
        subprocess.run(["lp", "-d", "zebra", tmp.name], check=True)
