"""Policy packs and the questions they answer: facts in, decisions out, no input or output here."""
