"""Files that are made of others on the way, and files that only the function that writes them can name."""

import pytest

from tests.unit.graph.links_of import links_of
from tests.unit.graph.test_links import GET, written

THROUGH_A_FILE = {("hubspot", "mailchimp", "file")}
HEAD = "import os, pdfkit, requests\nimport pandas as pd\nfrom google.cloud import storage\nfrom weasyprint import HTML\n\n"
SEND = f"with open('deals.pdf', 'rb') as file:\n    {written('file.read()')}\n"


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(
            f"pd.DataFrame({GET}.json()).to_html('deals.html')\nHTML('deals.html').write_pdf('deals.pdf')",
            id="a page in a file",
        ),
        pytest.param(
            f"page = HTML(string='<p>' + {GET}.text)\npage.write_pdf(target='deals.pdf')",
            id="a page as a text",
        ),
        pytest.param(
            f"pd.DataFrame({GET}.json()).to_html('deals.html')\npdfkit.from_file('deals.html', 'deals.pdf')",
            id="printed by another program",
        ),
        pytest.param(f"pdfkit.from_string({GET}.text, 'deals.pdf')", id="a text printed by it"),
    ],
)
def test_a_page_is_printed_into_a_file(make: str) -> None:
    assert links_of({"sync.py": f"{HEAD}{make}\n{SEND}"}) == THROUGH_A_FILE


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(
            f"pd.DataFrame({GET}.json()).to_html('deals.html')\nHTML('terms.html').write_pdf('deals.pdf')",
            id="another page",
        ),
        pytest.param(f"page = {GET}.text\nHTML('terms.html').write_pdf('deals.pdf')", id="none"),
    ],
)
def test_a_page_of_something_else_carries_nothing(make: str) -> None:
    found = links_of({"sync.py": f"{HEAD}{make}\n{SEND}"})
    assert THROUGH_A_FILE.isdisjoint(found)


@pytest.mark.parametrize(
    ("opened", "link"),
    [
        ("storage.Client().bucket('deals').blob('deals.csv').open('w')", {("hubspot", "gcs")}),
        ("open('deals.csv', 'w')", set()),
        ("store.open('w')", set()),
    ],
)
def test_a_frame_is_written_into_what_a_storage_opened(
    opened: str, link: set[tuple[str, str]]
) -> None:
    script = f"{HEAD}pd.DataFrame({GET}.json()).to_csv({opened}, index=False)\n"
    assert {found[:2] for found in links_of({"sync.py": script})} == link


DOWNLOAD = (
    "import os, requests\n\ndef download(app, day):\n    path = str(app + '_' + day)\n"
    f"    with open(path, 'wb') as out:\n        out.write({GET}.content)\n    return path\n\n"
    "def download_all(days):\n    paths = []\n    for day in days:\n        path = os.path.join(FOLDER, day)\n"
    f"        with open(path, 'wb') as out:\n            out.write({GET}.content)\n"
    "        paths.append(path)\n    return paths\n\n"
    "def look(path):\n    return path\n"
)
UPLOAD = (
    "import requests\nfrom fetch import download, download_all, look\n\n"
    f"def upload(path):\n    with open(path, 'rb') as file:\n        {written('file.read()')}\n\n"
)


@pytest.mark.parametrize(
    "run",
    [
        pytest.param("upload(download(app, day))", id="alone"),
        pytest.param("upload(folder + '/' + download(app, day))", id="below a folder"),
        pytest.param("for path in download_all(days):\n    upload(path)", id="one of many"),
    ],
)
def test_a_file_is_the_one_that_a_function_wrote_and_told(run: str) -> None:
    assert links_of({"fetch.py": DOWNLOAD, "push.py": f"{UPLOAD}{run}\n"}) == THROUGH_A_FILE


