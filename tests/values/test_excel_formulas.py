"""Formulas that would run for minutes or fill the memory are refused, or give #VALUE!."""

from __future__ import annotations

import formulas
import pytest

from scoring.model.conditions.formula import NO_MATCH, Result, compile_formula
from scoring.model.conditions.registry import NotFit, Written, make
from scoring.values.cell import PLAIN, read_cell
from scoring.values.excel_formulas import FUNCTIONS
from scoring.vocabulary import Test as Kind


TOO_LARGE = NO_MATCH._replace(error="#VALUE!")


def result_of(formula: str, value: object = 5) -> Result:
    compiled = compile_formula(formula)
    return compiled.result([read_cell(value)] * len(compiled.fields), 20_000.0)


@pytest.mark.parametrize(
    ("formula", "fault"),
    [
        ("FACT([A])", "uses FACT, which is not known here"),
        ("SUM(MAKEARRAY(9,9,[A]))", "uses MAKEARRAY, which is not known here"),
        ('REGEXTEST([A],"(a+)+b")', "uses REGEXTEST, which is not known here"),
        ("LAMBDA(x,x+1)([A])", "uses LAMBDA, which is not known here"),
        ("LET(x,[A],x*x)", "uses LET, which is not known here"),
        ("RAND()+[A]", "uses RAND, which is not known here"),
        ("NOW()+[A]", "uses NOW, which is not known here"),
        ("9" * 5_000 + "+[A]", "has 5,004 characters, more than 2,000"),
        ("9" * 400 + "+[A]", "has a number of more than 300 digits"),
        ("+".join(["[A]"] * 600), "has 2,399 characters, more than 2,000"),
        ("(" * 65 + "[A]" + ")" * 65, "nests 65 brackets, more than 64"),
        (
            "SUM({" + ",".join("1" * 101) + "})*[A]",
            "lists 101 values in braces, more than 100",
        ),
        ("[A]+B5", "looks at B5; write account fields as [Heading]"),
        ("SUM(A1:XFD1048576)+[A]", "write account fields as [Heading]"),
        ("[A]#", "cannot be read as an Excel formula"),
        ("[A]+", "cannot be read as an Excel formula"),
        ("WENN([A]>1;1;0)", "use English names, and commas between arguments"),
    ],
)
def test_a_formula_that_is_not_computed_says_why(formula: str, fault: str) -> None:
    with pytest.raises(NotFit) as raised:
        make(Written(Kind.FORMULA, formula, None, PLAIN))
    assert raised.value.code == "C109"
    assert str(raised.value.message).endswith(fault)


@pytest.mark.parametrize(
    "formula",
    [
        "REPT([A],10^9)",
        'LEN(REPT("x",32768))+[A]',
        'SUBSTITUTE(SUBSTITUTE(REPT("a",9000),"a","aaa"),"a","bbbb")&[A]',
        'LEN(SUBSTITUTE(REPT("a",200),"a",REPT("b",200)))+[A]',
        'LEN(CONCAT(REPT("a",30000),REPT("b",30000)))+[A]',
        'LEN(TEXTJOIN(REPT("a",30000),TRUE,1,2,3))+[A]',
        'LEN(REPLACE(REPT("a",30000),1,1,REPT("b",30000)))+[A]',
        "ROUND([A],10^7)",
        "ROUNDUP([A],-10^7)",
        "FIXED([A],10^7)+0",
        'DATEVALUE(REPT("1-",9000))+[A]',
        "[A]^99^99^99",
    ],
)
def test_a_result_that_would_be_too_large_is_an_error(formula: str) -> None:
    assert result_of(formula) == TOO_LARGE


def test_a_text_that_takes_long_to_read_as_a_date_is_an_error() -> None:
    assert result_of("[A]+1", "1-" * 15_000) == TOO_LARGE
    assert result_of("LEN([A])", "a-" * 500).points == 10.0


@pytest.mark.parametrize(
    ("formula", "points"),
    [
        ('LEN(REPT("x",3))+[A]', 8.0),
        ('LEN(SUBSTITUTE("a-a","a","bb"))', 5.0),
        ('LEN(SUBSTITUTE("a","b",REPT("c",32000)))', 1.0),
        ('LEN(TEXTJOIN("-",TRUE,1,2))', 3.0),
        ('LEN(CONCAT("ab",[A]))', 3.0),
        ("ROUND([A]/3,1)", 1.7),
        ("ROUNDUP([A]/3,0)", 2.0),
        ("_xlfn.IFS([A]>9,1,[A]>2,4)", 4.0),
        ("IFERROR(REPT([A],10^9),7)", 7.0),
        ("IF([A]>1," * 60 + "6" + ",0)" * 60, 6.0),
        ("INDEX({1,2,3},MATCH([A],{3,4,5},0))", 3.0),
    ],
)
def test_what_people_write_is_computed(formula: str, points: float) -> None:
    if "[A]" not in formula:
        formula += "+0*[A]"
    assert result_of(formula).points == pytest.approx(points)


def test_every_function_of_the_list_exists() -> None:
    assert set(formulas.get_functions()) >= FUNCTIONS
