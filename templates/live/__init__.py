"""The tab Live: accounts rated by plain formulas, while people type, without Python.

Formulas are strings composed of named pieces. Those of the hidden sheets stand as
cells by row and column, counted from 0, until `templates.live.hidden_sheets` writes them:

- LiveWords holds what the formulas look up: Tests as numbers, words, settings, and
  what Live cannot understand, in words (`words`, `problems`);
- LiveRules has a row per row of Criteria (`rules`);
- LiveCells has a column per criterion (`criteria`), below them a row per account with
  its cells as text, as numbers, and the rule that decides (`cells`), and the arithmetic
  of its rating (`ratings`).

It may use `pages`, the rooms below, and the engine.
"""
