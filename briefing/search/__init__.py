"""What a search engine indexes of a corpus, and the page where it is asked."""
