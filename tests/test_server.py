"""`autodebt server`: conversations with an editor, over the streams that a real one uses."""

import contextlib
import gc
import itertools
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from autodebt_lint import __version__, session
from autodebt_lint.cli import main
from autodebt_lint.settings import load_settings
from tests.checking import OFF_SEASON, check, check_texts, write

PATIENCE = 120
"""Seconds after which an answer is missing; a busy machine answers late."""

SCRIPT = """\
import requests


def pull():
    return requests.get("https://api.hubapi.com/crm/v3/objects/deals").json()
"""
WITH_TIMEOUT = SCRIPT.replace('deals")', 'deals", timeout=10)')
ERROR, WARNING, INFORMATION, HINT = 1, 2, 3, 4
DEPRECATED = 2
MARKDOWN = {"textDocument": {"hover": {"contentFormat": ["markdown"]}}}


class Editor:
    """What an editor does: it starts the server, and speaks JSON-RPC with it."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "autodebt_lint", "server", "--stdio"],
            cwd=folder,
            env=os.environ | {"AUTODEBT_AS_OF": OFF_SEASON.isoformat()},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self._numbers = itertools.count(1)
        self._versions = itertools.count(1)
        self._heard: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._waiting: list[dict[str, Any]] = []
        self._log: list[bytes] = []
        self._threads = [
            threading.Thread(target=work, daemon=True) for work in (self._listen, self._keep_log)
        ]
        for thread in self._threads:
            thread.start()

    def _listen(self) -> None:
        stream = self.process.stdout
        assert stream is not None
        while True:
            length = 0
            while (header := stream.readline()).strip():
                name, _, value = header.decode("ascii").partition(":")
                if name.lower() == "content-length":
                    length = int(value)
            if not header:
                self._heard.put(None)
                return
            self._heard.put(json.loads(stream.read(length)))

    def _keep_log(self) -> None:
        assert self.process.stderr is not None
        self._log += self.process.stderr

    @property
    def log(self) -> str:
        """What the server wrote on its standard error; whole once it has ended."""
        return b"".join(self._log).decode()

    def say(self, method: str, params: Any = None, **more: Any) -> None:
        self.send(
            json.dumps({"jsonrpc": "2.0", "method": method, "params": params} | more).encode()
        )

    def send(self, body: bytes) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def hear(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Wait for the first message of a kind; the others stay to be heard."""
        for number, message in enumerate(self._waiting):
            if wanted(message):
                return self._waiting.pop(number)
        while (heard := self._heard.get(timeout=PATIENCE)) is not None:
            if wanted(heard):
                return heard
            self._waiting.append(heard)
        raise AssertionError(f"the server has ended\n{self.log}")

    def ask(self, method: str, params: Any = None) -> dict[str, Any]:
        """Ask, and wait for the answer."""
        number = next(self._numbers)
        self.say(method, params, id=number)
        return self.hear(lambda message: message.get("id") == number and "method" not in message)

    def start(self, capabilities: dict[str, Any] | None = None) -> dict[str, Any]:
        params = {"processId": None, "rootUri": None, "capabilities": capabilities or {}}
        result = self.ask("initialize", params)["result"]
        self.say("initialized", {})
        return result

    def open(self, file: Path, text: str | None = None, language: str = "python") -> int:
        version = next(self._versions)
        self.say(
            "textDocument/didOpen",
            {
                "textDocument": {
                    "uri": file.as_uri(),
                    "languageId": language,
                    "version": version,
                    "text": file.read_text("utf-8") if text is None else text,
                }
            },
        )
        return version

    def change(self, file: Path, text: str) -> int:
        version = next(self._versions)
        document = {"uri": file.as_uri(), "version": version}
        changes = [{"text": text}]
        self.say("textDocument/didChange", {"textDocument": document, "contentChanges": changes})
        return version

    def save(self, file: Path) -> None:
        self.say("textDocument/didSave", {"textDocument": {"uri": file.as_uri()}})

    def diagnostics(self, file: Path, version: int | None = None) -> list[dict[str, Any]]:
        """Wait for the diagnostics of a file, of one version if that matters."""
        heard = self.hear(
            lambda message: (
                message.get("method") == "textDocument/publishDiagnostics"
                and message["params"]["uri"] == file.as_uri()
                and version in (None, message["params"].get("version"))
            )
        )
        return heard["params"]["diagnostics"]

    def message(self) -> str:
        """Wait for what a person is told."""
        heard = self.hear(lambda message: message.get("method") == "window/showMessage")
        return heard["params"]["message"]

    def hover(self, file: Path, line: int, character: int) -> dict[str, Any] | None:
        place = {"line": line, "character": character}
        params = {"textDocument": {"uri": file.as_uri()}, "position": place}
        return self.ask("textDocument/hover", params)["result"]

    def actions(
        self, file: Path, where: dict[str, Any], only: list[str] | None = None
    ) -> list[dict[str, Any]]:
        context: dict[str, Any] = {"diagnostics": []} | ({"only": only} if only else {})
        params = {"textDocument": {"uri": file.as_uri()}, "range": where, "context": context}
        return self.ask("textDocument/codeAction", params)["result"]

    def leave(self) -> int:
        """Say good-bye, and return the exit code."""
        assert self.ask("shutdown")["result"] is None
        self.say("exit")
        return self.end()

    def end(self) -> int:
        code = self.process.wait(PATIENCE)
        for thread in self._threads:
            thread.join(PATIENCE)
        return code

    def kill(self) -> None:
        """Leave nothing behind, whatever a test found."""
        if self.process.poll() is None:
            self.process.kill()
        self.end()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            assert stream is not None
            with contextlib.suppress(OSError):  # what the server never read cannot be flushed
                stream.close()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    files = {"autodebt.toml": "seasons = []\nsuppression-days = 30\n", "sync.py": SCRIPT}
    return write(tmp_path / "project", files)


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[Editor]:
    """An editor that was started in another folder than the project's."""
    editor = Editor(tmp_path)
    yield editor
    editor.kill()


