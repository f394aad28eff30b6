"""The conversation with one editor: what is open, when it is judged, and what was told."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from lsprotocol import types
from pygls.capabilities import get_capability
from pygls.exceptions import FeatureRequestError
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

import autodebt_lint
from autodebt_lint import sanitise
from autodebt_lint.errors import AutodebtError
from autodebt_lint.rules import all_rules
from autodebt_lint.server.judging import is_judged, judge
from autodebt_lint.server.translation import UNITS, Shown
from autodebt_lint.settings import find_root

PAUSE = 0.3
"""Seconds without another change after which a text is judged."""
_ORDERLY, _ABRUPT = 0, 1
"""Exit codes that the protocol asks for."""


class Document:
    """One open document; its text is kept by pygls."""

    def __init__(self, uri: str, file: Path, *, python: bool) -> None:
        """Begin without a judgement."""
        self.uri = uri
        self.file = file
        self.python = python
        self.check: asyncio.Task[None] | None = None
        """The latest check, under way or done."""
        self.shown: Shown | None = None
        self.version: int | None = None
        """Of the text that `shown` is about."""


class Server(LanguageServer):
    """Judges open documents in the background, the latest text of each."""

    def __init__(self) -> None:
        """Prepare for one editor."""
        super().__init__(
            "autodebt",
            autodebt_lint.__version__,
            # Whole texts: parts are counted in lines, and pygls ends lines at form feeds too.
            text_document_sync_kind=types.TextDocumentSyncKind.Full,
        )
        self.documents: dict[str, Document] = {}
        """By address; those that are judged."""
        self.said_goodbye = False
        self._told: set[tuple[Path | None, str]] = set()
        """What a file or a project was blamed for."""
        # A text that is typed must not wait until a large project has been read.
        self._lanes = {
            whole: ThreadPoolExecutor(1, thread_name_prefix="autodebt") for whole in (True, False)
        }

    def open(self, item: types.TextDocumentItem) -> None:
        """Begin to judge a document, if it is one for us."""
        path = to_fs_path(item.uri)
        if not path:
            return  # a cell of a notebook, a text without a file yet, or a revision of git
        file = Path(path).absolute()
        if is_judged(file, item.language_id):
            self.close(item.uri)
            document = Document(item.uri, file, python=item.language_id == "python")
            self.documents[item.uri] = document
            self.judge_soon(item.uri, whole=True)

    def close(self, uri: str) -> None:
        """Forget a document, in the editor as well."""
        document = self.documents.pop(uri, None)
        if document is None:
            return
        if document.check is not None:
            document.check.cancel()
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def judge_soon(self, uri: str, *, whole: bool, after: float = 0) -> None:
        """Judge a document, and nothing that was asked about it before.

        Args:
            uri: the document.
            whole: take the rest of the project into account.
            after: seconds to wait for another change.
        """
        document = self.documents.get(uri)
        if document is None:
            return
        if document.check is not None:
            document.check.cancel()
        document.check = asyncio.get_running_loop().create_task(
            self._judge(document, whole=whole, after=after)
        )

    async def up_to_date(self, uri: str) -> Shown | None:
        """What is known about the text as it is now; a check that is under way is waited for."""
        while (document := self.documents.get(uri)) is not None:
            check = document.check
            if check is None or check.done():
                current = self.workspace.get_text_document(uri).version
                return document.shown if document.version == current else None
            await asyncio.wait([check])
        return None

    async def mend(self, uri: str, shown: Shown, within: types.Range, text: str) -> None:
        """Try the safe repairs in a range; one that cannot be tried is not offered."""
        document = self.documents.get(uri)
        numbers = shown.to_mend(within)
        if document is None or not numbers:
            return
        work = partial(shown.mend, numbers, document.file, text)
        try:
            await asyncio.get_running_loop().run_in_executor(self._lanes[False], work)
        except AutodebtError as error:
            self._tell(document.file, str(error))
        except Exception as error:  # noqa: BLE001  # one text must not end the conversation
            self._tell(document.file, _fault(error))

    async def _judge(self, document: Document, *, whole: bool, after: float) -> None:
        await asyncio.sleep(after)
        text = self.workspace.get_text_document(document.uri)
        version, work = text.version, self._work(document, text.source, whole=whole)
        try:
            shown = await asyncio.get_running_loop().run_in_executor(self._lanes[whole], work)
        except AutodebtError as error:
            self._tell(find_root(document.file), str(error))
            return
        except Exception as error:  # noqa: BLE001  # one text must not end the conversation
            self._tell(document.file, _fault(error))
            return
        judgement = shown.judgement
        mended = {document.file, judgement.root}
        if judgement.unreadable:
            mended.remove(document.file)
            self._tell(document.file, f"{judgement.path}: {judgement.unreadable}")
        self._told = {told for told in self._told if told[0] not in mended}
        document.shown, document.version = shown, version
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(document.uri, shown.diagnostics, version)
        )

    def _work(self, document: Document, text: str, *, whole: bool) -> Callable[[], Shown]:
        """What another thread does: it must know nothing of the conversation."""
        units = UNITS[types.PositionEncodingKind(self.workspace.position_encoding).value]
        related = self._can("text_document.publish_diagnostics.related_information")
        file, uri, python = document.file, document.uri, document.python

        def work() -> Shown:
            judgement = judge(file, text, python=python, whole=whole)
            return Shown(judgement, uri, units, related=related)

        return work

    def _can(self, capability: str) -> bool:
        return bool(get_capability(self.client_capabilities, capability, False))

    def shows_markdown(self) -> bool:
        """Tell whether hovers may be Markdown: an editor that says nothing shows plain text."""
        formats = get_capability(self.client_capabilities, "text_document.hover.content_format")
        return types.MarkupKind.Markdown in (formats or ())

    def _tell(self, about: Path | None, text: str) -> None:
        """Say something to the person, once until it is mended."""
        if (about, text) in self._told:
            return
        self._told.add((about, text))
        self.window_show_message(
            types.ShowMessageParams(types.MessageType.Error, f"autodebt: {sanitise.lines(text)}")
        )

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Say that a message could not be handled; what was asked for has its own answer."""
        if source != FeatureRequestError:
            self._tell(None, _fault(error))

    def end(self) -> None:
        """Begin nothing more."""
        for lane in self._lanes.values():
            lane.shutdown(wait=False, cancel_futures=True)


