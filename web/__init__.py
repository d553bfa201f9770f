"""The doors: HTTP, pages, command line. Knows requests, sessions, templates; decides nothing about memories."""
