"""Files that one script writes and another one reads, and how their paths are spelled."""

import pytest

from tests.unit.graph.links_of import links_of
from tests.unit.graph.test_links import GET, written

THROUGH_A_FILE = {("hubspot", "mailchimp", "file")}
HEAD = "import csv, joblib, json, os, pickle, requests\nimport pandas as pd\nfrom pathlib import Path\nimport paths\nfrom paths import *\n"


def _found(paths: str, write: str, read: str) -> set[tuple[str, str, str]]:
    """The links of two scripts that share a module of paths; what is read is ``rows``."""
    return links_of(
        {
            "paths.py": f"import os\nfrom datetime import date\nfrom pathlib import Path\n{paths}",
            "export.py": f"{HEAD}{write}\n",
            "upload.py": f"{HEAD}{read}\n{written('rows')}\n",
        }
    )


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("Path(__file__).resolve().parent / 'data' / 'deals.json'", id="of the file"),
        pytest.param("Path(os.environ.get('WORK', '/srv')) / 'deals.json'", id="below a setting"),
        pytest.param("Path('data', 'deals.json')", id="in parts"),
        pytest.param("Path('data').joinpath(f'deals-{date.today()}.json')", id="joined"),
    ],
)
def test_a_path_is_the_same_in_both_scripts(path: str) -> None:
    write = f"DEALS.write_text({GET}.text)"
    assert _found(f"DEALS = {path}\n", write, "rows = DEALS.read_text()") == THROUGH_A_FILE


@pytest.mark.parametrize(
    ("write", "read"),
    [
        pytest.param(
            f"with DEALS.open('w', newline='') as file:\n    out = csv.writer(file)\n"
            f"    for deal in {GET}.json():\n        out.writerow([deal['name']])",
            "with DEALS.open() as file:\n    rows = list(csv.reader(file))",
            id="opened by itself",
        ),
        pytest.param(
            f"def keep():\n    path = Path(os.getenv('WORK', 'data')) / 'deals.json'\n"
            f"    with path.open('w') as out:\n        for deal in {GET}.json():\n"
            "            out.write(json.dumps(deal))\n\nkeep()",
            "with (Path('data') / 'deals.json').open() as file:\n    rows = json.load(file)",
            id="opened where its path is put together",
        ),
        pytest.param(
            f"pickle.dump({GET}.json(), paths.DEALS.open(mode='wb'))",
            "rows = pickle.load(open(str(paths.DEALS), 'rb'))",
            id="opened in two ways",
        ),
        pytest.param(
            f"with open(DEALS, 'w') as file:\n    pd.DataFrame({GET}.json()).to_csv(file)",
            "with open(DEALS) as file:\n    rows = pd.read_csv(file)",
            id="a frame in an open file",
        ),
        pytest.param(
            f"paths.DEALS.write_bytes(pickle.dumps({GET}.json()))",
            "rows = pickle.loads(paths.DEALS.read_bytes())",
            id="of the module",
        ),
        pytest.param(
            f"joblib.dump({GET}.json(), DEALS)", "rows = joblib.load(DEALS)", id="dumped by name"
        ),
    ],
)
def test_a_file_is_written_and_read(write: str, read: str) -> None:
    assert _found("DEALS = Path('data') / 'deals.json'\n", write, read) == THROUGH_A_FILE


FOLDER = (
    "class Folder:\n"
    "    def __init__(self, root):\n        self.root = Path(root)\n"
    "    def of(self, name):\n        return self.root / name\n"
    "    @property\n    def members(self):\n        return self.root / 'members.json'\n\n"
    "DATA = Folder('data')\n\n"
    "def where(kind, day=None):\n"
    "    folder = Path('data') / f'{day or date.today():%Y%m%d}'\n"
    "    folder.mkdir(exist_ok=True)\n"
    "    return folder / f'{kind}.json'\n"
)


