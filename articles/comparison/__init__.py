"""What differs between two revisions of a story: pure functions on their documents, without database or network.

Begin with `documents.compare`. Order of work: paragraphs are paired (alignment), their texts cut into words (words),
the words compared (pieces), and the rest said in sentences (paragraphs, telling).
"""

from articles.comparison.documents import Comparison, compare

__all__ = ["Comparison", "compare"]
