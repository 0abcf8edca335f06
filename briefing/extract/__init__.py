"""What is found in one text: names, dates, facts, each in a room of its own."""