@pytest.mark.parametrize("path", ["DATA.of('deals.json')", "DATA.members", "where('deals')"])
def test_a_function_tells_the_path(path: str) -> None:
    write = f"{path}.write_text({GET}.text)"
    assert _found(FOLDER, write, f"rows = {path}.read_text()") == THROUGH_A_FILE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("DATA.of('deals.json')", "DATA.of('owners.json')"),
        ("DATA.members", "DATA.of('owners.json')"),
        ("where('deals')", "where('owners')"),
    ],
)
def test_another_path_is_another_file(one: str, other: str) -> None:
    write = f"with {one}.open('w') as file:\n    json.dump({GET}.json(), file)"
    assert _found(FOLDER, write, f"rows = json.load({other}.open())") == set()


def test_what_is_divided_is_no_path() -> None:
    write = f"share = len({GET}.json()) / total\nshare.open('w').write({GET}.text)"
    assert _found("total = 3\n", write, "share = 5 / total\nrows = share.open().read()") == set()


SFTP = (
    "import ftplib, os, paramiko, shutil\nssh = paramiko.SSHClient()\nssh.connect('files.acme.com')\n"
    "sftp = ssh.open_sftp()\nftp = ftplib.FTP('ftp.acme.com')\n"
)
NEW = "DEALS = Path('data') / 'deals.json'\nNEW = Path('data') / 'new.json'\n"


@pytest.mark.parametrize(
    "get",
    [
        pytest.param("sftp.get('/out/deals.json', str(DEALS))", id="by name"),
        pytest.param("ftp.retrbinary('RETR deals', open(DEALS, 'wb').write)", id="by its method"),
        pytest.param(
            "with DEALS.open('wb') as out:\n    sftp.getfo('/out/deals', out)", id="opened"
        ),
    ],
)
def test_a_file_server_is_asked_to_keep_a_file(get: str) -> None:
    found = _found(NEW, SFTP + get, "rows = DEALS.read_text()")
    assert found == {("sftp", "mailchimp", "file")}
    assert _found(NEW, SFTP + get, "rows = NEW.read_text()") == set()


@pytest.mark.parametrize(
    "move", ["os.replace(NEW, DEALS)", "shutil.move(str(NEW), DEALS)", "shutil.copy(NEW, DEALS)"]
)
def test_a_file_that_is_moved_is_the_same(move: str) -> None:
    write = f"{SFTP}NEW.write_text({GET}.text)\n"
    assert _found(NEW, write + move, "rows = DEALS.read_text()") == THROUGH_A_FILE
    assert _found(NEW, write, "rows = DEALS.read_text()") == set()


def test_what_comes_in_pieces_is_copied_into_a_file() -> None:
    write = f"{SFTP}with open(DEALS, 'wb') as out:\n    shutil.copyfileobj({GET}.raw, out)"
    assert _found(NEW, write, "rows = DEALS.read_text()") == THROUGH_A_FILE


FORMS = (
    "import aiofiles, argparse, bz2, click, glob, gzip, openpyxl\nimport polars as pl\n"
    "import pyarrow as pa\nimport pyarrow.parquet as pq\nfrom pathlib import Path\n"
)


