"""Names and domains of one company."""

from __future__ import annotations

from typing import Any

import pytest

from scoring.values.companies import company_keys, domain_keys


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Acme A/S", "acme"),
        ("ACME ApS", "acme"),
        ("Acme GmbH & Co. KG", "acme"),
        ("Acme S.R.L.", "acme"),
        ("Acme, Inc.", "acme"),
        ("Acme Sp. z o.o.", "acme"),
        ("Acme OÜ", "acme"),
        ("Acme\u00a0Ltd", "acme"),
        ("Acme \u2013 Steel AB", "acmesteel"),
        ("A.C. Me", "acme"),
        ("Østerbro Malmo\u0308 AB", "østerbromalmö"),
        ("AS", "as"),
        ("Visa", "visa"),
        ("Texas", "texas"),
        ("?", ""),
        (None, None),
    ],
)
def test_company_key(name: str | None, key: str | None) -> None:
    assert company_keys(texts(name)).to_pylist() == [key]


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://www.Acme.com/en", "acme.com"),
        ("acme.com", "acme.com"),
        ("http://acme.com:8080?x=1", "acme.com"),
        (" www.acme.com. ", "acme.com"),
        ("info@acme.com", "acme.com"),
        ("shop.acme.co.uk/#top", "shop.acme.co.uk"),
        (None, None),
    ],
)
def test_domain_key(address: str | None, key: str | None) -> None:
    assert domain_keys(texts(address)).to_pylist() == [key]


def texts(value: str | None) -> Any:
    pa = pytest.importorskip("pyarrow")
    return pa.array([value], type=pa.large_string())
