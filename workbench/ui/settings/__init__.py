"""设置: what the seller chooses about the program, kept in the data and in force at once."""