@pytest.mark.parametrize(
    ("write", "read"),
    [
        pytest.param(
            f"with gzip.open('deals.gz', 'wt') as out:\n    json.dump({GET}.json(), out)",
            "rows = json.load(gzip.open('deals.gz', 'rt'))",
            id="packed",
        ),
        pytest.param(
            f"with open('deals.txt', 'w') as out:\n    for deal in {GET}.json():\n"
            "        print(deal['name'], file=out)",
            "rows = open('deals.txt').readlines()",
            id="printed",
        ),
        pytest.param(
            f"pq.write_table(pa.Table.from_pylist({GET}.json()), 'deals.parquet')",
            "rows = pl.scan_parquet('deals.parquet').collect()",
            id="as a table",
        ),
        pytest.param(
            "book = openpyxl.Workbook()\nsheet = book.create_sheet('Deals')\n"
            f"for deal in {GET}.json():\n    sheet.append([deal['name']])\nbook.save('deals.xlsx')",
            "rows = [list(row) for row in openpyxl.load_workbook('deals.xlsx').active]",
            id="as a book",
        ),
        pytest.param(
            f"async def main():\n    async with aiofiles.open('deals.json', 'w') as out:\n"
            f"        await out.write({GET}.text)",
            "rows = open('deals.json').read()",
            id="without waiting",
        ),
        pytest.param(
            f"Path(f'out/deals-{{day}}.json').write_text({GET}.text)",
            "rows = [path.read_text() for path in sorted(Path('out').glob('deals-*.json'))]",
            id="one a day",
        ),
        pytest.param(
            f"open(f'out/deals-{{day}}.json', 'w').write({GET}.text)",
            "rows = open(max(glob.glob('out/deals-*.json'))).read()",
            id="the last one",
        ),
        pytest.param(
            f"open(os.environ['DEALS_FILE'], 'w').write({GET}.text)",
            "rows = open(os.environ['DEALS_FILE']).read()",
            id="that a setting names",
        ),
        pytest.param(
            f"open(os.environ.get('DEALS_FILE', 'deals.json'), 'w').write({GET}.text)",
            "rows = open('deals.json').read()",
            id="that a setting names if it is there",
        ),
        pytest.param(
            "parser = argparse.ArgumentParser()\nparser.add_argument('-o', '--out', default='deals.json')\n"
            f"told = parser.parse_args()\nPath(told.out).write_text({GET}.text)",
            "def main():\n    parser = argparse.ArgumentParser()\n"
            "    parser.add_argument('--from', dest='source', default='deals.json')\n"
            "    return open(parser.parse_args().source).read()\n\nrows = main()",
            id="that an option names",
        ),
        pytest.param(
            "@click.command()\n@click.option('--out', default='deals.json')\ndef main(out):\n"
            f"    Path(out).write_text({GET}.text)",
            "rows = open('deals.json').read()",
            id="that an option of Click names",
        ),
    ],
)
def test_files_of_many_kinds(write: str, read: str) -> None:
    head = f"{FORMS}import os\n"
    assert _found("", head + write, head + read) == THROUGH_A_FILE


@pytest.mark.parametrize(
    ("write", "read"),
    [
        pytest.param(
            f"Path(f'out/deals-{{day}}.json').write_text({GET}.text)",
            "rows = [path.read_text() for path in Path('out').glob('owners-*.json')]",
            id="of another form",
        ),
        pytest.param(
            f"open(os.environ['DEALS_FILE'], 'w').write({GET}.text)",
            "rows = open(os.environ['OWNERS_FILE']).read()",
            id="of another setting",
        ),
        pytest.param(
            "parser = argparse.ArgumentParser()\nparser.add_argument('--out', default='deals.json')\n"
            "parser.add_argument('--log', default='log.txt')\n"
            f"Path(parser.parse_args().log).write_text({GET}.text)",
            "rows = open('deals.json').read()",
            id="of another option",
        ),
        pytest.param(
            f"print({GET}.text, file=sys.stderr)", "rows = open('deals.json').read()", id="shown"
        ),
    ],
)
def test_other_files(write: str, read: str) -> None:
    head = f"{FORMS}import os, sys\n"
    assert _found("", head + write, head + read) == set()


LEFT = (
    f"for deal in {GET}.json():\n    with open(os.path.join('inbox', deal['name']), 'w') as out:\n"
    "        out.write(deal['text'])"
)
KNOWN = f"Path('inbox/deals.csv').write_text({GET}.text)"
EITHER = (
    f"for deal in {GET}.json():\n    name = deal['name'] or 'untitled'\n"
    "    Path(f'inbox/{name}.csv').write_text(deal['text'])"
)
THROUGH = {
    "by a form": "rows = [open(path).read() for path in glob.glob('inbox/*.csv')]",
    "by the folder's form": "rows = [path.read_text() for path in Path('inbox').glob('*.csv')]",
    "all": "rows = [open(os.path.join('inbox', name)).read() for name in os.listdir('inbox')]",
    "all paths": "rows = [path.read_text() for path in sorted(Path('inbox').iterdir())]",
    "all entries": "rows = [open(entry.path).read() for entry in os.scandir('inbox')]",
}


@pytest.mark.parametrize("read", THROUGH.values(), ids=THROUGH)
@pytest.mark.parametrize(
    "write", [LEFT, KNOWN, EITHER], ids=["whatever they are called", "by name", "or by another"]
)
def test_files_that_are_left_in_a_folder(write: str, read: str) -> None:
    head = f"{FORMS}import os\n"
    assert _found("", head + write, head + read) == THROUGH_A_FILE


