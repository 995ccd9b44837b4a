"""What every pattern of the reader keeps to, whatever it looks for."""

import re
from importlib import import_module
from pkgutil import iter_modules

import pytest

from communities import extraction

# {1, 2} in a pattern is text, not a number of times; in an f-string it becomes (1, 2).
_NO_COUNT = re.compile(r"\{\d*, \d*\}|\(\d+, \d+\)")


@pytest.mark.parametrize("module", [module.name for module in iter_modules(extraction.__path__)])
def test_what_counts_has_no_blank(module: str) -> None:
    patterns = {
        name: value.pattern
        for name, value in vars(import_module(f"communities.extraction.{module}")).items()
        if isinstance(value, re.Pattern)
    }
    assert not [name for name, pattern in patterns.items() if _NO_COUNT.search(pattern)]
