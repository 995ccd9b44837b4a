"""What every pattern of the reader keeps to, whatever it looks for."""

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

import pytest

from communities import extraction

# {1, 2} in a pattern is text, not a number of times; in an f-string it becomes (1, 2).
_NO_COUNT = re.compile(r"\{\d*, \d*\}|\(\d+, \d+\)")


@pytest.mark.parametrize("module", [module.name for module in iter_modules(extraction.__path__)])
def test_what_counts_has_no_blank(module: str) -> None:
    within = vars(import_module(f"communities.extraction.{module}"))
    assert not [name for name, value in within.items() for found in _patterns(value) if _NO_COUNT.search(found.pattern)]


def _patterns(value: object) -> Iterator[re.Pattern[str]]:
    """The patterns of a name, also where it stands for a table of them."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _patterns(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _patterns(one)
