"""Rounding for display: half up, two decimals, from exact fractions."""

import math
from decimal import Decimal
from fractions import Fraction


def two_decimals(value: Fraction) -> Decimal:
    """Round half up to two decimals (``scoring.md``: exact inside, rounded only for display)."""
    hundredths = math.floor(value * 100 + Fraction(1, 2))
    return Decimal(hundredths) / 100
