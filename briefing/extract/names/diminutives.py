"""How pet names are made of given ones: Luisito of Luis, Huguito of Hugo."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

FEWEST = 2  # letters that a pet name keeps


@dataclass(frozen=True, slots=True)
class Diminutives:
    """The endings of pet names by what they replace, and how stems change before them."""

    endings: Mapping[str, frozenset[str]]
    respelt: Mapping[str, str]

    def fit(self, pet: str, given: str) -> bool:
        """Whether the one may be the pet name of the other; both are folded."""
        for ending, replaced in self.endings.items():
            stem = pet.removesuffix(ending)
            if stem == pet or len(stem) < FEWEST:
                continue
            for spelt in (stem, *self._respelt(stem)):
                if given.startswith(spelt) and given.removeprefix(spelt) in replaced:
                    return True
        return False

    def _respelt(self, stem: str) -> Iterator[str]:
        for written, plain in self.respelt.items():
            if stem.endswith(written):
                yield stem.removesuffix(written) + plain


def diminutives(endings: Mapping[str, Sequence[str]], respelt: Mapping[str, str]) -> Diminutives:
    """The tables, made for look-ups."""
    replaced = {ending: frozenset(listed) for ending, listed in endings.items()}
    return Diminutives(replaced, respelt)
