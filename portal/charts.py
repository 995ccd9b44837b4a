"""The geometry of charts of counted things: where bars stand, in units of the drawing. No words, no colours."""

from collections.abc import Sequence
from decimal import Decimal

from portal.windows import Box

LEAST = 3  # a bar of one among thousands is still seen


def scaled(counts: Sequence[int] | Sequence[Decimal], length: float) -> list[float]:
    """How long each bar is when the largest takes the whole length; nothing has no length."""
    most = float(max(counts, default=0))
    return [max(length * float(count) / most, LEAST) if count else 0 for count in counts]


def columns(counts: Sequence[int], *, width: float, height: float, share: float = 0.62) -> list[Box]:
    """Upright bars side by side on a common ground, each in the middle of its part of the width."""
    step = width / max(len(counts), 1)
    return [
        Box(step * k + step * (1 - share) / 2, height - tall, step * share, tall)
        for k, tall in enumerate(scaled(counts, height))
    ]


def bars(
    counts: Sequence[int] | Sequence[Decimal], *, width: float, step: float, top: float, thickness: float
) -> list[Box]:
    """Bars that lie one below the other, `step` apart, the first of them `top` from above."""
    return [Box(0, top + step * k, long, thickness) for k, long in enumerate(scaled(counts, width))]
