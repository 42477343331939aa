"""The search box: from a text to the projects that fit, ranked, with why.

====================================  ====================================================
:mod:`dashboard.search.query`         the language of the box, and the folding of words
:mod:`dashboard.search.words`         inverted index: which text holds which word
:mod:`dashboard.search.other_names`   places, regions, thematics and so on by any name
:mod:`dashboard.search.base_forms`    the name that a word is a case of
:mod:`dashboard.search.rank`          how well a project fits
:mod:`dashboard.search.typos`         the word that was probably meant
:mod:`dashboard.search.meaning`       what is similar in meaning (optional)
:mod:`dashboard.search.index`         all of it together
:mod:`dashboard.search.marks`         where in a project the words are
:mod:`dashboard.search.suggest`       what is offered while one types
====================================  ====================================================
"""

from dashboard.search.base_forms import BaseForms, base_forms
from dashboard.search.index import Found, SearchIndex, build_search
from dashboard.search.meaning import Embed, Meaning, find_embed, telling_vectors
from dashboard.search.other_names import Thing
from dashboard.search.query import parse_query
from dashboard.search.words import Field

__all__ = ["BaseForms", "Embed", "Field", "Found", "Meaning", "SearchIndex", "Thing",
           "base_forms", "build_search", "find_embed", "parse_query", "telling_vectors"]