def codes(diagnostics: list[dict[str, Any]]) -> list[str]:
    return [diagnostic["code"] for diagnostic in diagnostics]


def of(diagnostics: list[dict[str, Any]], code: str) -> dict[str, Any]:
    return next(item for item in diagnostics if item["code"] == code)


def applied(text: str, edit: dict[str, Any]) -> str:
    """Return a text after an edit, as an editor that counts in UTF-16 does it."""
    lines = text.split("\n")
    start, end = edit["range"]["start"], edit["range"]["end"]
    assert start["line"] == end["line"]
    line = lines[start["line"]].encode("utf-16-le")
    before, after = line[: start["character"] * 2], line[end["character"] * 2 :]
    lines[start["line"]] = (
        f"{before.decode('utf-16-le')}{edit['newText']}{after.decode('utf-16-le')}"
    )
    return "\n".join(lines)


def only_edit(action: dict[str, Any], file: Path) -> dict[str, Any]:
    ((uri, edits),) = action["edit"]["changes"].items()
    assert uri == file.as_uri()
    (edit,) = edits
    return edit


# ---------------------------------------------------------------- what is shown


def test_an_editor_sees_what_check_reports(editor: Editor, project: Path) -> None:
    said = editor.start()
    assert said["serverInfo"] == {"name": "autodebt", "version": __version__}
    assert said["capabilities"]["positionEncoding"] == "utf-16"
    file = project / "sync.py"
    version = editor.open(file)
    shown = editor.diagnostics(file, version)
    report = check(project)
    assert codes(shown) == [verdict.finding.code for verdict in report.verdicts]
    timeout = of(shown, "ADL301")
    assert timeout["source"] == "autodebt"
    assert timeout["severity"] == WARNING
    assert timeout["message"].endswith("(medium)")
    line = SCRIPT.splitlines()[4]
    assert timeout["range"] == {
        "start": {"line": 4, "character": line.index("requests")},
        "end": {"line": 4, "character": line.index(".json")},
    }
    assert editor.leave() == 0
    assert editor.log == ""


def test_typing_is_judged_without_saving(editor: Editor, project: Path) -> None:
    editor.start()
    file = project / "sync.py"
    assert "ADL301" in codes(editor.diagnostics(file, editor.open(file)))
    assert "ADL301" not in codes(editor.diagnostics(file, editor.change(file, WITH_TIMEOUT)))
    assert "ADL301" in codes(editor.diagnostics(file, editor.change(file, SCRIPT)))
    assert file.read_text() == SCRIPT


