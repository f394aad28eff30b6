"""The other files of a project, as far as a repair has to know them."""

from collections.abc import Callable
from typing import Literal, NamedTuple, TypeAlias

Home: TypeAlias = Literal["environment", "constants", "class", "fields", "document"]
"""Where a setting lives: in the environment alone, among a module's constants, the attributes of a
class, the fields of a class that reads the environment, or the keys of a TOML document."""


class Setting(NamedTuple):
    """What a repair moved out of a script."""

    name: str
    """As the script and the file that holds it call it."""
    variable: str
    """Of the environment; "" where it is read from none."""
    value: str
    """As Python writes it."""
    secret: bool = False
    """Whether its value must be written nowhere."""
    home: Home = "environment"
    path: str = ""
    """Of the file that holds it, from the project's root; "" for the environment."""
    holder: str = ""
    """The class in that file; "" for none."""


class Surroundings(NamedTuple):
    """Where a file stands."""

    path: str = ""
    """Of the file, from the project's root."""
    module: Callable[[str], str] = lambda _: ""
    """Gives the path of a module of the project by its name as the file imports it, with its dots
    before it; "" for any other."""
    read: Callable[[str], bytes | None] = lambda _: None
    """Gives the content of a file by its path from the root; None where there is none."""
