"""The filing wizard, page by page and in whole journeys, over a real encrypted file."""
