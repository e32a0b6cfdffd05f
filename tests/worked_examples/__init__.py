"""Examples of the scoring model worked out by hand.

`expected` names fields of a result and gives one value per account, in the order of
the rows; `order` is the order of display, as places in the rows. The arithmetic
stands in comments beside the numbers.
"""

from tests.worked_examples.amounts import AMOUNTS_AND_RANGES
from tests.worked_examples.arithmetic import ARITHMETIC
from tests.worked_examples.days import DAYS
from tests.worked_examples.deciding import DECIDING
from tests.worked_examples.example import WorkedExample
from tests.worked_examples.matching import MATCHING
from tests.worked_examples.reading import READING
from tests.worked_examples.standing import STANDING
from tests.worked_examples.words import WORDS


EXAMPLES: tuple[WorkedExample, ...] = (
    *ARITHMETIC,
    *STANDING,
    *READING,
    *MATCHING,
    *WORDS,
    *AMOUNTS_AND_RANGES,
    *DAYS,
    *DECIDING,
)

__all__ = ["EXAMPLES", "WorkedExample"]
