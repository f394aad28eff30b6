"""Pages in a real browser: what their scripts make of them, and what they log."""

import base64
import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest


def opened(page: str, folder: Path, anchor: str = "") -> tuple[str, str]:
    """Open a page in a browser; give the document as the script left it, and what was logged."""
    browser = (
        shutil.which("chromium")
        or shutil.which("chromium-browser")
        or shutil.which("google-chrome")
    )
    if browser is None:
        pytest.skip("needs Chromium")
    file = folder / "page.html"
    file.write_text(page, encoding="utf-8")
    done = subprocess.run(
        [
            browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            f"--user-data-dir={folder / 'profile'}", "--enable-logging=stderr",
            "--virtual-time-budget=2000", "--dump-dom", f"{file.as_uri()}#{anchor}",
        ],
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    return done.stdout, "\n".join(line for line in done.stderr.split("\n") if "CONSOLE" in line)


def acting(page: str, deeds: str) -> str:
    """Let a script act on a page as a reader would; the page's own policy is widened by this one script."""
    digest = base64.b64encode(hashlib.sha256(deeds.encode()).digest()).decode("ascii")
    page = page.replace("script-src ", f"script-src 'sha256-{digest}' ", 1)
    return page.replace("</body>", f"<script>{deeds}</script></body>")
