"""Files that data passes through: what is written to one and read from it is the same data.

Which file a path names `paths` tells; these are the calls of the standard library and of libraries for
tables, books and pages that open, read and write one.
"""

from collections.abc import Iterable, Iterator

from autodebt_lint.graph.effects.handovers import PREFIX, Named, named_by
from autodebt_lint.graph.effects.local_databases import CHANGING, TO_TABLE, LocalDatabases
from autodebt_lint.graph.effects.options import Options
from autodebt_lint.graph.effects.paths import MAX_NESTING, Paths, is_string, name_of, owner_of
from autodebt_lint.graph.effects.pulls import Pulls
from autodebt_lint.graph.ends import FILE
from autodebt_lint.knowledge import System
from autodebt_lint.languages.python.values import either, text
from autodebt_lint.linking.definitions import FunctionEntry
from autodebt_lint.linking.naming import last_name, stands_on
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.linking.remote.verbs import READ, WRITE
from autodebt_lint.linking.resolving.addresses import texts
from autodebt_lint.linking.resolving.terms import Context
from autodebt_lint.linking.scheduling.jobs import Jobs
from autodebt_lint.model.facts import Call
from autodebt_lint.model.place import TOP
from autodebt_lint.model.values import (
    UNKNOWN,
    Attr,
    Const,
    Dict,
    Either,
    Item,
    Mix,
    Param,
    Result,
    Seq,
    Symbol,
    Text,
    Value,
)
from autodebt_lint.patterns import pattern

