"""Files that data passes through: what is written to one and read from it is the same data.

A file is known by its name. A name with unknown parts is that file wherever the same parts are
unknown: ``orders_{day}.csv`` in two scripts is one file. What only the last part of the path says
counts, because two scripts write it from two folders.
"""

from collections.abc import Iterator

from autodebt_lint.knowledge import System
from autodebt_lint.languages.python.literals import UNKNOWN_PART
from autodebt_lint.linking.addresses import Piece, texts
from autodebt_lint.linking.naming import last_name
from autodebt_lint.linking.remote_call import RemoteCall
from autodebt_lint.linking.resolver import Resolver
from autodebt_lint.linking.terms import Context
from autodebt_lint.linking.verbs import READ, WRITE
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import (
    Attr,
    Const,
    Either,
    Item,
    Mix,
    Param,
    Result,
    Symbol,
    Text,
    Value,
)

CATEGORY = "file"
PREFIX = "file:"
"""Begins the id of what stands for a file."""
_FRAME_WRITERS = {
    "to_csv": "path_or_buf",
    "to_excel": "excel_writer",
    "to_json": "path_or_buf",
    "to_parquet": "path",
    "to_feather": "path",
    "to_pickle": "path",
    "write_csv": "file",
    "write_parquet": "file",
}
"""Methods by which a data frame is written to a file, with the argument that names it."""
_FRAME_READERS = frozenset(
    f"{library}.read_{form}"
    for library in ("pandas", "polars")
    for form in ("csv", "excel", "json", "parquet", "feather", "pickle", "table")
)
_OPENERS = frozenset(["open", "io.open", "codecs.open", "gzip.open"])
_HANDLE_WRITERS = frozenset(["write", "writelines", "writerow", "writerows"])
_DUMPERS = frozenset(
    [
        "json.dump",
        "pickle.dump",
        "yaml.dump",
        "yaml.safe_dump",
        "simplejson.dump",
        "shutil.copyfileobj",
    ]
)
_PATH_WRITERS = frozenset(["write_text", "write_bytes"])
_PATH_READERS = frozenset(["read_text", "read_bytes"])
_PICTURE_WRITERS = frozenset(["savefig", "write_image", "write_html"])
PICTURE = "picture"
"""Name of the write of a chart, whose data was drawn by calls of their own."""
DRAWING = frozenset(
    "plot bar barh scatter pie hist fill_between stackplot boxplot imshow text title set_title table add_trace".split()
)
"""Methods and functions that draw."""
_DOWNLOADERS = frozenset(["MediaIoBaseDownload"])
"""Makers of what fetches one part after the other into the open file that they are given first."""
_GIVERS = frozenset(["dump", "safe_dump", "copyfileobj"])
"""Last names of those that are given what they write, and then the open file."""
WRITERS = frozenset(
    [*_PICTURE_WRITERS, *_FRAME_WRITERS, *_HANDLE_WRITERS, *_PATH_WRITERS, *_DOWNLOADERS, *_GIVERS]
)
"""Last names of all calls that write files."""
READERS = frozenset(
    [name.rpartition(".")[2] for name in (*_FRAME_READERS, *_OPENERS)] + [*_PATH_READERS]
)
"""Last names of all calls that read them."""
BUFFERS = frozenset(
    "BytesIO StringIO NamedTemporaryFile TemporaryFile SpooledTemporaryFile".split()
)
"""Makers of files that have no name by which another script could find them."""
MAX_NESTING = 4
MAX_NAMES = 6
"""Names that one path may have, as where a function is called for several files."""
_UPLOADS = frozenset(
    "put upload_file set_contents_from_filename upload_from_filename upload_blob upload files_upload files_upload_v2 copy_from_file".split()
)
"""Calls that send the file of a name."""
_DOWNLOADS = frozenset(
    "download_file download_to_filename download_blob_to_file fget_object urlretrieve GetContentFile".split()
)
"""Calls that keep what they get in the file whose name they are given last."""
_NAMING = frozenset("file filename file_name file_path filepath path local_path localpath".split())
"""Arguments that name it."""
_LEAST = 3
"""Characters that a name must tell, without its ending."""
_LEAST_OF_ALL = 2
"""The same where all of it is known: ``gl.parquet``."""
_BOOKS = frozenset(["ExcelWriter"])
"""Makers of files that are filled sheet by sheet, by the name that they are given."""


UNKNOWN_FILE = System(id=PREFIX, name="a file", category=CATEGORY)
"""Stands for the file whose name only the callers of a function tell."""


def file_named(id: str) -> System | None:
    """What stands for a file, by its id; None for the id of another system."""
    name = id.removeprefix(PREFIX)
    return System(id=id, name=name, category=CATEGORY) if name != id else None


