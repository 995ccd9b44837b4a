"""Pure functions on Chinese text: numerals, pinyin, and the forms used for keeping and matching. No Django here."""
