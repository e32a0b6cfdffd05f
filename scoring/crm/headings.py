"""The headings of company exports, and the account fields that they are.

The words are those of HubSpot's company, Salesforce's account and Pipedrive's
organization exports, and the names by which their programming interfaces call the
same fields. The first heading of a field that an export has is the one taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from scoring.language.letters import without_accents
from scoring.values.companies import DOMAIN_HEADINGS
from scoring.values.table import heading_key
from scoring.vocabulary import NAME_HEADINGS, NAME_HEADINGS_OF_PROGRAMS


if TYPE_CHECKING:
    from collections.abc import Iterable

    Fields = tuple["Field", ...]


class Crm(StrEnum):
    """The programs whose exports are known."""

    HUBSPOT = "HubSpot"
    SALESFORCE = "Salesforce"
    PIPEDRIVE = "Pipedrive"


class Kind(StrEnum):
    """What a field holds, where Accounts do not show it already."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CODE = "code"
    ANY = "any"


class Role(StrEnum):
    """The fields by which accounts are told apart."""

    NAME = "name"
    DOMAIN = "domain"
    RECORD = "record"
    KEY = "key"
    """The one that the user chose, if it is none of these."""
    COMPANY = "company number"
    """Of a person or a deal: the number of its company."""
    FIRST = "first name"
    LAST = "last name"
    ADDRESS = "address"
    """Of a person: the mail address, whose domain is its company's."""
    STATE = "state"
    """Of a deal or an activity: whether it is won, or done."""


@dataclass(frozen=True, slots=True)
class Field:
    """An account field, and how it is called.

    Parameters
    ----------
    heading : str
        The heading of the column that is made for it.
    kind : Kind
        What it holds.
    words : mapping of Crm to tuple of str
        Its headings in exports, without the ``Organization - `` of Pipedrive.
    also : tuple of str
        Further headings that it has on Accounts and in lists of no program.
    role : Role or None
        What it is good for in finding the account.
    """

    heading: str
    kind: Kind
    words: dict[Crm, tuple[str, ...]]
    also: tuple[str, ...] = ()
    role: Role | None = None

    def rank(self, heading: str, crm: Crm | None) -> int | None:
        """Tell how well an export's heading names the field: 0 best, None not."""
        if self.role is Role.RECORD and crm not in self.words:
            return None  # every program calls some number of its own an ID
        spellings = {name_key(heading), name_key(plain(heading))}
        order = [crm, *(other for other in Crm if other is not crm)]
        words = [w for c in order if c is not None for w in self.words.get(c, ())]
        keys = [name_key(word) for word in (*words, self.heading, *self.also)]
        return next((n for n, key in enumerate(keys) if key in spellings), None)

    def headings(self) -> list[str]:
        """List the keys of the headings that it may have on Accounts."""
        spellings = [w for words in self.words.values() for w in words]
        return [name_key(word) for word in (self.heading, *self.also, *spellings)]


def field_of(  # noqa: PLR0913, PLR0917 - one column per program
    heading: str,
    kind: Kind,
    hubspot: str,
    salesforce: str,
    pipedrive: str,
    also: Iterable[str] = (),
    role: Role | None = None,
) -> Field:
    """Make a field of its headings in the three programs, each list as one text."""
    by_crm = zip(Crm, (hubspot, salesforce, pipedrive), strict=True)
    words = {crm: tuple(filter(None, text.split("; "))) for crm, text in by_crm}
    return Field(heading, kind, words, tuple(also), role)