class Files:
    """Tells calls that read and write files by name."""

    def __init__(self, resolver: Resolver) -> None:
        """Tell with what `resolver` resolves."""
        self.resolver = resolver
        self._known: dict[str, System] = {}

    def written(self, call: Call, context: Context) -> RemoteCall | None:
        """The write that a call is, as one to a system that stands for the file."""
        name = last_name(call.callee)
        callee = call.callee
        if name in _FRAME_WRITERS and type(callee) is Attr:
            given = _argument(call, _FRAME_WRITERS[name])
            path, inside = self._book(given, context)
            written = self._call(call, inside, WRITE, path, f"DataFrame.{name}")
            return written._replace(context=context) if written is not None else None
        if name in _PICTURE_WRITERS:
            return self._call(call, context, WRITE, _argument(call, "fname"), PICTURE)
        if type(callee) is Symbol and callee.name in _DUMPERS:
            handle = call.args[1] if len(call.args) > 1 else None
            return self._to_handle(call, context, handle, callee.name)
        if name in _DOWNLOADERS:
            return self._to_handle(call, context, next(iter(call.args), None), name)
        if type(callee) is not Attr:
            return None
        if name in _PATH_WRITERS:
            return self._call(call, context, WRITE, callee.base, f"Path.{name}")
        if name in _HANDLE_WRITERS:
            return self._to_handle(call, context, callee.base, f"file.{name}")
        return None

    def is_told(self, call: Call, context: Context) -> bool:
        """Whether a call writes a file whose name the function around it is given.

        ``def save(path, rows): path.write_text(rows)``.
        """
        name, callee = last_name(call.callee), call.callee
        if name in _FRAME_WRITERS and type(callee) is Attr:
            return type(_argument(call, _FRAME_WRITERS[name])) is Param
        if type(callee) is Symbol and callee.name in _DUMPERS:
            handle = call.args[1] if len(call.args) > 1 else None
        elif type(callee) is Attr and name in _PATH_WRITERS:
            return type(callee.base) is Param
        else:
            handle = callee.base if type(callee) is Attr else None
        opened = self._opened(handle, context, 0) if handle is not None else ()
        return any(_writes(made) and type(_argument(made, "file")) is Param for made, _ in opened)

    def read(self, call: Call, context: Context) -> RemoteCall | None:
        """The read that a call is: the opening of a file, or what reads a frame or a text from it."""
        callee = call.callee
        if type(callee) is Symbol and callee.name in _FRAME_READERS:
            return self._call(
                call, context, READ, _argument(call, "filepath_or_buffer"), callee.name
            )
        if type(callee) is Symbol and callee.name in _OPENERS and not _writes(call):
            return self._call(call, context, READ, _argument(call, "file"), "open")
        if type(callee) is Attr and callee.name in _PATH_READERS:
            return self._call(call, context, READ, callee.base, f"Path.{callee.name}")
        return None

    def named(self, call: Call, context: Context) -> RemoteCall | None:
        """The read of a file that a call is told to send by its name: ``sftp.put("orders.csv", path)``."""
        if last_name(call.callee) not in _UPLOADS:
            return None
        told = [value for key, value in call.keywords if key.lower() in _NAMING]
        value = next(iter((*told, *call.args[:1])), None)
        return self._call(call, context, READ, value, "file")

    def fetched(self, call: Call, context: Context, *, stored: bool) -> RemoteCall | None:
        """The write of a file in which a call keeps what it gets: ``bucket.download_file(key, "orders.csv")``.

        Or of one that was opened for it: ``ftp.retrbinary("RETR orders.csv", file.write)``.

        Args:
            call: which.
            context: where it stands.
            stored: whether it asks a storage, so that ``sftp.get(there, here)`` keeps a file.
        """
        name = last_name(call.callee)
        if name not in _DOWNLOADS and not (stored and name == "get" and len(call.args) > 1):
            return self._kept(call, context)
        told = [value for key, value in call.keywords if key.lower() in _NAMING]
        value = next(iter((*told, *call.args[-1:])), None)
        return self._call(call, context, WRITE, value, "file")

    def _kept(self, call: Call, context: Context) -> RemoteCall | None:
        """The write of a file that is open for writing when a call is given it."""
        given = [*call.args, *[value for _, value in call.keywords]]
        for value in given:
            for handle in self._handles(value, context):
                written = self._to_handle(call, context, handle, "file")
                if written is not None:
                    return written
        return None

    def _handles(self, value: Value, context: Context) -> Iterator[Value]:
        """What may be an open file in an argument: itself, or that whose ``write`` it is or calls."""
        if type(value) is Attr and value.name in _HANDLE_WRITERS:
            yield value.base
        elif type(value) is Mix:
            for part in value.parts:
                held = self.resolver.holder(part.call, context) if type(part) is Result else None
                callee = held[0].callee if held is not None else None
                if type(callee) is Attr and callee.name in _HANDLE_WRITERS:
                    yield callee.base
        elif type(value) is Result:
            yield value

    def _book(self, given: Value | None, context: Context) -> tuple[Value | None, Context]:
        """The name of the file that a sheet is written into, where a writer stands for it."""
        for form, inside in self.resolver.resolve(given, context) if given is not None else ():
            held = self.resolver.holder(form.call, inside) if type(form) is Result else None
            if held is not None and last_name(held[0].callee) in _BOOKS:
                return _argument(held[0], "path"), held[1]
        return given, context

    def _to_handle(
        self, call: Call, context: Context, handle: Value | None, name: str
    ) -> RemoteCall | None:
        for opened, inside in self._opened(handle, context, 0) if handle is not None else ():
            if _writes(opened):
                return self._call(call, inside, WRITE, _argument(opened, "file"), name)
        return None

    def _opened(self, value: Value, context: Context, depth: int) -> Iterator[tuple[Call, Context]]:
        """The calls that opened what a value writes to: a handle, or a writer made of one."""
        if depth > MAX_NESTING:
            return
        if type(value) is Result:
            held = self.resolver.holder(value.call, context)
            if held is not None and type(held[0].callee) is Symbol:
                if held[0].callee.name in _OPENERS:
                    yield held
                return
        for part in getattr(value, "parts", ()) or getattr(value, "options", ()):
            if isinstance(part, Result | Mix | Either):
                yield from self._opened(part, context, depth + 1)
        if type(value) is Item:
            yield from self._opened(value.base, context, depth + 1)
        elif not isinstance(value, Result | Mix | Either | Const):
            for term in self.resolver.resolve(value, context):
                if isinstance(term.form, Result | Mix | Either):
                    yield from self._opened(term.form, term.context, depth + 1)

    def _call(
        self, call: Call, context: Context, operation: str, path: Value | None, name: str
    ) -> RemoteCall | None:
        system = self._file(path, context) if path is not None else None
        if system is None:
            return None
        return RemoteCall(call, context, name, None, operation, (), (system,), None)

    def _file(self, path: Value, context: Context) -> System | None:
        """What stands for a file; None where its name is not known."""
        rows = texts(self.resolver, path, context)
        if len(rows) > MAX_NAMES:
            rows = _written_out(self.resolver, path, context)
        names = [self._named(row) for row in rows]
        if not names or len(names) > MAX_NAMES or None in names:
            return None
        shown = " or ".join(sorted({name for name in names if name is not None}))
        if shown not in self._known:
            self._known[shown] = System(id=f"{PREFIX}{shown}", name=shown, category=CATEGORY)
        return self._known[shown]

    def _named(self, row: tuple[Piece, ...]) -> str | None:
        """The name by which the file of a path is known; None where nothing tells it apart."""
        text = "".join(piece.text for piece in row)
        name = text.replace("\\", "/").rstrip("/").rpartition("/")[2]
        stem = name.rpartition(".")[0] or name
        if "://" in text:
            return None
        shown = name.replace(UNKNOWN_PART, "*")
        least = _LEAST if UNKNOWN_PART in name else _LEAST_OF_ALL
        if sum(character.isalnum() for character in stem) < least:
            # Only its variable tells: the same one, in the same module, means the same file.
            origins = [piece.origin.partition(":")[2] for piece in row if not piece.place]
            if not all(origins) or not origins or not BUFFERS.isdisjoint(origins):
                return None
            shown = f"{{{'}{'.join(origins)}}}{shown.replace('*', '')} in {row[0].module.path}"
        return shown


def _written_out(resolver: Resolver, path: Value, context: Context) -> list[tuple[Piece, ...]]:
    """What a path says by itself, whatever callers put into it: of too many names, the pattern."""
    rows = []
    for term in resolver.resolve(path, context):
        parts = term.form.parts if type(term.form) is Text else (term.form,)
        rows.append(
            tuple(
                Piece(part.value, None, context.module)
                if type(part) is Const and type(part.value) is str
                else Piece(UNKNOWN_PART, None, context.module)
                for part in parts
            )
        )
    return list(dict.fromkeys(rows))


def _argument(call: Call, name: str) -> Value | None:
    """The first argument of a call, or the one of this name."""
    if call.args:
        return call.args[0]
    return next((value for key, value in call.keywords if key == name), None)


def _writes(call: Call) -> bool:
    """Whether a file is opened for writing."""
    mode = call.args[1] if len(call.args) > 1 else None
    mode = next((value for key, value in call.keywords if key == "mode"), mode)
    said = mode.value if type(mode) is Const else ""
    return isinstance(said, str) and any(letter in said for letter in "wax+")