def test_of_changes_in_a_row_the_last_is_judged(editor: Editor, project: Path) -> None:
    editor.start()
    file = project / "sync.py"
    editor.diagnostics(file, editor.open(file))
    versions = [editor.change(file, f"{SCRIPT}x = {number}\n") for number in range(20)]
    last = editor.change(file, WITH_TIMEOUT)
    heard = editor.hear(lambda m: m.get("method") == "textDocument/publishDiagnostics")
    while heard["params"]["version"] != last:
        assert heard["params"]["version"] in versions
        heard = editor.hear(lambda m: m.get("method") == "textDocument/publishDiagnostics")
    assert "ADL301" not in codes(heard["params"]["diagnostics"])


def test_a_saved_file_is_judged_with_its_project(editor: Editor, project: Path) -> None:
    """The session that `sync.py` uses is made, with a timeout or without, in another file."""
    text = 'from client import http\n\n\ndef pull():\n    return http.get("https://api.hubapi.com/crm/v3/objects/deals").json()\n'
    client = "import httpx\n\nhttp = httpx.Client(timeout={})\n"
    write(project, {"sync.py": text, "client.py": client.format("None")})
    file = project / "sync.py"
    expected = [
        verdict.finding.code
        for verdict in session.run(
            load_settings(project), project, [file], OFF_SEASON, jobs=1
        ).verdicts
    ]
    alone = [
        verdict.finding.code
        for verdict in session.check_sources(
            {"sync.py": text.encode()}, load_settings(project), OFF_SEASON, project=False
        ).verdicts
    ]
    assert expected != alone, "the example shows nothing"
    editor.start()
    assert codes(editor.diagnostics(file, editor.open(file))) == expected
    version = editor.change(file, text)
    assert codes(editor.diagnostics(file, version)) == alone
    editor.save(file)
    assert codes(editor.diagnostics(file, version)) == expected


def test_columns_are_those_that_were_agreed_on(editor: Editor, project: Path) -> None:
    """An emoji is one character, two units of UTF-16, and four of UTF-8."""
    file = project / "sync.py"
    line = 'import requests\nname = "\N{ROCKET}é"; requests.get("https://api.hubapi.com/crm/v3/owners").json()\n'
    file.write_text(line, "utf-8")
    start = line.splitlines()[1].index("requests")
    assert start == 13
    editor.start()
    shown = of(editor.diagnostics(file, editor.open(file)), "ADL301")
    assert shown["range"]["start"] == {"line": 1, "character": start + 1}


@pytest.mark.parametrize(("encoding", "more"), [("utf-8", 4), ("utf-32", 0)])
def test_an_editor_may_ask_for_another_encoding(
    editor: Editor, project: Path, encoding: str, more: int
) -> None:
    file = project / "sync.py"
    line = 'name = "\N{ROCKET}é"; requests.get("https://api.hubapi.com/crm/v3/owners").json()'
    file.write_text(f"import requests\n{line}\n", "utf-8")
    said = editor.start({"general": {"positionEncodings": [encoding, "utf-16"]}})
    assert said["capabilities"]["positionEncoding"] == encoding
    shown = of(editor.diagnostics(file, editor.open(file)), "ADL301")
    assert shown["range"]["start"] == {"line": 1, "character": line.index("requests") + more}


def test_deprecated_code_is_marked_as_such(editor: Editor, project: Path) -> None:
    file = project / "old.py"
    write(project, {"old.py": "import imp\n\nimp.reload(imp)\n"})
    editor.start()
    shown = [
        item
        for item in editor.diagnostics(file, editor.open(file))
        if item["code"].startswith("ADL2")
    ]
    assert shown
    assert all(item["tags"] == [DEPRECATED] for item in shown)


def test_places_that_belong_to_a_finding_are_shown_where_the_editor_can(
    editor: Editor, project: Path
) -> None:
    files = {
        "client.py": '# \N{ROCKET}\nimport requests\n\n\ndef deals():\n    "\N{ROCKET}"; return requests.get("https://api.hubapi.com/crm/v3/objects/deals", timeout=5).json()\n',
        "job.py": "from client import deals\n\nif __name__ == '__main__':\n    print(deals())\n",
    }
    write(project, files)
    file = project / "client.py"
    editor.start({"textDocument": {"publishDiagnostics": {"relatedInformation": True}}})
    shown = of(editor.diagnostics(file, editor.open(file)), "ADL305")
    there = {place["location"]["uri"] for place in shown["relatedInformation"]}
    assert (project / "job.py").as_uri() in there