RECORDS: Final = {
    Crm.HUBSPOT: "Record ID; Record Id; Company ID; hs_object_id",
    Crm.SALESFORCE: "Account ID; Account ID (18); Account Id 18 Digits; Case Safe ID; Id",
    Crm.PIPEDRIVE: "ID",
}
FIELDS: Final = (
    field_of(
        "Account",
        Kind.TEXT,
        "Company name; Name",
        "Account Name; Name; AccountName",
        "Name; Organization name; Organization",
        (*NAME_HEADINGS, *NAME_HEADINGS_OF_PROGRAMS),
        Role.NAME,
    ),
    field_of(
        "Domain",
        Kind.TEXT,
        "Company Domain Name; Domain; Website URL; Website",
        "Website; Domain",
        "Website; Domain; Web site",
        sorted(DOMAIN_HEADINGS),
        Role.DOMAIN,
    ),
    *(
        Field(f"{crm} ID", Kind.CODE, {crm: tuple(words.split("; "))}, role=Role.RECORD)
        for crm, words in RECORDS.items()
    ),
    field_of(
        "Industry",
        Kind.TEXT,
        "Industry; Primary Industry; Industry group",
        "Industry",
        "Industry",
        (
            *("Sector", "Business sector", "Branche", "Sektor", "Bransch", "Bransje"),
            *("Domeniu de activitate", "Industrie", "Ramură", "Sector de activitate"),
        ),
    ),
    field_of(
        "Employees",
        Kind.NUMBER,
        "Number of Employees; Employee range; numberofemployees",
        "Employees; NumberOfEmployees; Number of Employees",
        "Number of employees; Employee count; Employees",
        (
            *("Headcount", "No. of employees", "Company size", "Staff"),
            *("Ansatte", "Antal ansatte", "Medarbejdere", "Antal medarbejdere"),
            *("Anställda", "Antal anställda", "Medarbetare", "Antall ansatte"),
            *("Angajați", "Număr de angajați", "Număr angajați", "Nr. angajați"),
            *("Nr. de angajați", "Mitarbeiter"),
        ),
    ),
    field_of(
        "Revenue",
        Kind.NUMBER,
        "Annual Revenue; annualrevenue; Revenue range",
        "Annual Revenue; AnnualRevenue",
        "Annual revenue; Revenue",
        (
            *("Turnover", "Yearly revenue", "Omsætning", "Årlig omsætning"),
            *("Nettoomsætning", "Omsättning", "Årsomsättning", "Nettoomsättning"),
            *("Årsintäkter", "Omsetning", "Cifra de afaceri", "Cifră de afaceri"),
            *("Venit anual", "Umsatz"),
        ),
    ),
    field_of(
        "Country",
        Kind.TEXT,
        "Country/Region; Country; Country/Region Code; HQ country code",
        "Billing Country; BillingCountry; Billing Country Code; Shipping Country; "
        "ShippingCountry; Country",
        "Country; Country of Address",
        ("Land", "Land/område", "Land/region", "Țară", "Țara", "Țara/Regiunea"),
    ),
    field_of(
        "City",
        Kind.TEXT,
        "City",
        "Billing City; BillingCity; Shipping City; ShippingCity; City",
        "City/town/village/locality; City",
        ("Town", "By", "Stad", "Ort", "Postort", "Poststed", "Oraș", "Localitate"),
    ),
    field_of(
        "Owner",
        Kind.TEXT,
        "Company owner; HubSpot Owner; Owner; Owner name",
        "Account Owner; Owner Full Name; Owner Name; Owner.Name; Owner",
        "Owner; Owner name",
        (
            *("Seller", "Sales rep", "Account manager", "Sælger", "Ejer", "Ansvarlig"),
            *("Virksomhedsejer", "Säljare", "Ägare", "Företagsägare", "Selger"),
            *("Kundeansvarlig", "Kundansvarig", "Vânzător", "Agent de vânzări"),
        ),
    ),
    field_of(
        "Phone",
        Kind.TEXT,
        "Phone Number; Phone",
        "Phone; Account Phone",
        "Phone",
        ("Telephone", "Telefon", "Telefonnummer", "Tlf.", "Tlf", "Număr de telefon"),
    ),
    field_of(
        "Last activity",
        Kind.DATE,
        "Last Activity Date; Last Activity; Last Engagement Date; Last Contacted",
        "Last Activity; Last Activity Date; LastActivityDate",
        "Last activity date; Last activity",
        (
            *("Last contact", "Seneste aktivitet", "Sidste aktivitet"),
            *("Dato for seneste aktivitet", "Sidst kontaktet", "Senaste aktivitet"),
            *("Datum för senaste aktivitet", "Siste aktivitet", "Ultima activitate"),
            *("Ultimul contact", "Data ultimei activități"),
        ),
    ),
    field_of(
        "Next activity",
        Kind.DATE,
        "Next Activity Date; Next Activity",
        "Next Activity; Next Activity Date",
        "Next activity date; Next activity",
        (
            *("Næste aktivitet", "Nästa aktivitet", "Neste aktivitet"),
            *("Următoarea activitate",),
        ),
    ),
    field_of("Lifecycle stage", Kind.TEXT, "Lifecycle Stage; lifecyclestage", "", ""),
    field_of("Lead status", Kind.TEXT, "Lead Status", "", ""),
    field_of("Type", Kind.TEXT, "Type", "Type; Account Type", ""),
    field_of("Label", Kind.TEXT, "", "", "Labels; Label"),
    field_of("CRM rating", Kind.TEXT, "", "Rating; Account Rating", ""),
    field_of("Times contacted", Kind.NUMBER, "Number of times contacted", "", ""),
    field_of("Web sessions", Kind.NUMBER, "Number of Sessions", "", ""),
    field_of("Page views", Kind.NUMBER, "Number of Pageviews", "", ""),
    field_of(
        "Form submissions",
        Kind.NUMBER,
        "Number of Form Submissions; Form submissions",
        "",
        "",
    ),
    field_of(
        "Open deals",
        Kind.NUMBER,
        "Number of open deals",
        "Number of Open Opportunities",
        "Open deals",
    ),
    field_of("Won deals", Kind.NUMBER, "", "Number of Won Opportunities", "Won deals"),
    field_of("Lost deals", Kind.NUMBER, "", "", "Lost deals"),
    field_of("Deals", Kind.NUMBER, "Number of Associated Deals", "", "Closed deals"),
    field_of(
        "Year founded",
        Kind.NUMBER,
        "Year Founded",
        "Year Started",
        "Year Founded",
        (
            *("Founded", "Stiftet", "Stiftelsesår", "Grundat", "Grundad", "Etablert"),
            *("An înființare", "Anul înființării"),
        ),
    ),
)
BOOKKEEPING: Final = re.compile(
    r"create date|created?( date| by|date|byid)?|(organization )?created|add time"
    r"|(last )?modified( date| by)?|last ?modified(date|byid)|update time|updated?"
    r"|last (viewed|referenced)( date)?|systemmodstamp|isdeleted|masterrecordid"
    r"|owner ?id|owner assigned date|hubspot (team|owner id)|all .* ids?|parent ?id"
    r"|associated .*|(created|updated) by user id|merged .*|object (create|last) .*"
    r"|photourl|jigsaw.*|cleanstatus|recordtypeid|.*(latitude|longitude|geocode).*"
    r"|record source.*|import(ed)? .*|visible to|picture|profile picture|ticker symbol"
    r"|first conversion.*|recent conversion.*|original source.*|latest source.*"
    r"|latest traffic source.*|time (first|last|of) .*|(first|last) touch .*|days to .*"
    r"|hs_.*|cumulative time .*|.* calculation|email messages count|people"
    r"|(done|total) activities|activities to do|is public|about us|description"
    r"|address( \d)?|street address( \d)?|.*postal code.*|.*zip.*|.*street.*|fax"
    r"|(billing|shipping) ?(address|state).*|state/(region|county|province).*"
    r"|full/combined address.*|(latitude|longitude|subpremise|house number).*"
    r"|district.*|apartment.*|time zone|sic ?(codes?|desc.*)|naics ?(codes?|desc.*)|d-u-n-s.*|duns ?number|twitter ?handle"
    r"|(facebook|linkedin|twitter|google ?plus)( .*)?|logo( url)?|avatar fileid"
)
"""What CRMs note for themselves, and addresses: no use in rating an account."""
_PREFIX: Final = re.compile(r"^(organi[sz]ation|person|deal|activity) - (address - )?")
_KEYS: Final = 4096
_OF_ADDRESS: Final = re.compile(r" of (?:[^/]* )?address$")