def _fault(error: Exception) -> str:
    """What may be said of a fault of ours: its text may quote the document, and secrets in it."""
    return (
        f"internal error: {type(error).__name__} (a bug in autodebt-lint"
        f" {autodebt_lint.__version__}: please report it)"
    )


def converse(stdin: BinaryIO, stdout: BinaryIO) -> int:
    """Talk to one editor until it says good-bye or is gone, and return the exit code."""
    # pygls logs whole messages, and with them whole documents.
    logger = logging.getLogger("pygls")
    logger.addHandler(logging.NullHandler())
    logger.propagate = False
    server = Server()
    _listen(server)
    try:
        server.start_io(stdin, stdout)
    finally:
        server.end()
    return _ORDERLY if server.said_goodbye else _ABRUPT


def _listen(server: Server) -> None:
    """Say what is done about each message of the editor."""

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.open(params.text_document)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.judge_soon(params.text_document.uri, whole=False, after=PAUSE)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        server.judge_soon(params.text_document.uri, whole=True)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.close(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        shown = await server.up_to_date(params.text_document.uri)
        if shown is None:
            return None
        return shown.hover(params.position, all_rules(), markdown=server.shows_markdown())

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix]),
    )
    async def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        wanted = params.context.only
        if wanted and not {"", types.CodeActionKind.QuickFix}.intersection(wanted):
            return []
        uri = params.text_document.uri
        shown = await server.up_to_date(uri)
        if shown is None:
            return []
        text = server.workspace.get_text_document(uri).source
        await server.mend(uri, shown, params.range, text)
        return list(shown.actions(params.range, text))

    @server.feature(types.SHUTDOWN)
    def goodbye(_params: None) -> None:
        server.said_goodbye = True
