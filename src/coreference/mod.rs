//! Step 6. Clauses → References: pronouns, titles and descriptions → entities.
