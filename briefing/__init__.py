"""Annotated briefings from news articles: a folder of content becomes a folder of Markdown."""
