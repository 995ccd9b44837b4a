"""The windows: what is drawn is sound SVG, always the same, and shares a page with other windows."""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from portal import windows
from portal.windows import LATTICES, MOTIFS, lattice, lit_window

SEEDS = [f"community-{number}" for number in range(60)]


def parse(drawn):
    return ElementTree.fromstring(f"<svg>{drawn}</svg>")  # noqa: S314 - our own drawing


def ids(drawn):
    return [node.get("id") for node in parse(drawn).iter() if node.get("id")]


@pytest.mark.parametrize("motif", MOTIFS)
def test_every_motif_is_well_formed(motif):
    window = parse(lit_window(motif, uid="1"))

    assert [node.tag for node in window] == ["path"] * 6 + ["clipPath", "g", "path"]


@pytest.mark.parametrize("seed", ["", *SEEDS])
def test_every_community_without_a_motif_has_a_well_formed_window(seed):
    window = parse(lit_window("", uid="1", seed=seed))

    assert [len(pane) for pane in window.iter("g")] == [5]  # the ground, three lights, the bars


@pytest.mark.parametrize("kind", LATTICES)
def test_every_lattice_is_one_path_inside_the_frame(kind):
    bars = lattice(kind)

    assert bars.startswith("M6 6H194V258H6Z")
    assert set(bars) <= set("MLHVhvaZ 0123456789.-")


def test_the_same_seed_gives_the_same_window():
    assert lit_window("", uid="1", seed="nanzhou") == lit_window("", uid="1", seed="nanzhou")


def test_a_window_outlives_the_process_that_drew_it():
    """No hash() and no shared random state: another interpreter draws the same."""
    script = 'import portal.windows as w; print(w.lit_window("", uid="1", seed="nanzhou") + w.lattice("bing"), end="")'
    root = Path(windows.__file__).parents[1]

    elsewhere = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True)

    assert elsewhere.stdout == lit_window("", uid="1", seed="nanzhou") + lattice("bing")


def test_different_seeds_give_a_varied_street():
    assert len({lit_window("", uid="1", seed=seed) for seed in SEEDS}) > 40


def test_a_motif_looks_the_same_whatever_the_seed():
    assert lit_window("kapok", uid="1", seed="a") == lit_window("kapok", uid="1", seed="b")


@pytest.mark.parametrize("motif", [*MOTIFS, ""])
def test_different_uids_give_different_ids(motif):
    one, other = lit_window(motif, uid="card-1"), lit_window(motif, uid="card-2")

    assert ids(one) == ["lit-card-1"]
    assert ids(other) == ["lit-card-2"]
    assert one.replace("lit-card-1", "lit-card-2") == other


@pytest.mark.parametrize("uid", ["", "a b", '"><script>', "穗花"])
def test_a_uid_that_cannot_be_an_id_is_refused(uid):
    with pytest.raises(ValueError, match="cannot be part of an id"):
        lit_window("kapok", uid=uid)


def test_an_unknown_motif_is_refused():
    with pytest.raises(KeyError, match="peony"):
        lit_window("peony", uid="1")


def test_nothing_is_styled_inline():
    """The content security policy would drop it."""
    drawn = [lit_window(motif, uid="1") for motif in MOTIFS] + [lit_window("", uid="1", seed=seed) for seed in SEEDS]

    assert [window for window in drawn if "style" in window] == []
