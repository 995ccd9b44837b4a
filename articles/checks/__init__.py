"""数字与人名核对: what a story says, compared with the record and with itself. It changes and decides nothing.

Begin with ``checking.check_story``. Order of work: manuscript (the text, read) → records (what is known of its places)
→ figures, honours, names, people → report.
"""