# every heading of an export is held against every word of every field
@lru_cache(maxsize=_KEYS)
def name_key(heading: str) -> str:
    """Give a heading's key without accents, which many leave out.

    >>> name_key("Angajaţi") == name_key("Angajati")
    True
    """
    return without_accents(heading_key(heading))


@lru_cache(maxsize=_KEYS)
def plain(heading: str) -> str:
    """Give a heading's key, without what Pipedrive puts around it.

    >>> plain("Organization - Country of Company Address"), plain(" Account  Name")
    ('country', 'account name')
    """
    return _OF_ADDRESS.sub("", _PREFIX.sub("", heading_key(heading)))


def own_name(heading: str) -> str:
    """Give the heading that a field of the user's own has on Accounts.

    >>> own_name("Organization - ERP system")
    'ERP system'
    """
    return re.sub(
        r"(?i)^(organi[sz]ation|person|deal|activity) - ", "", heading
    ).strip()


def new_heading(field: Field, heading: str, fields: Fields) -> str:
    """Give the heading of a new column: a list's own, in whatever language it is.

    What a program calls Number of Employees is Employees in every workbook; who writes
    Branche finds no Industry. The tabs beside Accounts need headings of ours.

    >>> industry = next(field for field in FIELDS if field.heading == "Industry")
    >>> (
    ...     new_heading(industry, "Branche", FIELDS),
    ...     new_heading(industry, "Primary Industry", FIELDS),
    ... )
    ('Branche', 'Industry')
    """
    own = name_key(heading) in map(name_key, field.also)
    return own_name(heading) if own and fields is FIELDS else field.heading


def recognise(headings: Iterable[str], fields: Fields = FIELDS) -> Crm | None:
    """Tell from which program an export comes; None if none is likely.

    >>> recognise(["Record ID", "Company name", "Company owner", "City"])
    <Crm.HUBSPOT: 'HubSpot'>
    >>> recognise(["Account", "Town"]) is None
    True
    """
    keys = [heading_key(heading) for heading in headings]
    if any(_PREFIX.match(key) for key in keys):
        return Crm.PIPEDRIVE
    fits = {crm: len(_words(crm, fields) & set(keys)) for crm in Crm}
    best = max(fits, key=lambda crm: fits[crm])
    return best if fits[best] > 1 else None


def _words(crm: Crm, fields: Fields) -> set[str]:
    """List the headings that only one of the programs writes."""
    programs = (other for other in Crm if other is not crm)
    others = {word for other in programs for word in _all_words(other, fields)}
    return _all_words(crm, fields) - others


def _all_words(crm: Crm, fields: Fields) -> set[str]:
    keys = (word for field in fields for word in field.words.get(crm, ()))
    return {heading_key(word) for word in keys}
