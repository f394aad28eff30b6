"""Owners: the last pattern of CODEOWNERS that matches wins, the header speaks for the rest."""

from autodebt_lint.engine.owners import code_owners


def owners(tmp_path, text, place="CODEOWNERS"):
    file = tmp_path / place
    file.parent.mkdir(exist_ok=True)
    file.write_text(text)
    return code_owners(tmp_path)


def test_the_last_pattern_that_matches_wins(tmp_path):
    owner_of = owners(tmp_path, "* @ops\n/clients/ @integrations @crm  # shared\n")
    assert owner_of("sync.py") == "@ops"
    assert owner_of("clients/hubspot.py") == "@integrations @crm"


def test_a_later_pattern_without_an_owner_takes_the_owner_away(tmp_path):
    owner_of = owners(tmp_path, "* @ops\n/scratch/\n")
    assert owner_of("scratch/try.py") == ""


def test_the_file_of_github_comes_before_the_one_at_the_root(tmp_path):
    owners(tmp_path, "* @root\n")
    assert owners(tmp_path, "* @github\n", ".github/CODEOWNERS")("a.py") == "@github"


def test_sections_comments_and_rubbish_name_nobody(tmp_path):
    owner_of = owners(tmp_path, "[Section] @a\n# * @b\n!*.py @c\n\\\0[ @d\n")
    assert owner_of("a.py") == ""


def test_no_file_no_owner(tmp_path):
    assert code_owners(tmp_path)("a.py") == ""