def test_files_of_any_name_may_have_the_form_that_is_gone_through() -> None:
    read = "rows = [path.read_text() for path in Path('inbox').glob('deal*.csv')]"
    assert _found("", f"{FORMS}import os\n{LEFT}", FORMS + read) == THROUGH_A_FILE


@pytest.mark.parametrize(
    ("write", "read"),
    [
        pytest.param(
            LEFT, "rows = [open(it).read() for it in glob.glob('outbox/*.csv')]", id="other"
        ),
        pytest.param(LEFT, "rows = [open(it).read() for it in glob.glob('*.csv')]", id="no folder"),
        pytest.param(
            KNOWN, "rows = [open(it).read() for it in glob.glob('inbox/*.xml')]", id="form"
        ),
        pytest.param(
            KNOWN, "rows = [open(it).read() for it in glob.glob('inbox/own*')]", id="name"
        ),
        pytest.param(
            LEFT,
            "def load(name):\n    return open(os.path.join('inbox', name)).read()\n\nrows = load(which())",
            id="one of an unknown name",
        ),
    ],
)
def test_files_that_are_not_gone_through(write: str, read: str) -> None:
    head = f"{FORMS}import os\n"
    assert _found("", head + write, head + read) == set()


@pytest.mark.parametrize(
    ("folder", "found"),
    [
        pytest.param("FOLDER", THROUGH_A_FILE, id="the same folder"),
        pytest.param("'other'", set(), id="another one"),
    ],
)
def test_what_an_archive_holds_is_read_from_its_folder(
    folder: str, found: set[tuple[str, str, str]]
) -> None:
    write = f"import io, zipfile\nzipfile.ZipFile(io.BytesIO({GET}.content)).extractall(FOLDER)"
    read = (
        f"for name in os.listdir({folder}):\n"
        f"    rows = pd.read_csv(os.path.join({folder}, name)).to_dict()"
    )
    assert _found("FOLDER = os.environ.get('OUT', './deals')\n", write, read) == found


@pytest.mark.parametrize(
    ("read", "found"),
    [
        pytest.param("os.path.join(folder, f'{shop}.csv')", True, id="the same"),
        pytest.param("os.path.join(folder, f'{day}.csv')", False, id="another variable"),
        pytest.param("os.path.join(folder, f'{shop}.txt')", False, id="another ending"),
    ],
)
def test_a_name_that_is_put_together_in_one_function(read: str, found: bool) -> None:  # noqa: FBT001
    script = (
        "import gzip, os, shutil, sys\n\ndef pack(shop, day, folder):\n"
        f"    with open(os.path.join(folder, f'{{shop}}.csv'), 'w') as out:\n        out.write({GET}.text)\n"
        f"    with open({read}) as file:\n        rows = file.read()\n    {written('rows')}\n\n"
        "pack(*sys.argv[1:])\n"
    )
    assert bool(_found("", "", script)) is found


@pytest.mark.parametrize(
    ("sent", "found"),
    [
        pytest.param("folder, name", {("hubspot", "aws-s3", "file")}, id="the same"),
        pytest.param("folder, other", set(), id="another name"),
        pytest.param("other, name", set(), id="another folder"),
    ],
)
def test_a_path_is_the_same_wherever_it_is_put_together(
    sent: str, found: set[tuple[str, str, str]]
) -> None:
    script = (
        "import boto3, click, requests\n\ndef send(folder, name):\n"
        "    boto3.client('s3').upload_file('{0}/{1}'.format(folder, name), 'lake', name)\n\n"
        "def export(folder, base, other):\n    name = f'{base}.csv'\n"
        f"    with open(folder + '/' + name, 'w') as out:\n        out.write({GET}.text)\n"
        f"    send({sent})\n\n@click.command()\ndef main(folder, schema, table, other):\n"
        "    folder = folder if folder else '.'\n"
        "    export(folder, '{}_{}'.format(schema, table), f'{schema}.csv')\n"
    )
    assert links_of({"sync.py": script}) == found


