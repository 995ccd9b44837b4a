"""What people paste, from Word, WeChat, WPS or a page: HTML → blocks of a body, and sentences on what became of it.

The text is always kept. Nothing else is kept unless it has a place here: there are no tags, attributes, styles or
scripts in a block, so there is nothing to forget. `clean` needs time in proportion to what it gets, and never raises.
"""

from articles.cleaning.cleaner import Cleaned, clean

__all__ = ["Cleaned", "clean"]
