"""Pieces of formulas that read texts as the engine does.

Each takes the formula of a text and gives that of the result.
"""

from __future__ import annotations

from scoring.values.amounts import (
    ABOUT,
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    PER_CENT,
    POWERS,
)


# as `scoring.values.text.text_key`: all white space is a space, one spelling of letters; the
# bar is what separates the words of our own lists
SPACES = (('"\u00a0"', '" "'), ("CHAR(9)", '" "'), ("CHAR(10)", '" "'))
LETTERS = (('"ş"', '"ș"'), ('"ţ"', '"ț"'), ('"ß"', '"ss"'), ('"|"', '"¦"'))
# MATCH and COUNTIF would take these for wildcards
WILDCARDS = (('"*"', '"∗"'), ('"?"', '"？"'), ('"~"', '"∼"'))  # noqa: RUF001 - look-alikes

# letters and spaces with a second spelling that a formula cannot see through
MARKS = (
    *"\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030b\u030c\u0323\u0326",
    *"\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e",
    *"\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff",
    *"\u0327\u0328\u0331\u2002\u2003\u2007\u2009\u200a\u202f\u3000ςſﬀﬁﬂ",  # noqa: RUF001
)
DIGITS = tuple("0123456789")
MONEY = (*CURRENCY_SIGNS, *CURRENCY_WORDS, *CURRENCY_CODES)
UNITS = {
    word + stop: power
    for power, words in (*POWERS.items(), (-2, PER_CENT))
    for word in words
    for stop in ("", ".")
}
"""What a number is multiplied by, as a power of ten, by the word behind it."""
# how a text may begin and end that `scoring` reads as a number or a date
STARTS = (*DIGITS, *"+-\u2212\u2013\u2014.,('\u2019", *ABOUT, *MONEY)
ENDS = (*DIGITS, *".,)-\u2212\u2013\u2014z", *MONEY, *UNITS)
# what stands for TRUE and FALSE, and is no word that people write
TRUE, FALSE = "true ✓", "false ✗"
# room for each item of a list while it is taken apart
ROOM = 999


# what parts words, and is neither letter nor digit, and the mark that is put around it
MARK = "\ue000"
PARTING = (
    *" !\"#$%&'()*+,-./:;<=>?@[\\]^_`{}~¦§",
    *"\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026·™€£✓✗☐",
)
LONGEST = 120
"""Characters of a text in which whole words are looked for."""


def parted(text: str) -> str:
    """Put marks around each sign that parts words, and around the text.

    A word between two marks is then a whole word.
    """
    between = f'"{MARK}"'
    for sign in PARTING:
        # not every program reads these in a text of a formula
        spelled = f"CHAR({ord(sign)})" if sign in '"\\[' else f'"{sign}"'
        text = f"SUBSTITUTE({text},{spelled},{between}&{spelled}&{between})"
    return f"{between}&{text}&{between}"


def unparted(text: str) -> str:
    """Count the characters that are neither letters, nor digits, nor known to part.

    A letter is what has a capital; scripts without capitals are for Score.
    """
    # LibreOffice finds no empty text within another
    each = f'MID({text}&REPT(" ",{LONGEST}),LiveOrdinals,1)'
    other = f"1-ISNUMBER(FIND({each},LiveSigns))"
    same = f"ISNUMBER(FIND(UPPER({each}),LOWER({each})))"
    strange = f"SUMPRODUCT({same}*({other}))"
    return f"IF(LEN({text})>{LONGEST},1,{strange})"


