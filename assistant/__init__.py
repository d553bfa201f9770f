"""One turn of conversation: hear, recall, answer, notice, propose. Knows models and tools; stores nothing."""
