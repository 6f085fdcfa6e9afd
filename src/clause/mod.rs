//! Step 5. Sentences, Mentions, Times → Clauses.
