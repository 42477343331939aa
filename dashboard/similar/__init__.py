"""Projects like a given one, ranked, each with the reasons.

Two projects are alike by what they share: organisations, towns, thematics, words of their titles,
and what their titles mean, where the catalogue has vectors. Rare things tell more than common ones.
"""

from dashboard.similar.likeness import Likeness, build_likeness, written_words
from dashboard.similar.rank import WEIGHTS, Similar, similar_projects

__all__ = ["WEIGHTS", "Likeness", "Similar", "build_likeness", "similar_projects",
           "written_words"]
