"""Amounts and ranges as people write them."""

from __future__ import annotations

from tests.worked_examples.example import SHORT, WorkedExample, accounts, table


AMOUNTS = WorkedExample(
    name="amounts with the words of four languages",
    criteria=table(
        SHORT,
        ("Amount", 1, "is", 12_000_000, 10),
        (None, None, "is", 500_000, 9),
        (None, None, "is", 5_000_000, 8),
        (None, None, "is", 2_000_000_000, 7),
        (None, None, "is", 40, 6),
        (None, None, "is", 0.1, 5),
        (None, None, "is", -80, 4),
        (None, None, "at least", 0, 1),
    ),
    headings=["Account", "Amount"],
    rows=[
        *accounts("Acme", ("12 mnkr", "12 mil. lei", "12 MSEK", "kr 12 MM")),
        *accounts("Bolt", ("500 tkr", "500.000,-", "500 mii lei", "0,5 mn")),
        *accounts("Crag", ("USD 5 million", "5 mio. kr.", "5 miljoner")),
        *accounts("Dune", ("2 mia. kr.", "2 md", "2 miliarde", "€2bn")),
        *accounts("Echo", ("ca. 40", "~ 40", "about 40", "circa 40")),
        *accounts("Fern", ("10 pct.", "10 %")),
        *accounts("Glen", ("80-", "(80)", "kr. -80", "'-80")),
        # Two currencies, two signs, a word that is none of ours, words alone.
        *accounts("Hill", ("$5 USD", "-80-", "12 pcs", "mio. kr.")),
    ],
    expected={
        "points": [
            {"Amount": float(points)}
            for points, times in (
                *((10, 4), (9, 4), (8, 3), (7, 4), (6, 4), (5, 2), (4, 4), (0, 4)),
            )
            for _ in range(times)
        ],
    },
)

RANGES = WorkedExample(
    name="of a range counts what is certain",
    criteria=table(
        "Criterion, Weight, Account field, Test, Value, To, Points",
        ("Size", 1, "Employees", "at least", 250, None, 10),
        (None, None, None, "at least", 50, None, 5),
        (None, None, None, "less than", 10, None, 2),
        ("Share", 1, "Employees", "scale", 0, 500, 10),
        ("Burden", 1, "Employees", "scale", 0, 500, -5),
        ("Exactly", 1, "Employees", "is", "201-500", None, 10),
    ),
    headings=["Account", "Employees"],
    rows=[
        ["Acme", "201-500"],
        ["Bolt", "51 – 200 employees"],  # noqa: RUF001 - an en dash, as people write
        ["Crag", "1,001-5,000"],
        ["Dune", "5000+"],
        ["Echo", "10,001 or more"],
        ["Fern", "<50"],
        ["Glen", "> 1000"],
        ["Hill", "under 10"],
        ["Isle", "11-50"],
        ["Jade", "200-51"],
        *accounts("Kiln", ("80 employees", "ca. 80 ansatte", "80 de angajați")),
    ],
    expected={
        "points": [
            {"Size": size, "Share": share, "Burden": burden, "Exactly": exactly}
            for size, share, burden, exactly in (
                # Not all of it is at least 250, all is at least 50; 201/500 of 10,
                # and 500/500 of -5.
                (5.0, 4.02, -5.0, 10.0),
                # 51/500 of 10, 200/500 of -5
                (5.0, 1.02, -2.0, 0.0),
                *((10.0, 10.0, -5.0, 0.0),) * 3,
                # From no lower bound, and 50 itself excluded: 50/500 of -5.
                (0.0, 0.0, -0.5, 0.0),
                (10.0, 10.0, -5.0, 0.0),
                # All of it is less than 10; 10/500 of -5
                (2.0, 0.0, -0.1, 0.0),
                (0.0, 0.22, -0.5, 0.0),
                # From above to: text.
                (0.0, 0.0, 0.0, 0.0),
                # A number of people is from 80 up to 80: 80/500 of 10, and of -5.
                *((5.0, 1.6, -0.8, 0.0),) * 3,
            )
        ],
        # To a rule a range is a number, so it is never unreadable.
        "known": [*[1.0] * 9, 0.25, *[1.0] * 3],
    },
)

RANGES_OF_AMOUNTS = WorkedExample(
    name="the first end takes the second's magnitude where that fits",
    criteria=table(
        SHORT,
        ("Revenue", 1, "at least", "2m", 10),
        (None, None, "at least", "1m", 8),
        (None, None, "at least", "400k", 6),
        (None, None, "at least", 200, 4),
        (None, None, "at least", 0.05, 2),
    ),
    headings=["Account", "Revenue"],
    rows=[
        ["Acme", "1-5 mio. kr."],
        # 500 million would be above one million: 500 is 500.
        ["Bolt", "500-1 mio"],
        ["Crag", "500k-1m"],
        ["Dune", "2-3 mia"],
        ["Echo", "10-20 %"],
        ["Fern", "€1m - €5m"],
        ["Glen", "€1m - $5m"],
    ],
    expected={
        "points": [
            {"Revenue": points} for points in (8.0, 4.0, 6.0, 10.0, 2.0, 8.0, 0.0)
        ],
        "known": [*[1.0] * 6, 0.0],
    },
)

AMOUNTS_AND_RANGES: tuple[WorkedExample, ...] = (AMOUNTS, RANGES, RANGES_OF_AMOUNTS)