_FRAME_WRITERS = {
    "to_csv": "path_or_buf",
    "to_excel": "excel_writer",
    "to_json": "path_or_buf",
    "to_parquet": "path",
    "to_feather": "path",
    "to_pickle": "path",
    "to_html": "buf",
    "to_markdown": "buf",
    "to_string": "buf",
    "to_xml": "path_or_buffer",
    "write_csv": "file",
    "write_parquet": "file",
    "write_json": "file",
    "write_ndjson": "file",
    "write_excel": "workbook",
    "sink_csv": "path",
    "sink_parquet": "path",
    **dict.fromkeys("tocsv totsv tojson topickle appendcsv".split(), "source"),
    **dict.fromkeys(["toxlsx", "toxls"], "filename"),
    "save_as": "path",
}
"""Methods by which a data frame, or what a browser downloaded, is kept as a file, with the argument that names it."""
_FRAME_READERS = frozenset(
    f"{library}.read_{form}"
    for library in ("pandas", "polars")
    for form in ("csv", "excel", "json", "parquet", "feather", "pickle", "table")
) | frozenset(
    "joblib.load sklearn.externals.joblib.load polars.scan_csv polars.scan_parquet pyarrow.parquet.read_table "
    "pyarrow.csv.read_csv pyarrow.feather.read_table openpyxl.load_workbook "
    "petl.fromcsv petl.fromtsv petl.fromxlsx petl.fromxls petl.fromjson petl.frompickle".split()
)
_CONTENT_READERS = {
    **dict.fromkeys(
        ["googleapiclient.http.MediaFileUpload", "apiclient.http.MediaFileUpload"], "filename"
    ),
    **dict.fromkeys(["discord.File", "nextcord.File", "disnake.File"], "fp"),
    **dict.fromkeys(["aiogram.types.FSInputFile", "aiogram.types.input_file.FSInputFile"], "path"),
    **dict.fromkeys(["aiogram.types.InputFile", "telebot.types.InputFile"], "path_or_bytesio"),
    **dict.fromkeys(["pypdf.PdfReader", "PyPDF2.PdfReader", "PyPDF2.PdfFileReader"], "stream"),
    **dict.fromkeys(["pdfplumber.open", "PIL.Image.open"], "fp"),
    **dict.fromkeys(["fitz.open", "pymupdf.open"], "filename"),
    **dict.fromkeys(["xlrd.open_workbook", "geopandas.read_file"], "filename"),
    "pandas.ExcelFile": "path_or_buffer",
    "docx.Document": "docx",
}
"""Makers of what holds the content of a file, each with the argument that names it."""
_OPENERS = frozenset("open io.open codecs.open gzip.open bz2.open lzma.open aiofiles.open".split())
_PART_WRITERS = frozenset(
    "pyarrow.parquet.ParquetWriter pyarrow.ipc.new_file pyarrow.ipc.RecordBatchFileWriter "
    "pyarrow.RecordBatchFileWriter pyarrow.csv.CSVWriter".split()
)
"""Makers of files that are written table by table."""
_HANDLE_WRITERS = frozenset(
    ["write", "writelines", "writerow", "writerows", "write_table", "write_batch"]
)
_DUMPERS = frozenset(
    "json.dump pickle.dump cPickle.dump yaml.dump yaml.safe_dump simplejson.dump shutil.copyfileobj".split()
)
_OPEN = "open"
_MODE = pattern(r"[rwaxbt+]{1,3}")
_KEEPERS = frozenset(
    "joblib.dump sklearn.externals.joblib.dump pyarrow.parquet.write_table pyarrow.csv.write_csv "
    "pyarrow.feather.write_feather pdfkit.from_string imgkit.from_string "
    "petl.tocsv petl.totsv petl.toxlsx petl.toxls petl.tojson petl.topickle petl.appendcsv".split()
)
"""Functions that keep what they are given first in the file whose name they are given second."""
_MOVERS = frozenset(
    "os.rename os.replace shutil.move shutil.copy shutil.copyfile pdfkit.from_file imgkit.from_file".split()
)
"""Functions that make the second file of the first."""
_TOLD_SECOND = _KEEPERS | _MOVERS
_PRINT = "print"
_INPUT, _OUTPUT = Symbol("sys.stdin"), Symbol("sys.stdout")
_BOOK_WRITERS = {"save": "filename", "output": "name"}
"""Methods by which a book or a document is kept as a file, each with the argument that names it."""
_BOOK_MAKERS = frozenset(["Workbook", "load_workbook", "Document", "Presentation", "FPDF"])
"""What gives such a book or document."""
_TOLD_AT_MAKING = {
    "xlsxwriter.Workbook": "filename",
    "reportlab.pdfgen.canvas.Canvas": "filename",
    "reportlab.platypus.SimpleDocTemplate": "filename",
    "reportlab.platypus.doctemplate.SimpleDocTemplate": "filename",
    "matplotlib.backends.backend_pdf.PdfPages": "filename",
    "zipfile.ZipFile": "file",
    "tarfile.open": "name",
    "tarfile.TarFile.open": "name",
}
"""What keeps in a file whatever it is filled with later, with the argument that names the file."""
_STATING = frozenset(["execute", "execute_async", "execute_string", "sql"])
"""Calls that run a statement."""
_LOCAL = "file://"
_END_OF_PATH = pattern(r"[\s'\"@;]")
_PATH_WRITERS = frozenset(["write_text", "write_bytes"])
_PATH_READERS = frozenset(["read_text", "read_bytes"])
PICTURE_WRITERS = frozenset(["savefig", "write_image", "write_html"])
"""Methods and functions that keep what was drawn."""
_PRINTERS = frozenset(["write_pdf", "write_png"])
"""Methods that keep a page as it is printed: ``HTML(string=page).write_pdf("orders.pdf")``."""
PAGE = "page"
"""Name of the write of a page, which is what the method stands on."""
_PAGE_FILES = frozenset(["filename", "file_obj"])
"""Arguments by which the maker of a page is told the file that holds it, where it is not given first."""
_UNPACKING = frozenset(["extractall", "extract"])
"""Methods of an archive that write what it holds into a folder."""
ARCHIVE = "archive"
"""Name of the write of what an archive holds."""
_ARCHIVES = frozenset(["zipfile.ZipFile", "tarfile.open", "tarfile.TarFile.open"])
"""Makers of archives."""
_PACKING = frozenset(["write", "add"])
"""Methods by which an archive is given a file by its path."""
_ATTACHED = frozenset(["attachments", "attachment", "attach", "attached_files"])
"""Arguments of what sends a mail that are files, or their paths."""
MADE = "made"
"""Name of the write of what was told its file when it was made, and filled later."""
BOOK = "book"
"""Name of the write of a book, which was filled by calls of their own."""
PICTURE = "picture"
"""Name of the write of a chart, whose data was drawn by calls of their own."""
TABLE = "table"
"""Name of what is done with a table of a file that is a database."""
_SHOWN = {
    **dict.fromkeys(PICTURE_WRITERS, ("fname", PICTURE)),
    **dict.fromkeys(_PRINTERS, ("target", PAGE)),
}
"""What keeps a picture or a page, with the argument that names the file, and the name of the write."""
_TOLD_BY = _FRAME_WRITERS | {name: told for name, (told, _) in _SHOWN.items()}
"""Methods that write a file by one call, each with the argument that names it."""
PLOTTING = frozenset("plot hist boxplot".split())
"""Methods of a data frame that draw it; the first one has others below it: ``frame.plot.barh()``."""
DRAWING = PLOTTING | frozenset(
    "bar barh scatter pie fill_between stackplot imshow text title set_title table add_trace step errorbar "
    "area line annotate heatmap lineplot barplot histplot scatterplot countplot violinplot".split()
)
"""Methods and functions that draw."""
_DOWNLOADERS = frozenset(["MediaIoBaseDownload"])
"""Makers of what fetches one part after the other into the open file that they are given first."""
WRITERS = frozenset(
    [
        *PICTURE_WRITERS,
        *_FRAME_WRITERS,
        *_HANDLE_WRITERS,
        *_PATH_WRITERS,
        *_PRINTERS,
        *_DOWNLOADERS,
        *CHANGING,
        *_UNPACKING,
        *_BOOK_WRITERS,
        _PRINT,
    ]
    + [name.rpartition(".")[2] for name in (*_DUMPERS, *_TOLD_SECOND, *_TOLD_AT_MAKING)]
)
"""Last names of all calls that write files."""
READERS = frozenset(
    [name.rpartition(".")[2] for name in (*_FRAME_READERS, *_CONTENT_READERS, *_OPENERS)]
    + [*_PATH_READERS]
)
"""Last names of all calls that read them."""
_AT = {"store_file": 1, "upload_stream": 1, "fput_object": 2}
"""The same with the position at which they are told the file, where it is not the first: of Airflow's SFTP, of Nextcloud, of MinIO."""
_UPLOADS = frozenset(
    "put put_file upload_file set_contents_from_filename upload_from_filename upload_from_path upload_blob upload files_upload files_upload_v2 copy_from_file load_file".split()
)
"""Calls that send the file of a name."""
_DOWNLOADS = frozenset(
    "download_file download_to_filename download_object_to_path download_blob_to_file fget_object urlretrieve GetContentFile retrieve_file".split()
)
"""Calls that keep what they get in the file whose name they are given last."""
_GETTING = "get"
"""The same of a client of a file server, which is told the name there first."""
_FILE_SERVERS = frozenset(["sftp"])
_NAMING = frozenset("file filename file_name file_path filepath path local_path localpath".split())
"""Arguments that name it."""
_BOOKS = frozenset(["ExcelWriter"])
"""Makers of files that are filled sheet by sheet, by the name that they are given."""


