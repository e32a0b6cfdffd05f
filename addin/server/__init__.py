"""The scoring over HTTP: the same ratings for programs, scripts and a web page."""
