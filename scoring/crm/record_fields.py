"""The headings of exports of people, deals and activities, and what they become.

The words are those of HubSpot's, Salesforce's and Pipedrive's own exports and reports,
and the names by which their programming interfaces call the same fields. Pipedrive
begins them with ``Person - ``, ``Deal - `` and so on, which may be left out here.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from scoring.crm.headings import Crm, Field, Kind, Role, field_of
from scoring.vocabulary import HEAD_WORDS, Head, Sheet


if TYPE_CHECKING:
    from collections.abc import Iterable


class Subject(StrEnum):
    """What the rows of an export are, if not companies."""

    CONTACTS = "contacts"
    DEALS = "deals"
    ACTIVITIES = "activities"

    @property
    def sheet(self) -> Sheet:
        """The sheet they go to."""
        return Sheet(self.value.capitalize())


def _account() -> Field:
    return field_of(
        Head.ACCOUNT,
        Kind.TEXT,
        "Associated Company (Primary); Associated Company; Primary Company; "
        "Company name; Company",
        "Account Name; AccountName; Account.Name; Company / Account; Company; Account",
        "Organization; Organization - Name; Organization name; Organisation",
        (
            *("Virksomhed", "Firma", "Kunde", "Företag", "Bolag", "Kund", "Companie"),
            *("Client", "Customer", "Customer name", "Client name", "Firmanavn"),
            *("Virksomhedsnavn", "Kundenavn", "Företagsnamn", "Kundnamn", "Selskap"),
        ),
        Role.NAME,
    )


def _company_number() -> Field:
    return field_of(
        "Company number",
        Kind.TEXT,
        "Associated Company IDs (Primary); Associated Company ID; "
        "Primary Associated Company ID; Associated Company IDs",
        "Account ID; AccountId; Account ID (18)",
        "Organization ID; Organization - ID",
        role=Role.COMPANY,
    )


def _records(words: dict[Crm, tuple[str, str]]) -> Iterable[Field]:
    for crm, (heading, spellings) in words.items():
        known = {crm: tuple(spellings.split("; "))}
        yield Field(heading, Kind.CODE, known, role=Role.RECORD)


def _owner(hubspot: str, salesforce: str) -> Field:
    also = ("Seller", "Sælger", "Säljare", "Selger", "Ejer", "Ägare")
    return field_of(
        "Owner", Kind.TEXT, hubspot, salesforce, "Owner; Assigned to user", also
    )


def _address() -> Field:
    return field_of(
        "Email",
        Kind.TEXT,
        "Email; Work email; Email address",
        "Email",
        "Email; Email - Work; Email (Work); Email - Home; Email - Other",
        ("E-mail", "Mail", "E-post", "Mailadresse", "E-postadress", "Adresă de e-mail"),
        Role.ADDRESS,
    )


CONTACT_FIELDS: Final = (
    _account(),
    _company_number(),
    field_of(
        Head.CONTACT,
        Kind.TEXT,
        "Full name; Contact name",
        "Contact Name; Full Name; Name; Contact",
        "Name; Person - Name",
        (*HEAD_WORDS[Head.CONTACT], "Navn", "Namn", "Kontaktperson", "Kontakt", "Nume"),
    ),
    field_of(
        "First name",
        Kind.TEXT,
        "First Name",
        "First Name; FirstName",
        "First name",
        ("Fornavn", "Förnamn", "Prenume"),
        Role.FIRST,
    ),
    field_of(
        "Last name",
        Kind.TEXT,
        "Last Name",
        "Last Name; LastName",
        "Last name",
        ("Efternavn", "Efternamn", "Etternavn", "Nume de familie", "Surname"),
        Role.LAST,
    ),
    _address(),
    field_of(
        "Job title",
        Kind.TEXT,
        "Job Title",
        "Title; Job Title",
        "Job title; Position",
        ("Titel", "Stilling", "Befattning", "Stillingsbetegnelse", "Funcție"),
    ),
    field_of(
        Head.ROLE,
        Kind.TEXT,
        "Buying Role",
        "Role; Contact Role",
        "Role",
        ("Rolle", "Roll", "Rol"),
    ),
    field_of(
        "Phone",
        Kind.TEXT,
        "Phone Number; Mobile Phone Number",
        "Phone; Business Phone; Mobile; MobilePhone",
        "Phone; Phone - Work; Phone - Mobile; Phone - Home; Phone - Other",
        ("Telephone", "Telefon", "Telefonnummer", "Tlf."),
    ),
    _owner("Contact owner", "Contact Owner"),
    *_records(
        {
            Crm.HUBSPOT: (
                "HubSpot contact ID",
                "Record ID; Record ID - Contact; Contact ID; hs_object_id",
            ),
            Crm.SALESFORCE: (
                "Salesforce contact ID",
                "Contact ID; Contact ID (18); ContactId; Id",
            ),
            Crm.PIPEDRIVE: ("Pipedrive person ID", "ID; Person - ID"),
        }
    ),
)
DEAL_FIELDS: Final = (
    _account(),
    _company_number(),
    field_of(
        Head.DATE,
        Kind.DATE,
        "Close Date; closedate",
        "Close Date; CloseDate",
        "Won time; Deal closed on; Close date",
        (
            *("Dato", "Datum", "Data", "Invoice date", "Order date", "Fakturadato"),
            *("Ordredato", "Fakturadatum", "Orderdatum", "Data facturii"),
        ),
    ),
    field_of(
        Head.AMOUNT,
        Kind.NUMBER,
        "Amount in company currency; Amount",
        "Amount (converted); Amount",
        "Value; Deal - Value",
        ("Beløb", "Belopp", "Sumă", "Suma", "Total", "Order value", "Omsætning"),
    ),
    field_of(
        "Deal",
        Kind.TEXT,
        "Deal Name; dealname",
        "Opportunity Name; Name",
        "Title; Deal - Title",
    ),
    field_of(
        "Stage",
        Kind.TEXT,
        "Is Closed Won; Deal Stage; dealstage",
        "Won; Stage; StageName",
        "Status; Deal - Status",
        role=Role.STATE,
    ),
    _owner("Deal owner", "Opportunity Owner"),
    *_records(
        {
            Crm.HUBSPOT: (
                "HubSpot deal ID",
                "Record ID; Record ID - Deal; Deal ID; hs_object_id",
            ),
            Crm.SALESFORCE: (
                "Salesforce opportunity ID",
                "Opportunity ID; Opportunity ID (18); OpportunityId; Id",
            ),
            Crm.PIPEDRIVE: ("Pipedrive deal ID", "ID; Deal - ID"),
        }
    ),
)
ACTIVITY_FIELDS: Final = (
    _account(),
    _company_number(),
    field_of(
        Head.DATE,
        Kind.DATE,
        "Activity date; hs_timestamp; Timestamp; Create date",
        "Date; ActivityDate; Activity Date; Completed Date/Time; Due Date",
        "Marked as done time; Done time; Due date; Add time",
        ("Dato", "Datum", "Data", "When"),
    ),
    field_of(
        Head.ACTIVITY,
        Kind.TEXT,
        "Activity type; Engagement type; Call and meeting type",
        "Activity Type; Type; Task Subtype; TaskSubtype; Event Subtype",
        "Type; Activity - Type",
        ("Aktivitet", "Activitate", "Kind"),
    ),
    field_of(
        Head.CONTACT,
        Kind.TEXT,
        "Associated Contact; Associated Contacts",
        "Contact; Contact Name; Who.Name; Name",
        "Contact person",
        (*HEAD_WORDS[Head.CONTACT], "Kontaktperson", "Kontakt"),
    ),
    field_of(
        "Subject",
        Kind.TEXT,
        "Call Title; Meeting name; Task Title; Email subject",
        "Subject",
        "Subject",
        ("Emne", "Ämne", "Subiect"),
    ),
    field_of(Head.COUNT, Kind.NUMBER, "", "", "", ("Antal", "Antall", "Număr")),
    field_of(
        "State",
        Kind.TEXT,
        "Task Status; Meeting outcome",
        "Status; Task Status",
        "Done",
        role=Role.STATE,
    ),
    _address(),
    _owner("Activity assigned to", "Assigned; Owner Name"),
    *_records(
        {
            Crm.HUBSPOT: (
                "HubSpot activity ID",
                "Record ID; Engagement ID; Activity ID; hs_object_id",
            ),
            Crm.SALESFORCE: ("Salesforce activity ID", "Activity ID; Id"),
            Crm.PIPEDRIVE: ("Pipedrive activity ID", "ID; Activity - ID"),
        }
    ),
)
RECORD_FIELDS: Final[dict[Subject, tuple[Field, ...]]] = {
    Subject.CONTACTS: CONTACT_FIELDS,
    Subject.DEALS: DEAL_FIELDS,
    Subject.ACTIVITIES: ACTIVITY_FIELDS,
}
COUNTS: Final[dict[Subject, frozenset[str]]] = {
    Subject.DEALS: frozenset(
        {
            *("won", "closed won", "closedwon", "yes", "true", "1", "vundet", "vunnen"),
            *("vunnet", "lukket vundet", "stängd vunnen", "câștigat", "castigat"),
        }
    ),
    Subject.ACTIVITIES: frozenset(
        {
            *(
                "done",
                "completed",
                "complete",
                "yes",
                "true",
                "1",
                "udført",
                "fuldført",
            ),
            *("afsluttet", "klar", "slutförd", "finalizat", "fullført"),
        }
    ),
}
"""What a deal's stage says of one that is won, and an activity's of one that is done."""
