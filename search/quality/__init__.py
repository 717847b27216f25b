"""How well an engine finds: relevance and spelling on sets of questions with known answers, read from a folder."""
