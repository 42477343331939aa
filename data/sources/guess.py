"""What the columns of a table mean: guesses with confidence and reason, for a person to confirm.

The header says it in words of ten languages (:mod:`data.sources.header_words`), the values show
whether that can be (:mod:`data.sources.evidence`); both count, and a column whose values cannot be
what its header says is not guessed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from data.sources.evidence import FITS, Evidence, evidence
from data.sources.grid import Table
from data.sources.header_words import HeaderMatch, HeaderWords
from data.sources.mapping import TARGETS
from geo.countries import Countries

LEAST = 0.6
"""A guess below this confidence is not made."""
VALUES_ONLY = {"country_code": 0.72, "nuts3_published": 0.72, "postal_code": 0.6}
"""Targets that the values alone can show, and the confidence of it."""


@dataclass(frozen=True)
class ColumnGuess:
    """What one column means.

    Attributes
    ----------
    column : str
        Name in the file.
    target : str
        Our column; in brackets where the meaning is known and not kept; empty if not known.
    confidence : float
        0 to 1.
    reason : str
        From what it was guessed.
    language : str
        Of the header's words; empty if not known.
    example : str
        A value of the column.
    shown : Evidence
        What its values show.
    """

    column: str
    target: str
    confidence: float
    reason: str
    language: str
    example: str
    shown: Evidence

    @property
    def kept(self) -> bool:
        """Whether the column becomes one of ours."""
        return self.target in TARGETS


def guess_columns(table: Table, words: HeaderWords, countries: Countries) -> list[ColumnGuess]:
    """Return a guess for every column of a table; each target is given once.

    Parameters
    ----------
    table : Table
        With its header found.
    words : HeaderWords
        What columns are called.
    countries : Countries
        To know the names of countries.
    """
    shown = {name: evidence(table.cells[name], countries) for name in table.columns}
    candidates = [(score, match, name) for name in table.columns
                  for match in words.matches(name)
                  if (score := _score(match, shown[name])) >= LEAST]
    chosen: dict[str, tuple[float, HeaderMatch]] = {}
    taken: set[str] = set()
    for score, match, name in sorted(candidates, key=_best_first):
        if name not in chosen and (match.target not in taken or match.target.startswith("(")):
            chosen[name] = (score, match)
            taken.add(match.target)
    lost = {name: match.target for _, match, name in sorted(candidates, key=_best_first,
                                                            reverse=True)}
    guesses = [_guess(table, name, chosen.get(name), shown[name], lost.get(name, ""))
               for name in table.columns]
    return _with_values_only(_settled(guesses), taken)


def _best_first(candidate: tuple[float, HeaderMatch, str]) -> tuple[float, str, str]:
    """Sort by confidence; of equals those that are kept come before those that are not."""
    score, match, name = candidate
    return (-score - (0.0 if match.target.startswith("(") else 0.005), match.target, name)


def _score(match: HeaderMatch, shown: Evidence) -> float:
    """Return header and values together; values that do not fit pull a guess below the least."""
    fit = FITS[match.target](shown) if match.target in FITS and shown.filled else 0.7
    return match.score * (0.45 + 0.55 * min(1.0, fit / 0.7))


def _guess(
    table: Table, name: str, chosen: tuple[float, HeaderMatch] | None, shown: Evidence, lost: str
) -> ColumnGuess:
    """Return the guess of a column."""
    example = next((cell for cell in table.cells[name].head(200) if cell != ""), "")
    example = " ".join(str(example).split())
    example = example if len(example) <= 60 else example[:59] + "…"
    if chosen is None:
        reason = f"another column is {lost}" if lost else "the header is not known"
        return ColumnGuess(name, "", 0.0, reason, "", example, shown)
    score, match = chosen
    return ColumnGuess(name, match.target, round(min(score, 0.99), 2),
                       f"header like {match.known_as!r} ({match.language})", match.language,
                       example, shown)


def _settled(guesses: list[ColumnGuess]) -> list[ColumnGuess]:
    """Give meaning to eligible costs, grants and locations, which are no columns of ours."""
    have = {guess.target for guess in guesses}
    return [_as_ours(guess, *INSTEAD[guess.target], have) if guess.target in INSTEAD
            else _as_place(guess, have) if guess.target == "location" else guess
            for guess in guesses]


INSTEAD = {
    "eligible_cost": ("total_budget_eur", "eligible costs, no total is given"),
    "granted": ("eu_funding_eur", "a grant, and no EU funding is named: check that it is the EU's"),
}
"""What a meaning stands for where the column of ours is not given, and the reason."""


def _as_ours(guess: ColumnGuess, target: str, why: str, have: set[str]) -> ColumnGuess:
    """Return a meaning as the column of ours that it can stand for, if that is not there."""
    if target in have:
        return replace(guess, target=f"({guess.target})")
    return replace(guess, target=target, confidence=round(guess.confidence * 0.95, 2),
                   reason=f"{guess.reason}: {why}")


def _as_place(guess: ColumnGuess, have: set[str]) -> ColumnGuess:
    """Return a location by what its values are."""
    shown = guess.shown
    kinds = (("nuts3_published", shown.nuts), ("postal_code", shown.postal),
             ("country_code", shown.country), ("town", (shown.words < 4) * 0.7),
             ("region_published", 0.6))
    target = next((target for target, share in kinds if share >= 0.6 and target not in have),
                  "(location)")
    return replace(guess, target=target, confidence=round(guess.confidence * 0.9, 2),
                   reason=guess.reason + ": a location, by its values")


def _with_values_only(guesses: list[ColumnGuess], taken: set[str]) -> list[ColumnGuess]:
    """Guess columns of unknown header that their values alone show."""
    have = taken | {guess.target for guess in guesses}
    result = []
    for guess in guesses:
        target = "" if guess.target else _by_values(guess.shown, have)
        if target:
            have.add(target)
            guess = replace(guess, target=target, confidence=VALUES_ONLY[target],
                            reason="the values show it; the header is not known")
        result.append(guess)
    return result


def _by_values(shown: Evidence, have: set[str]) -> str:
    shares = {"country_code": shown.country, "nuts3_published": shown.nuts,
              "postal_code": shown.postal * (shown.number < 1 or shown.distinct < 0.9)}
    return next((target for target, share in shares.items()
                 if share >= 0.95 and target not in have and shown.filled > 0.3), "")


def usual_language(guesses: list[ColumnGuess]) -> str:
    """Return the language of most headers but English; empty if there is none.

    Short words are shared by languages, so only what is sure counts.
    """
    counts = Counter(guess.language for guess in guesses
                     if guess.language and guess.language != "en" and guess.confidence >= 0.8)
    return counts.most_common(1)[0][0] if counts and counts.most_common(1)[0][1] > 1 else ""
