"""The documentation as a small site: `python -m tools.site`, or `make docs`.

What people read stands in README.md and in `docs`, once; a page in another language
stands under the same name in the folder of that language, and refers to pictures and to
pages that are not translated as `../`. Here they are laid out as the site wants them.
"""
