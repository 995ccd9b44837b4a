"""Drills: a promise, tried many times, and what was seen. The table at the end says both, side by side."""

import os
from collections import Counter

import pytest

SEEN = pytest.StashKey[list]()


class Promise:
    """One promise of the drill: every round says what it saw, and the table counts it."""

    def __init__(self, number, sentence):
        self.number, self.sentence, self.seen = number, sentence, Counter()

    def saw(self, observation):
        self.seen[observation] += 1

    @property
    def line(self):
        seen = "；".join(f"{observation} ×{times}" for observation, times in sorted(self.seen.items()))
        return f"{self.number:<10}{self.sentence}\n{'':<10}→ {seen or 'nothing was seen'}"


@pytest.fixture
def promise(request):
    """promise("R17", "one decision") opens a line of the table."""

    def open_line(number, sentence):
        found = Promise(number, sentence)
        request.config.stash.setdefault(SEEN, []).append(found)
        return found

    return open_line


@pytest.fixture
def rounds():
    """How often each is tried: a few in every run of the tests, many by `make drill`."""

    def of(name, usual):
        return range(int(os.environ.get(name, usual)))

    return of


def pytest_terminal_summary(terminalreporter, config):
    if lines := config.stash.get(SEEN, []):
        terminalreporter.section("promise → observation")
        for line in lines:
            terminalreporter.write_line(line.line)
