"""QR codes as a path to draw: dark modules only, each row's runs as one rectangle."""

from dataclasses import dataclass

import segno

QUIET = 4  # modules of white around the code, as ISO/IEC 18004 asks


@dataclass(frozen=True)
class Drawing:
    side: int  # modules, the quiet zone included
    path: str


def draw(words: str) -> Drawing:
    """The code for `words`, legible with a quarter of it scratched away: notice boards are out of doors."""
    code = segno.make_qr(words, error="q", boost_error=True)
    path = []
    for row, modules in enumerate(code.matrix, start=QUIET):
        column = 0
        while column < len(modules):
            width = 0
            while column + width < len(modules) and modules[column + width]:
                width += 1
            if width:
                path.append(f"M{column + QUIET} {row}h{width}v1h-{width}z")
            column += width or 1
    return Drawing(side=len(code.matrix) + 2 * QUIET, path="".join(path))
