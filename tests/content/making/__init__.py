"""Makes the templates and examples from tables in two languages: `python -m tests.content.making`."""
