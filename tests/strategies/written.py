"""What people and exports write where a table has numbers, dates, yes and no."""

from __future__ import annotations


# Amounts that no decimal sign is needed for, so that Criteria may hold them too.
PLAIN_AMOUNTS: tuple[object, ...] = (
    *("12 mnkr", "500 tkr", "2 mio. kr.", "12 mil. lei", "USD 5 million", "10 pct."),
    *("ca. 40", "~ 320", "about 50", "cirka 50 kr.", "80-", "5 MSEK", "50 mii", "3 md"),
    *("5 miljoner kr", "2 miliarde lei", "5 tsd. EUR", "12 mm", "1 t", "5 milioane"),
)
AMOUNTS: tuple[object, ...] = (
    *PLAIN_AMOUNTS,
    *("500.000,-", "1 200,-", "2,5 mio.", "2.5 million", "approx. 1.200 kr."),
    # No amounts: two currencies, two signs, a word that is none of ours.
    *("$5 USD", "-50-", "50 pcs"),
)
RANGES: tuple[object, ...] = (
    *(
        "51-200",
        "51 \u2013 200 employees",
        "80 ansatte",
        "11-50",
        "0-50",
        "50-50",
        "250k-5m",
    ),
    *("5000+", "320+", "10,001 or more", "<50", "> 1000", "under 10", "<320"),
    *("1-5 mio. kr.", "500-1 mio", "€1m-€5m", "50-250"),
    *("1,001-5,000", "1.001-5.000", "1,5-2,5 mio"),
    # No ranges: from above to, two currencies.
    *("200-51", "€1m-$5m"),
)
WRITTEN_DAYS: tuple[object, ...] = (
    *("Mar 31, 2026", "31 March 2026", "31. marts 2026", "31 mars 2026"),
    *("1 martie 2026", "1. mar. 2026", "March 1, 2026", "3. okt. 2025"),
    *("31.03.2026 kl. 11.42", "2026-03-31 11:42:00 UTC", "01/03/2026 9:05 PM"),
    *("2026-03-01T23:59:00+02:00", "2026-03-01 23:59:00 -0800", "31 February 2026"),
    *("31.03.2026.", "2026.03.01.", "31/3-2026", "1/3-26 kl. 9.30", "3/31-2026"),
)
AMERICAN_MOMENTS: tuple[object, ...] = ("3/31/2026 11:42 AM", "3/4/2026 9:05 PM")
# 31 March 2026 is day 20,543 since 1970, 1 March day 20,513, of 86,400,000 ms each.
STAMPS: tuple[object, ...] = (
    *(1_774_915_200_000, 1_775_001_599_000, "1774915200000"),
    *(1_772_323_200_000, "1772366400000"),
    *(20260331, "20260301", 20260332, "19991231"),
)
FURTHER_WORDS: tuple[object, ...] = (
    *("t", "ON", "off", "✔", "☑", "☐", "❌", "VRAI", "falsch", "Yes!", "nej.", "da!"),
    *("maybe", "yess", "yes?"),
)
TITLES: tuple[object, ...] = (
    *("CTO, EMEA", "(CTO)", "Director", "Head of IT/SaaS", "CTO2", "software-retail"),
)
UNSEEN: tuple[object, ...] = ("soft\u00adware", "\ufeffRetail", "Sa\u200baS")
FURTHER_BLANKS: tuple[object, ...] = ("\u200b", "TBD", "ved ikke", "N.A.", "\u2013")
FURTHER_ERRORS: tuple[object, ...] = ("#I/T", "#SAKNAS!", "#NV", "#¡VALOR!", "#ARG!")