def test_a_file_of_a_name_that_only_a_parameter_tells() -> None:
    script = (
        "import boto3, requests\n\ndef fetch(bucket, key, name):\n    path = '/tmp/{}'.format(name)\n"
        "    boto3.client('s3').download_file(bucket, key, path)\n    return {'file': open(path, 'rb')}\n\n"
        "def lambda_handler(event, context):\n    bucket, key = event['bucket'], event['key'].split('/')\n"
        "    files = fetch(bucket, key[0], last(key))\n"
        "    requests.post('https://us1.api.mailchimp.com/3.0/lists', files=files, timeout=5)\n"
    )
    assert ("aws-s3", "mailchimp", "file") in links_of({"sync.py": script})


RAW = (
    "from pathlib import Path\n\ndef raw(source, day):\n    folder = Path('raw') / source\n"
    "    folder.mkdir(exist_ok=True)\n    return folder / f'{day}.csv'\n"
)
PULL = "import sys\nimport requests\nfrom paths import raw\n\nopen(raw('{}', sys.argv[1]), 'w').write({}.text)\n"


@pytest.mark.parametrize(
    ("sources", "found"),
    [
        (["deals"], {("hubspot", "mailchimp", "file")}),
        (["calls"], {("intercom", "mailchimp", "file")}),
        (["deals", "calls"], {("hubspot", "mailchimp", "file"), ("intercom", "mailchimp", "file")}),
    ],
)
def test_the_word_that_a_function_is_told_tells_its_files_apart(
    sources: list[str], found: set[tuple[str, str, str]]
) -> None:
    calls = "requests.get('https://api.intercom.io/calls', timeout=5)"
    send = (
        f"import sys\nimport requests\nfrom paths import raw\n\nfor source in {sources}:\n"
        "    rows = open(raw(source, sys.argv[1])).read()\n"
        "    requests.post('https://us1.api.mailchimp.com/3.0/lists', data=rows, timeout=5)\n"
    )
    scripts = {
        "paths.py": RAW,
        "deals.py": PULL.format("deals", GET),
        "calls.py": PULL.format("calls", calls),
        "send.py": send,
    }
    assert links_of(scripts) == found


@pytest.mark.parametrize(
    ("imported", "made"),
    [
        ("from googleapiclient.http import MediaFileUpload", "MediaFileUpload(str(path))"),
        ("import discord", "discord.File(path)"),
        ("from aiogram.types import FSInputFile", "FSInputFile(path)"),
        ("import pandas as pd", "pd.ExcelFile(path).parse('deals')"),
        ("from pypdf import PdfReader", "PdfReader(path).pages[0].extract_text()"),
    ],
)
def test_what_holds_the_content_of_a_file(imported: str, made: str) -> None:
    send = (
        f"import requests\n{imported}\n\ndef send(path):\n    held = {made}\n"
        "    requests.post('https://us1.api.mailchimp.com/3.0/lists', data=held, timeout=5)\n\n"
        "send('out/deals.xlsx')\n"
    )
    keep = f"import requests\n\nopen('out/deals.xlsx', 'wb').write({GET}.content)\n"
    link = {("hubspot", "mailchimp", "file")}
    assert links_of({"keep.py": keep, "send.py": send}) == link
    assert not links_of({"keep.py": keep.replace("deals", "calls"), "send.py": send})


def test_a_file_that_a_mail_is_told_to_attach() -> None:
    send = "import yagmail\n\nyagmail.SMTP('me', 'secret').send(to='you', subject='Deals', contents='Hello', ATTACHED)\n"
    keep = f"import requests\n\nopen('out/deals.csv', 'wb').write({GET}.content)\n"
    link = {("hubspot", "smtp", "file")}
    for attached in ("attachments='out/deals.csv'", "attachments=['out/deals.csv']"):
        assert links_of({"keep.py": keep, "send.py": send.replace("ATTACHED", attached)}) == link
    assert not links_of({"keep.py": keep, "send.py": send.replace(", ATTACHED", "")})


def test_a_file_says_more_than_that_both_ends_stand_side_by_side() -> None:
    script = (
        f"import requests\n\ndef load():\n    open('deals.csv', 'wb').write({GET}.content)\n\n"
        "def push():\n    rows = open('deals.csv', 'rb').read()\n"
        "    requests.post('https://us1.api.mailchimp.com/3.0/lists', data=rows, timeout=5)\n\nload()\npush()\n"
    )
    assert links_of({"sync.py": script}) == {("hubspot", "mailchimp", "file")}