@pytest.mark.parametrize(
    "write",
    [
        pytest.param(f"pd.DataFrame({GET}.json()).to_csv(path, index=False)", id="a frame"),
        pytest.param(f"path.write_text({GET}.text)", id="a path"),
    ],
)
@pytest.mark.parametrize(
    "run",
    [
        "upload(export(day))",
        "told = {'bucket': 'b', 'file': f'{export(day)}'}\nupload(told['file'])",
    ],
)
def test_a_function_may_write_its_file_by_one_call(write: str, run: str) -> None:
    script = (
        "import requests\nimport pandas as pd\nfrom paths import path_of\n\n"
        f"def export(day):\n    path = path_of(day)\n    {write}\n    return path\n"
    )
    push = UPLOAD.replace(
        "from fetch import download, download_all, look", "from fetch import export"
    )
    assert links_of({"fetch.py": script, "push.py": f"{push}{run}\n"}) == THROUGH_A_FILE
    elsewhere = run.replace("told['file']", "told['bucket']").replace("(export(day))", "(other)")
    assert THROUGH_A_FILE.isdisjoint(
        links_of({"fetch.py": script, "push.py": f"{push}{elsewhere}\n"})
    )


@pytest.mark.parametrize("run", ["upload(other)", "download(app, day)\nupload(look(other))"])
def test_another_file_is_not(run: str) -> None:
    assert THROUGH_A_FILE.isdisjoint(
        links_of({"fetch.py": DOWNLOAD, "push.py": f"{UPLOAD}{run}\n"})
    )


STAGE = (
    "import snowflake.connector, requests\nimport pandas as pd\nimport pyarrow as pa\nimport pyarrow.parquet as pq\n"
    "from pathlib import Path\n\ncursor = snowflake.connector.connect(account=account).cursor()\n"
    f"rows = pd.DataFrame({GET}.json())\n"
)
TABLES = (
    "writer = None\nfor table in pa.Table.from_pandas(rows).to_batches():\n    if writer is None:\n"
    "        writer = pq.ParquetWriter('out/deals-1.parquet', table.schema)\n"
    "    writer.write_table(table)\n"
)
CONVERT = (
    "def convert(name, rows):\n    path = Path('out') / f'{name}.parquet'\n"
    "    with open(path, 'wb') as out:\n        out.write(rows.to_parquet())\n    return path\n\n"
    "convert(name, rows)\n"
)
EACH = "for path in sorted(Path('{}').glob('deals-*.parquet')):\n    "


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            "rows.to_csv('/tmp/deals.csv')\ncursor.execute('PUT file:///tmp/deals.csv @stage')",
            id="named in the statement",
        ),
        pytest.param(
            "path = '/tmp/deals.csv'\nrows.to_csv(path)\n"
            "cursor.execute(f\"PUT 'file://{path}' @stage OVERWRITE=TRUE\")",
            id="put into it",
        ),
        pytest.param(
            f"{TABLES}{EACH.format('out')}"
            "cursor.execute(f\"PUT 'file://{path.resolve().as_posix()}' @stage\")",
            id="each of some, written table by table",
        ),
        pytest.param(
            f"{CONVERT}{EACH.format('out')}cursor.execute(f'PUT file://{{path}} @stage')",
            id="each of a folder, under names that only their function tells",
        ),
    ],
)
def test_a_statement_sends_a_file(body: str) -> None:
    assert links_of({"load.py": f"{STAGE}{body}\n"}) == {("hubspot", "snowflake", "file")}


@pytest.mark.parametrize(
    "body",
    [
        "rows.to_csv('/tmp/deals.csv')\ncursor.execute('PUT file:///tmp/terms.csv @stage')",
        "rows.to_csv('/tmp/deals.csv')\ncursor.execute('REMOVE @stage/deals.csv')",
        f"{CONVERT}{EACH.format('other')}cursor.execute(f'PUT file://{{path}} @stage')",
        f"{CONVERT}{EACH.format('out').replace('.parquet', '.csv')}cursor.execute(f'PUT file://{{path}} @stage')",
    ],
)
def test_a_statement_that_sends_another_file_or_none_carries_nothing(body: str) -> None:
    found = links_of({"load.py": f"{STAGE}{body}\n"})
    assert ("hubspot", "snowflake", "file") not in found