def replaced(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    """Replace one after the other."""
    for old, new in pairs:
        text = f"SUBSTITUTE({text},{old},{new})"
    return text


def folded(text: str) -> str:
    """Give the form in which texts are compared."""
    return replaced(f"LOWER(TRIM({replaced(text, SPACES)}))", LETTERS)


def plain(text: str) -> str:
    """Give the form in which texts are looked up."""
    return replaced(folded(text), WILDCARDS)


def whole_number(text: str) -> str:
    """Read a whole number typed as text, ``75`` or ``1 200``; else an error.

    Only what has no sign in it whose meaning depends on the country.
    """
    bare = f'SUBSTITUTE({text}," ","")'
    grouped = f'(LEN({text})<8)*(LEN({bare})=LEN({text})-1)*(LEFT(RIGHT({text},4))=" ")'
    whole = f'(INT({bare})&""={bare})*(({text}={bare})+{grouped})'
    return f'VALUE(IF({whole},{bare},""))'


def date(text: str) -> str:
    """Read a date typed as ``2026-11-20``, or ``20.11.2026`` from the 13th; else an error.

    Up to the 12th only the column's other dates could tell the day from the month.
    """
    iso = f'MID({text},5,1)&MID({text},8,1)&LEN({text})="--10"'
    dotted = f'MID({text},3,1)&MID({text},6,1)&LEN({text})="..10"'
    turned = f'RIGHT({text},4)&"-"&MID({text},4,2)&"-"&LEFT({text},2)'
    local = f'IF(AND({dotted},LEFT({text},2)>"12"),{turned},"")'
    return f"DATEVALUE(IF({iso},{text},{local}))"


def like_number(text: str) -> str:
    """Say whether a text begins and ends as a number or a date may, and is no size."""
    starts = f"SUMPRODUCT(--(LEFT({text},LEN(LiveStarts))=LiveStarts))>0"
    ends = f"SUMPRODUCT(--(RIGHT({text},LEN(LiveEnds))=LiveEnds))>0"
    digits = f"{holds(text, 'LiveDigits')}>0"
    return f"AND({digits},{starts},{ends},NOT({band(text)}))"


def band(text: str) -> str:
    """Say whether a text is a size such as ``11-50``, and so neither number nor date."""
    joined = replaced(text, (('"-"', '""'), ('"–"', '""'), ('"/"', '""')))  # noqa: RUF001
    digit = f'ISNUMBER(FIND(LEFT({text}),"{"".join(DIGITS)}"))'
    # 80- and 500.000,- are amounts: behind the dash there are digits as well
    last = f'ISNUMBER(FIND(RIGHT({text}),"{"".join(DIGITS)}"))'
    bare = f'SUBSTITUTE({joined}," ","")'
    digits = f'IFERROR((INT("1"&{bare})&""="1"&{bare})*1,0)=1'
    return f"AND({digit},{last},LEN({text})-LEN({joined})=1,{digits})"


def amount(left: str, power: str) -> str:
    """Read the digits of an amount and multiply them by a power of ten; else an error.

    One decimal sign, a point or a comma, may stand among them, unless it may as well
    part thousands; or Decimal sign is set, for what is one is then another question.
    """
    pointed = f'SUBSTITUTE({left},",",".")'
    digits = f'SUBSTITUTE({pointed},".","")'
    parts = f'MAX(0,LEN({left})-FIND(".",{pointed}&"."))'
    clear = f'OR({parts}<>3,LEFT({pointed},2)="0.")'
    signs = f"LEN({left})-LEN({digits})"
    fits = (
        f'AND(LEN({digits})>0,INT("1"&{digits})&""="1"&{digits},{clear},'
        f"OR({signs}=0,AND({signs}=1,LiveDecimal=0)))"
    )
    whole, shift = f"INT({digits})", f"({power}-{parts})"
    scaled = f"IF({shift}<0,{whole}/10^-{shift},{whole}*10^{shift})"
    return f'VALUE(IF({fits},{scaled},""))'


def holds(text: str, words: str) -> str:
    """Count the words, of a range of them, that stand in a text."""
    return f"SUMPRODUCT(--ISNUMBER(FIND({words},{text})))"


def one_of(text: str, words: str) -> str:
    """Say whether a text is one of the words of a range."""
    return f"SUMPRODUCT(--({words}={text}))>0"


def listed(text: str, words: str) -> str:
    """Say whether a text is one of the words between bars."""
    return f'ISNUMBER(FIND("|"&{text}&"|",{words}))'


def bars(words: tuple[str, ...]) -> str:
    """Write words between bars, as `listed` wants them."""
    return f"|{'|'.join(words)}|"


def item(text: str, number: int) -> str:
    """Cut an item, counted from 0, out of a list such as ``a; b; c``."""
    spread = f'SUBSTITUTE(";"&{text},";",REPT(" ",{ROOM}))'
    return f"TRIM(MID({spread},{ROOM * (number + 1)},{ROOM}))"


def looked_up(cell: str) -> str:
    """Give what a looked-up cell holds; empty for a blank, an error or none at all."""
    return f'IFERROR(IF({cell}="","",{cell}),"")'


def number_text_or_flag(cell: str, true: str, false: str) -> str:
    """Give a cell as a number or as folded text, TRUE and FALSE as texts of our own."""
    # TRUE is asked for first: LibreOffice takes it for a number as well
    other = f"IF(ISNUMBER({cell}),{cell},{folded(cell)})"
    return f"IF(ISLOGICAL({cell}),IF({cell},{true},{false}),{other})"
