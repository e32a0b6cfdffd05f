"""The page that describes the API, made of its OpenAPI document; no scripts, no CDN."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Final

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from scoring.language import current, phrase
from scoring.language.catalogues import translate


if TYPE_CHECKING:
    from collections.abc import Iterator

STYLE_AT: Final = "/docs/style.css"
STYLE: Final = """\
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 56rem; margin: 2rem auto;
  padding: 0 1rem; }
h2 { border-top: 1px solid #8886; padding-top: 1.5rem; margin-top: 2.5rem; }
h2 code { background: none; padding: 0; }
code, pre { font-family: ui-monospace, Consolas, monospace; font-size: .9em;
  background: #8882; border-radius: 4px; padding: .1em .3em; }
pre { padding: .8rem 1rem; overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0;
  border-bottom: 1px solid #8884; }
"""
PAGE: Final = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}: API</title>
<link rel="stylesheet" href="{style}">
</head>
<body>
<h1>{title}: API</h1>
<p>{about} {version} <a href="/openapi.json">{document}</a></p>
{parts}
</body>
</html>
"""
VERSION: Final = phrase("Version {version}.")
DOCUMENT: Final = phrase("The same for programs, in English")
REQUIRED: Final = phrase("required")
IN: Final = {"path": phrase("in the path"), "query": phrase("in the query")}
TAKES: Final = phrase("Takes {media}:")
ANSWERS: Final = phrase("Answers:")
LIMB: Final = 3
"""How deep an answer is spelled out."""

reference: Final = APIRouter(include_in_schema=False)


@reference.get("/docs")
async def page(request: Request) -> HTMLResponse:
    """Describe the API to people."""
    return HTMLResponse(reference_page(request.app.openapi()))


@reference.get(STYLE_AT)
async def style() -> Response:
    """Give the page its looks."""
    return Response(STYLE, media_type="text/css")


def reference_page(document: dict[str, Any]) -> str:
    """Write the page for an OpenAPI document, in the language that is spoken."""
    about = document["info"]
    return PAGE.format(
        language=current().value,
        title=_spoken(about["title"]),
        about=_spoken(about["description"]),
        version=escape(VERSION.format(version=about["version"])),
        document=escape(str(DOCUMENT)),
        style=STYLE_AT,
        parts="\n".join(_parts(document)),
    )


def reference_texts(document: dict[str, Any]) -> Iterator[str]:
    """Give each sentence of an OpenAPI document that the page shows, in English."""
    for methods in document["paths"].values():
        for operation in methods.values():
            yield _sentence(operation)
            for part in operation.get("requestBody", {}).get("content", {}).values():
                yield from map(_sentence, part["schema"]["properties"].values())
            yield from map(_sentence, operation["responses"].values())


def _sentence(part: dict[str, Any]) -> str:
    """Give what is written of a part; a docstring has lines, a sentence has none."""
    return " ".join(str.__str__(part.get("description", "")).split())


def _spoken(text: str) -> str:
    return escape(translate(str.__str__(text)))


def _parts(document: dict[str, Any]) -> Iterator[str]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield f"<h2><code>{method.upper()} {escape(path)}</code></h2>"
            yield f"<p>{_spoken(_sentence(operation))}</p>"
            yield from _body(operation)
            yield from _parameters(operation)
            yield from _answers(operation, document)


def _body(operation: dict[str, Any]) -> Iterator[str]:
    content = operation.get("requestBody", {}).get("content", {})
    for media, part in content.items():
        schema = part["schema"]
        wanted = schema.get("required", [])
        rows = [
            (
                f"<code>{escape(name)}</code>",
                escape(str(REQUIRED)) if name in wanted else "",
                _spoken(_sentence(field)),
            )
            for name, field in schema["properties"].items()
        ]
        takes = TAKES.format(media=f"<code>{media}</code>")
        yield f"<p>{takes}</p>{_table(rows)}"


def _parameters(operation: dict[str, Any]) -> Iterator[str]:
    rows = [
        (f"<code>{escape(one['name'])}</code>", escape(str(IN[one["in"]])), "")
        for one in operation.get("parameters", [])
    ]
    if rows:
        yield _table(rows)


def _answers(operation: dict[str, Any], document: dict[str, Any]) -> Iterator[str]:
    rows = [
        (f"<code>{status}</code>", _spoken(_sentence(answer)), "")
        for status, answer in sorted(operation["responses"].items())
    ]
    yield f"<p>{ANSWERS}</p>{_table(rows)}"
    for media, part in operation["responses"]["200"].get("content", {}).items():
        shape = _shape(part.get("schema", {}), document, LIMB)
        yield f"<p><code>{media}</code>:</p><pre>{escape(shape)}</pre>"


def _table(rows: list[tuple[str, str, str]]) -> str:
    lines = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def _shape(schema: dict[str, Any], document: dict[str, Any], depth: int) -> str:
    """Sketch what a schema allows."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return _shape(document["components"]["schemas"][name], document, depth)
    if schema.get("type") == "array":
        items = schema.get("items") or {"anyOf": schema.get("prefixItems", [])}
        return f"[{_shape(items, document, depth)}, ...]"
    if "properties" in schema and depth:
        fields = (
            f'"{name}": {_shape(field, document, depth - 1)}'
            for name, field in schema["properties"].items()
        )
        inside = ",\n".join(fields).replace("\n", "\n  ")
        return f"{{\n  {inside}\n}}"
    return _word(schema, document, depth)


def _word(schema: dict[str, Any], document: dict[str, Any], depth: int) -> str:
    if schema.get("title") == "Cell":
        return "cell"
    if "anyOf" in schema:
        return " or ".join(_shape(one, document, depth) for one in schema["anyOf"])
    if "enum" in schema:
        return " or ".join(f'"{word}"' for word in schema["enum"])
    return str(schema.get("format") or schema.get("type", "anything"))