UNKNOWN_FILE = System(id=PREFIX, name="a file", category=FILE)
"""Stands for the file whose name only the callers of a function tell."""


def file_named(id: str) -> System | None:
    """What stands for a file, by its id; None for the id of another system."""
    named = named_by(id)
    return System(id=id, name=named.name, category=FILE) if named is not None else None


class Files:
    """Tells calls that read and write files by name."""

    def __init__(self, jobs: Jobs, options: Options) -> None:
        """Tell with what `jobs` leave for each other, and by the `options` that scripts are given."""
        self.resolver = resolver = jobs.resolver
        self._databases = LocalDatabases(resolver)
        self._options = options
        self._paths = Paths(resolver, options, Pulls(jobs), self._paths_written)

    def written(self, call: Call, context: Context) -> RemoteCall | None:
        """The write that a call is, as one to a system that stands for the file."""
        name = last_name(call.callee)
        callee = call.callee
        shown = self._shown(call, context)
        if shown is not None:
            return shown
        if name in CHANGING:
            return self._in_table(call, context, WRITE)
        if name in _FRAME_WRITERS and type(callee) is Attr:
            given = _argument(call, _FRAME_WRITERS[name])
            opened = self._to_handle(call, context, given, f"DataFrame.{name}")
            if opened is not None:
                return opened
            path, inside = self._book(given, context)
            written = self._call(call, inside, WRITE, path, f"DataFrame.{name}")
            return written._replace(context=context) if written is not None else None
        if name in _SHOWN:
            told, label = _SHOWN[name]
            return self._call(call, context, WRITE, _argument(call, told), label)
        if type(callee) is Symbol and callee.name in _DUMPERS:
            handle = call.args[1] if len(call.args) > 1 else None
            return self._to_handle(call, context, handle, callee.name)
        if name in _DOWNLOADERS:
            return self._to_handle(call, context, next(iter(call.args), None), name)
        if type(callee) is Symbol and callee.name in _TOLD_SECOND and len(call.args) > 1:
            return self._call(call, context, WRITE, call.args[1], callee.name)
        if type(callee) is Symbol and callee.name in _TOLD_AT_MAKING:
            return self._made(call, context, _argument(call, _TOLD_AT_MAKING[callee.name]))
        if name == _PRINT:
            return self._to_handle(call, context, dict(call.keywords).get("file"), name)
        base = owner_of(self.resolver, callee, context)
        return self._written_by(base, call, context) if base is not None else None

    def _made(self, call: Call, context: Context, path: Value | None) -> RemoteCall | None:
        """The write of what is told its file when it is made; an archive that is only read is none."""
        if packs(call) and not _writes(call):
            return None
        return self._call(call, context, WRITE, path, MADE)

    def _written_by(self, base: Value, call: Call, context: Context) -> RemoteCall | None:
        """The write by a method of what stands for the file, or of what is kept in it."""
        name = last_name(call.callee)
        if name in _UNPACKING:
            return self._call(call, context, WRITE, _unpacked_to(call, name), ARCHIVE)
        if name in _PATH_WRITERS:
            return self._call(call, context, WRITE, base, f"Path.{name}")
        if name in _HANDLE_WRITERS:
            return self._to_handle(call, context, base, f"file.{name}")
        if name in _BOOK_WRITERS and self._is_book(base, context):
            return self._call(call, context, WRITE, _argument(call, _BOOK_WRITERS[name]), BOOK)
        return None

    def _is_archive(self, value: Value | None, context: Context) -> bool:
        """Whether a value is an archive that somebody opened."""
        for form, inside in self.resolver.resolve(value, context) if value is not None else ():
            held = self.resolver.holder(form.call, inside) if type(form) is Result else None
            if held is not None and packs(held[0]):
                return True
        return False

    def _is_book(self, value: Value, context: Context) -> bool:
        """Whether a value is a book of sheets that a library made or loaded."""
        for form, inside in self.resolver.resolve(value, context):
            held = self.resolver.holder(form.call, inside) if type(form) is Result else None
            if held is not None and last_name(held[0].callee) in _BOOK_MAKERS:
                return True
        return False

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
        if type(callee) is Symbol and callee.name in _CONTENT_READERS and call.given:
            told = _CONTENT_READERS[callee.name]
            return self._call(call, context, READ, _argument(call, told), callee.name)
        if type(callee) is Symbol and callee.name in _OPENERS and not _writes(call):
            return self._call(call, context, READ, _argument(call, "file"), "open")
        name = last_name(callee)
        if name in _PATH_READERS:
            base = owner_of(self.resolver, callee, context)
            return self._call(call, context, READ, base, f"Path.{name}")
        path = self._path_opened(call, context)
        if path is not None and not _writes(call, 0):
            return self._call(call, context, READ, path, "open")
        if name in _PACKING and call.args and self._is_archive(stands_on(callee), context):
            return self._call(call, context, READ, call.args[0], ARCHIVE)
        return self._in_table(call, context, READ)

    def _in_table(self, call: Call, context: Context, operation: str) -> RemoteCall | None:
        """What a call does with a table of a file that is a database."""
        asked = self._databases.asked(call, context)
        if asked is None or asked.operation != operation:
            return None
        names = {name_of(row) for row in texts(self.resolver, asked.path, asked.context)}
        name = names.pop() if len(names) == 1 else None
        if name is None:
            return None
        system = self._paths.standing_for(Named(f"{name} ({asked.table})"))
        label = f"DataFrame.{TO_TABLE}" if last_name(call.callee) == TO_TABLE else TABLE
        return RemoteCall(call, context, label, None, operation, (), (system,), None)

    def named(self, call: Call, context: Context) -> RemoteCall | None:
        """The read of a file that a call is told to send by its name: ``sftp.put("orders.csv", path)``."""
        if type(call.callee) is Symbol and call.callee.name in _MOVERS and call.args:
            return self._call(call, context, READ, call.args[0], "file")
        if last_name(call.callee) in _PRINTERS:
            return self._printed(call, context)
        if last_name(call.callee) in _STATING:
            return self._stated(call, context)
        attached = next((value for key, value in call.keywords if key in _ATTACHED), None)
        if attached is not None:
            return self._call(call, context, READ, _each_of(attached), "file")
        at = _AT.get(last_name(call.callee), 0)
        if at == 0 and last_name(call.callee) not in _UPLOADS:
            return None
        told = [value for key, value in call.keywords if key.lower() in _NAMING]
        value = next(iter((*told, *call.args[at : at + 1])), None)
        return self._call(call, context, READ, value, "file")

    def _shown(self, call: Call, context: Context) -> RemoteCall | None:
        """The write of the file into which whoever starts a script has its output go."""
        name = last_name(call.callee)
        handle = dict(call.keywords).get("file") if name == _PRINT else stands_on(call.callee)
        is_shown = name == _PRINT and handle is None
        if not is_shown and _OUTPUT not in (handle, *call.args):
            return None
        written = self._options.output_of(context.module)
        path = Either(tuple(written)) if len(written) > 1 else next(iter(written), None)
        return self._call(call, context, WRITE, path, name)

    def given_as_input(self, context: Context) -> Iterator[RemoteCall]:
        """The reads of the files from which the input of a script comes."""
        for path in self._options.input_of(context.module):
            made = Call(-1, _INPUT, (), (), TOP)
            found = self._call(made, self.resolver.body(context.module), READ, path, "stdin")
            if found is not None:
                yield found

    def at(self, call: Call, context: Context, operation: str, path: Value) -> RemoteCall | None:
        """What a call reads or writes at a path."""
        return self._call(call, context, operation, path, "file")

    def _stated(self, call: Call, context: Context) -> RemoteCall | None:
        """The read of the file that a statement sends: ``PUT file:///tmp/orders.csv @orders``."""
        for form, inside in self.resolver.resolve(call.args[0], context) if call.args else ():
            parts = form.parts if type(form) is Text else ()
            path = _path_stated((form,) if type(form) is Const else parts)
            if path is not None:
                return self._call(call, inside, READ, path, "file")
        return None

    def _printed(self, call: Call, context: Context) -> RemoteCall | None:
        """The read of the file that holds a page: ``HTML("orders.html").write_pdf("orders.pdf")``."""
        base = call.callee.base if type(call.callee) is Attr else None
        for form, inside in self.resolver.resolve(base, context) if base is not None else ():
            held = self.resolver.holder(form.call, inside) if type(form) is Result else None
            if held is None or not last_name(held[0].callee)[:1].isupper():
                continue
            made, where = held
            told = [value for key, value in made.keywords if key in _PAGE_FILES]
            for value in (*told, *made.args[:1]):
                return self._call(call, where, READ, value, "file")
        return None

    def fetched(self, read: RemoteCall, context: Context) -> RemoteCall | None:
        """The write of a file in which a read keeps what it gets: ``bucket.download_file(key, "orders.csv")``.

        Or of one that was opened for it: ``ftp.retrbinary("RETR orders.csv", file.write)``.
        """
        call, name = read.call, last_name(read.call.callee)
        server = read.client is not None and read.client.type in _FILE_SERVERS
        stored = server or any(system.category == "storage" for system in read.systems)
        if name not in _DOWNLOADS and not (stored and name == _GETTING and len(call.args) > 1):
            return self._kept(call, context)
        return self._call(call, context, WRITE, _kept_as(call), "file")

    def _kept(self, call: Call, context: Context) -> RemoteCall | None:
        """The write of a file that is open for writing when a call is given it."""
        given = call.given
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

    def _path_opened(self, call: Call, context: Context) -> Value | None:
        """The path that is opened by a method of its own: ``ORDERS.open("w")``; what is no text is none."""
        if last_name(call.callee) != _OPEN or not _is_mode(call):
            return None
        path = owner_of(self.resolver, call.callee, context)
        terms = self.resolver.resolve(path, context) if path is not None else ()
        if not any(type(form) is Text or is_string(form) for form, _ in terms):
            return None
        return path

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
            path = self._path_opened(opened, inside)
            if path is not None and _writes(opened, 0):
                return self._call(call, inside, WRITE, path, name)
            if path is None and _writes(opened):
                return self._call(call, inside, WRITE, _argument(opened, "file"), name)
        return None

    def _opened(self, value: Value, context: Context, depth: int) -> Iterator[tuple[Call, Context]]:
        """The calls that opened what a value writes to: a handle, or a writer made of one."""
        if depth > MAX_NESTING:
            return
        if type(value) is Result:
            held = self.resolver.holder(value.call, context)
            if held is not None and self._path_opened(*held) is not None:
                yield held
                return
            if held is not None and type(held[0].callee) is Symbol:
                if held[0].callee.name in _OPENERS | _PART_WRITERS:
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
        system = self._paths.file(path, context) if path is not None else None
        if system is None:
            return None
        return RemoteCall(call, context, name, None, operation, (), (system,), None)

    def _paths_written(self, function: FunctionEntry) -> Iterator[Value]:
        """The paths of the files that a function opens to write them, writes by one call, or has a program write."""
        found: list[Value | None] = [
            _argument(call, "file")
            for call in function.calls_named({_OPEN})
            if type(call.callee) is Symbol and call.callee.name in _OPENERS and _writes(call)
        ]
        for name, told in _TOLD_BY.items():
            found += [_argument(call, told) for call in function.calls_named({name})]
        for call in function.calls_named(_PATH_WRITERS):
            found.append(stands_on(call.callee))
        for call in function.calls_named(_DOWNLOADS):
            found.append(_kept_as(call))
        found += [value for value in function.details.returns if type(value) is Text]
        yield from (path for path in found if path is not None)


