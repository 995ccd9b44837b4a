"""From a pasted story to proposals: pure functions on text, without Django, network or clock.

Begin with ``reader.read_story``. Order of work: decoding → cleaning → layout → times and figures → places and owners →
finders → proposals. Everything stands on offsets into the text as it was read: ``text[start:end]`` is the quote.
"""