def test_what_will_block_says_when(editor: Editor, project: Path) -> None:
    write(project, {"autodebt.toml": 'seasons = ["black-friday"]\nlead = 200\n'})
    file = project / "sync.py"
    report = check(project)
    ahead = next(verdict for verdict in report.verdicts if verdict.blocks_from is not None)
    editor.start(MARKDOWN)
    shown = of(editor.diagnostics(file, editor.open(file)), ahead.finding.code)
    assert f"blocks from {ahead.blocks_from})" in shown["message"]
    place = shown["range"]["start"]
    told = editor.hover(file, place["line"], place["character"])
    assert told is not None
    assert f"**blocks from {ahead.blocks_from}:**" in told["contents"]["value"]


def test_what_the_baseline_accepts_is_not_shown_while_typing_either(
    editor: Editor, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    assert main(["baseline", "create", "--reason", "there before", "--no-cache"]) == 0
    file = project / "sync.py"
    editor.start()
    assert editor.diagnostics(file, editor.open(file)) == []
    assert editor.diagnostics(file, editor.change(file, f"\n\n{SCRIPT}")) == []


def test_a_closed_file_shows_nothing(editor: Editor, project: Path) -> None:
    editor.start()
    file = project / "sync.py"
    assert editor.diagnostics(file, editor.open(file))
    editor.say("textDocument/didClose", {"textDocument": {"uri": file.as_uri()}})
    assert editor.diagnostics(file) == []


def test_every_file_has_the_project_it_lies_in(editor: Editor, project: Path) -> None:
    other = write(project.parent / "other", {"autodebt.toml": 'ignore = ["ADL301"]\n'})
    write(other, {"sync.py": SCRIPT})
    editor.start()
    here, there = project / "sync.py", other / "sync.py"
    first, second = editor.open(here), editor.open(there)
    assert "ADL301" not in codes(editor.diagnostics(there, second))
    assert "ADL301" in codes(editor.diagnostics(here, first))


def test_what_is_excluded_or_no_file_is_left_alone(editor: Editor, project: Path) -> None:
    write(project, {"venv/lib.py": SCRIPT, "notes.md": SCRIPT})
    editor.start()
    excluded = project / "venv/lib.py"
    assert editor.diagnostics(excluded, editor.open(excluded)) == []
    editor.open(project / "notes.md", language="markdown")
    cell = {"uri": "untitled:Untitled-1", "languageId": "python", "version": 1, "text": SCRIPT}
    editor.say("textDocument/didOpen", {"textDocument": cell})
    file = project / "sync.py"
    editor.diagnostics(file, editor.open(file))
    assert editor._waiting == []


def test_manifests_are_judged_too(editor: Editor, project: Path) -> None:
    file = project / "requirements.txt"
    file.write_text("requests\nnose==1.3.7\n")
    editor.start()
    expected = [v.finding.code for v in check(project, file).verdicts]
    assert expected
    assert (
        codes(editor.diagnostics(file, editor.open(file, language="pip-requirements"))) == expected
    )


# ---------------------------------------------------------------- hover


def test_a_hover_says_why_and_what_it_costs(editor: Editor, project: Path) -> None:
    editor.start(MARKDOWN)
    file = project / "sync.py"
    editor.diagnostics(file, editor.open(file))
    told = editor.hover(file, 4, 20)
    assert told is not None
    text = told["contents"]["value"]
    assert told["contents"]["kind"] == "markdown"
    assert "**ADL301 request-without-timeout:**" in text
    assert "Call of another system that waits for ever." in text
    assert "the job hangs without an error" in text
    assert "**severity today:** medium" in text
    assert "**effort:** 5 min" in text
    assert editor.hover(file, 0, 0) is None


def test_a_hover_is_plain_text_for_an_editor_without_markdown(
    editor: Editor, project: Path
) -> None:
    editor.start()
    file = project / "sync.py"
    editor.open(file)
    told = editor.hover(file, 4, 20)
    assert told is not None
    assert told["contents"]["kind"] == "plaintext"
    assert "ADL301 request-without-timeout:" in told["contents"]["value"]
    assert "**" not in told["contents"]["value"]


def test_scanned_code_writes_no_markdown(editor: Editor, project: Path) -> None:
    file = project / "sync.py"
    file.write_text("x = 1  # autodebt: ignore[<img/src=x>*a*](command:b)\n")
    editor.start(MARKDOWN)
    shown = editor.diagnostics(file, editor.open(file))
    assert any("<img" in item["message"] for item in shown), "the example shows nothing"
    told = editor.hover(file, 0, 10)
    assert told is not None
    assert "&lt;img/src=x>\\*a\\*" in told["contents"]["value"]
    assert "<img" not in told["contents"]["value"]


# ---------------------------------------------------------------- suppression


def test_the_comment_that_is_offered_silences_the_finding(editor: Editor, project: Path) -> None:
    editor.start()
    file = project / "sync.py"
    where = of(editor.diagnostics(file, editor.open(file)), "ADL301")["range"]
    offered = editor.actions(file, where)
    action = next(item for item in offered if "ADL301" in item["title"])
    assert action["title"] == "suppress ADL301 until 2026-07-15 (reason to fill in)"
    assert action["kind"] == "quickfix"
    assert codes(action["diagnostics"]) == ["ADL301"]
    after = applied(SCRIPT, only_edit(action, file))
    assert after == SCRIPT.replace(
        ".json()\n", '.json()  # autodebt: ignore[ADL301] until=2026-07-15 reason="TODO"\n'
    )
    shown = editor.diagnostics(file, editor.change(file, after))
    assert "ADL301" not in codes(shown)
    assert "ADL005" in codes(shown), "the reason is still to be filled in"
    file.write_text(after)
    found = [verdict.finding.code for verdict in check(project).verdicts]
    assert "ADL301" not in found
    filled = after.replace("TODO", "the supervisor kills it after ten minutes")
    left = codes(editor.diagnostics(file, editor.change(file, filled)))
    assert not {"ADL005", "ADL006", "ADL301"} & set(left)


def test_a_safe_repair_is_offered_and_mends_the_text(editor: Editor, project: Path) -> None:
    editor.start()
    file = project / "sync.py"
    text = SCRIPT.replace("\n", "\r\n").replace("import", "# \N{ROCKET}\r\nimport", 1)
    where = of(editor.diagnostics(file, editor.open(file, text)), "ADL301")["range"]
    offered = editor.actions(file, where)
    action = next(item for item in offered if item["title"] == "pass timeout=60")
    assert (action["kind"], action["isPreferred"]) == ("quickfix", True)
    assert codes(action["diagnostics"]) == ["ADL301"]
    edit = only_edit(action, file)
    first, last = (edit["range"][end]["line"] for end in ("start", "end"))
    lines = text.splitlines(keepends=True)
    after = "".join([*lines[:first], edit["newText"], *lines[last:]])
    assert after == text.replace('deals")', 'deals", timeout=60)')
    assert "ADL301" not in codes(editor.diagnostics(file, editor.change(file, after)))
    titles = [item["title"] for item in offered]
    assert not any("raise_for_status" in title for title in titles), "unsafe ones are not offered"


def test_a_saved_text_is_mended_as_a_part_of_its_project(editor: Editor, project: Path) -> None:
    write(
        project,
        {"tests/test_sync.py": "import sync\n\n\nclass Fake:\n    def get(self, url): ...\n"},
    )
    (project / "sync.py").write_text(SCRIPT)
    editor.start()
    file = project / "sync.py"
    where = of(editor.diagnostics(file, editor.open(file)), "ADL301")["range"]
    titles = [item["title"] for item in editor.actions(file, where)]
    assert titles == ["suppress ADL301 until 2026-07-15 (reason to fill in)", *titles[1:]]


def test_a_comment_that_is_there_stays_and_ours_is_not_doubled(
    editor: Editor, project: Path
) -> None:
    file = project / "sync.py"
    line = '    name = "\N{ROCKET}"; requests.get("https://api.hubapi.com/crm/v3/owners").json()'
    text = f"import requests\n\n\ndef pull():\n{line}  # \N{ROCKET} nightly \r\n"
    editor.start()
    shown = editor.diagnostics(file, editor.open(file, text))
    where = of(shown, "ADL301")["range"]
    action = next(a for a in editor.actions(file, where) if "ADL301" in a["title"])
    after = applied(text, only_edit(action, file))
    said = '# autodebt: ignore[ADL301] until=2026-07-15 reason="TODO"'
    assert after == text.replace("nightly \r\n", f"nightly  {said}\r\n")
    shown = editor.diagnostics(file, editor.change(file, after))
    everything = {"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 0}}
    assert "ADL301" not in codes(shown)
    assert not any(said in str(a["edit"]) for a in editor.actions(file, everything))
    assert editor.actions(file, everything, only=["refactor"]) == []


def test_actions_belong_to_the_text_as_it_is(editor: Editor, project: Path) -> None:
    """What is asked right after a change is answered about the changed text."""
    editor.start()
    file = project / "sync.py"
    editor.diagnostics(file, editor.open(file))
    editor.change(file, f"# moved\n{SCRIPT}")
    everything = {"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 0}}
    action = next(a for a in editor.actions(file, everything) if "ADL301" in a["title"])
    assert only_edit(action, file)["range"]["start"]["line"] == 5


# ---------------------------------------------------------------- what goes wrong


def test_a_broken_configuration_is_told_once_and_mended_without_a_restart(
    editor: Editor, project: Path
) -> None:
    settings = project / "autodebt.toml"
    settings.write_text('fail-on = "sometimes"\n')
    editor.start()
    file = project / "sync.py"
    editor.open(file)
    assert "fail-on" in editor.message()
    editor.hover(file, 0, 0)
    editor.change(file, f"{SCRIPT}\n")
    editor.hover(file, 0, 0)  # is answered when the change has been judged
    assert not any(item.get("method") == "window/showMessage" for item in editor._waiting)
    settings.write_text('ignore = ["ADL301"]\n')
    editor.save(file)
    assert "ADL301" not in codes(editor.diagnostics(file))
    settings.write_text('fail-on = "sometimes"\n')
    editor.save(file)
    assert "fail-on" in editor.message()
    assert editor.leave() == 0


def test_a_rule_pack_of_the_workspace_is_not_run(editor: Editor, project: Path) -> None:
    write(project, {"autodebt.toml": 'rule-packs = ["no-such-pack"]\n'})
    editor.start()
    editor.open(project / "sync.py")
    assert "no-such-pack" in editor.message()
    editor.change(project / "sync.py", f"{SCRIPT}\n")
    assert editor.hover(project / "sync.py", 0, 0) is None
    assert editor.leave() == 0


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="needs a file that cannot be read"
)
def test_an_unreadable_file_is_told_once(editor: Editor, project: Path) -> None:
    file = project / "sync.py"
    file.chmod(0)
    editor.start()
    assert "ADL301" in codes(editor.diagnostics(file, editor.open(file, SCRIPT)))
    assert "cannot be read" in editor.message()


def test_a_folder_in_the_place_of_a_file_is_told_and_the_text_judged(
    editor: Editor, project: Path
) -> None:
    file = project / "folder.py"
    file.mkdir()
    editor.start()
    assert "ADL301" in codes(editor.diagnostics(file, editor.open(file, SCRIPT)))
    assert "folder.py: the file cannot be read" in editor.message()


def test_a_file_that_is_not_there_yet_is_judged(editor: Editor, project: Path) -> None:
    file = project / "new" / "job.py"
    editor.start()
    assert "ADL301" in codes(editor.diagnostics(file, editor.open(file, SCRIPT)))
    editor.leave()
    assert not any(item.get("method") == "window/showMessage" for item in editor._waiting)


@pytest.mark.parametrize(
    "text",
    [
        "def (:\n",
        "import requests\0\n",
        "\0" * 100,
        "(" * 3000,
        "\ud800 = requests\n",
        "# -*- coding: latin-1 -*-\nname = 'é\N{ROCKET}'\n",
        "# -*- coding: rot13 -*-\n",
        "\ufeffimport requests\r",
        "",
    ],
    ids=["syntax", "null", "nulls", "deep", "surrogate", "cookie", "codec", "mark", "empty"],
)
def test_no_text_ends_the_conversation(editor: Editor, project: Path, text: str) -> None:
    editor.start()
    file = project / "sync.py"
    editor.diagnostics(file, editor.open(file, text))
    assert "ADL301" in codes(editor.diagnostics(file, editor.change(file, SCRIPT)))
    assert editor.leave() == 0
    assert not any(item.get("method") == "window/showMessage" for item in editor._waiting)


def test_what_was_lost_of_a_file_is_shown(editor: Editor, project: Path) -> None:
    editor.start()
    file = project / "sync.py"
    shown = editor.diagnostics(file, editor.open(file, f"{SCRIPT}def (:\n"))
    assert {"ADL002", "ADL301"} <= set(codes(shown))


def test_a_text_of_megabytes_is_judged_and_a_larger_one_is_said_not_to_be(
    editor: Editor, project: Path
) -> None:
    editor.start()
    file = project / "sync.py"
    row = "x = 'abcdefghijklmnopqrstuvwxyz'  # nothing of interest stands in this line of data\n"
    long = "ROWS = '''" + row.replace("'", "") * (5_000_000 // len(row)) + "'''\n"
    assert "ADL301" in codes(editor.diagnostics(file, editor.open(file, f"{SCRIPT}{long}")))
    shown = editor.diagnostics(file, editor.change(file, f"{SCRIPT}{long}{long}{long}"))
    assert codes(shown) == ["ADL002"]
    assert "10 MB" in shown[0]["message"]


def test_form_feeds_end_no_line(editor: Editor, project: Path) -> None:
    editor.start()
    file = project / "sync.py"
    text = f"# a\N{FORM FEED}b\N{LINE SEPARATOR}c\n{SCRIPT}"
    where = of(editor.diagnostics(file, editor.open(file, text)), "ADL301")["range"]
    assert where["start"]["line"] == 5
    action = next(a for a in editor.actions(file, where) if "ADL301" in a["title"])
    assert only_edit(action, file)["range"]["start"]["line"] == 5


def test_what_the_server_does_not_know_is_answered_or_ignored(
    editor: Editor, project: Path
) -> None:
    editor.start()
    unknown = -32601
    assert editor.ask("autodebt/frobnicate", {"a": 1})["error"]["code"] == unknown
    editor.say("autodebt/frobnicated", {"a": 1})
    editor.say("workspace/didChangeConfiguration", {"settings": {}})
    editor.change(project / "never-opened.py", SCRIPT)
    editor.send(b"{ this is no JSON")
    file = project / "sync.py"
    assert "ADL301" in codes(editor.diagnostics(file, editor.open(file)))
    assert editor.leave() == 0


def test_no_secret_is_written_anywhere(editor: Editor, project: Path, tmp_path: Path) -> None:
    secret = "pat-na1-" + "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d"
    text = f'{SCRIPT}\nHUBSPOT_TOKEN = "{secret}"\n'
    file = project / "sync.py"
    editor.start(MARKDOWN)
    shown = editor.diagnostics(file, editor.open(file, text))
    found = of(shown, "ADL106")
    place = found["range"]["start"]
    told = editor.hover(file, place["line"], place["character"])
    editor.send(
        b'{"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": "%s"}' % secret.encode()
    )
    editor.say(
        "textDocument/didChange",
        {"textDocument": {"uri": file.as_uri()}, "contentChanges": [{"text": text}]},
    )
    assert editor.leave() == 0
    assert secret not in json.dumps([shown, told, editor._waiting])
    assert secret not in editor.log
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not [path for path in kept if secret.encode() in path.read_bytes()]


def test_a_check_leaves_nothing_behind_in_a_process_that_goes_on() -> None:
    from autodebt_lint.knowledge import Knowledge
    from autodebt_lint.linking.names.project import Project

    def held() -> int:
        gc.collect()
        return sum(isinstance(item, (Knowledge, Project)) for item in gc.get_objects())

    before = held()
    for number in range(3):
        check_texts({"sync.py": f"{SCRIPT}x = {number}\n", "requirements.txt": "requests<3\n"})
    assert held() == before


# ---------------------------------------------------------------- the end


def test_an_editor_that_is_gone_ends_the_server(editor: Editor, project: Path) -> None:
    editor.start()
    editor.open(project / "sync.py")
    assert editor.process.stdin is not None
    editor.process.stdin.close()
    assert editor.end() == 1


def test_an_exit_without_good_bye_is_told_by_the_exit_code(editor: Editor) -> None:
    editor.start()
    editor.say("exit")
    assert editor.end() == 1


def test_nobody_at_all(editor: Editor) -> None:
    assert editor.process.stdin is not None
    editor.process.stdin.close()
    assert editor.end() == 1


def test_without_the_package_the_command_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "pygls"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pygls", None)
    assert main(["server"]) == 2
    told = capsys.readouterr()
    assert 'pip install "autodebt-lint[server]"' in told.err
    assert told.out == ""


def test_a_wrong_option_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["server", "--tcp"]) == 2
    assert "no such option: --tcp" in capsys.readouterr().err