def packs(call: Call) -> bool:
    """Whether a call opens an archive."""
    return type(call.callee) is Symbol and call.callee.name in _ARCHIVES


def _each_of(attached: Value) -> Value:
    """One of the files of a list of them, or of a mapping of their names."""
    if type(attached) is Dict:
        return either(value for _, value in attached.items)
    return either(attached.items) if type(attached) is Seq else attached


def _unpacked_to(call: Call, name: str) -> Value | None:
    """The path of each file that an archive puts into a folder: the name is its own affair."""
    at = 1 if name == "extract" else 0
    given = call.args[at] if len(call.args) > at else dict(call.keywords).get("path")
    return text((given, Const("/"), UNKNOWN)) if given is not None else None


def _path_stated(parts: Iterable[Value]) -> Value | None:
    """The path behind ``file://`` in a text, up to the quotation mark or the blank that ends it."""
    path: list[Value] = []
    begun = ""
    for part in parts:
        said = str(part.value) if is_string(part) else ""
        if said and not begun:
            _, begun, said = said.partition(_LOCAL)
        if not begun:
            continue
        if not is_string(part):
            path.append(part)
            continue
        rest = _END_OF_PATH.split(said, maxsplit=1)
        if rest[0]:
            path.append(Const(rest[0]))
        if len(rest) > 1:
            break
    return path[0] if len(path) == 1 else text(path) if path else None


def _kept_as(call: Call) -> Value | None:
    """The name of the file in which a call keeps what it gets."""
    told = [value for key, value in call.keywords if key.lower() in _NAMING]
    return next(iter((*told, *call.args[-1:])), None)


def _argument(call: Call, name: str) -> Value | None:
    """The first argument of a call, or the one of this name."""
    if call.args:
        return call.args[0]
    return next((value for key, value in call.keywords if key == name), None)


def _writes(call: Call, at: int = 1) -> bool:
    """Whether a file is opened for writing; its mode stands at a place among the arguments."""
    if type(call.callee) is Symbol and call.callee.name in _PART_WRITERS:
        return True
    mode = call.args[at] if len(call.args) > at else None
    mode = next((value for key, value in call.keywords if key == "mode"), mode)
    said = mode.value if type(mode) is Const else ""
    return isinstance(said, str) and any(letter in said for letter in "wax+")


def _is_mode(call: Call) -> bool:
    """Whether the first argument of a call, if it has one, is a mode: what a path is opened with."""
    mode = call.args[0] if call.args else Const("r")
    return is_string(mode) and _MODE.fullmatch(str(mode.value)) is not None
