"""The permission matrix: matrix.csv beside this file decides, and every other module only asks it."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from portal.accounts.roles import Role

ANONYMOUS, SUPERUSER = "anonymous", "superuser"
HOLDERS = (ANONYMOUS, *Role.values, SUPERUSER)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one role may do: never (`.`), anybody (A), what is published (P), with a token (T), one's own (O), in one's
    scope (S), in the district (D), with accounts of lower rank (B); `apart` where one took no part before (`~`)."""

    reach: str
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the matrix: an action on an object, the states in which it is done, and a cell for each role."""

    action: str
    states: frozenset[str]
    cells: Mapping[str, Cell]
    note: str


def read_matrix(path: Path) -> dict[str, Line]:
    """The lines by action, such as "fact.confirm"; raises ValueError for a code that no cell may hold."""
    found = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            action = f"{row['object']}.{row['action']}"
            cells = {holder: Cell(row[holder].rstrip("~"), row[holder].endswith("~")) for holder in HOLDERS}
            if unknown := {cell.reach for cell in cells.values()} - set(".APTOSDB"):
                raise ValueError(f"{action}: unknown code {', '.join(sorted(unknown))}")
            found[action] = Line(action, frozenset(row["states"].split("|")), cells, row["note"])
    return found


MATRIX = read_matrix(Path(__file__).with_name("matrix.csv"))
