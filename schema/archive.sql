-- The archive: many articles with what they say, in one SQLite file. Version 1.
--
-- Read it with anything that reads SQLite; write it with `demarche archive` alone, which keeps its parts in step.
-- `PRAGMA application_id` is 1684368737 ("dema"), `PRAGMA user_version` the version of this page. A version keeps the
-- names and meanings of all columns; a later one may add some. The views at the end are meant to be asked first.
--
-- A column `…_key` is a number of this file alone, made to join by; an `id` means the same in every file and export.
-- Days are written 2024-06-05. `…_start` and `…_end` count Unicode code points of the article's text, the end excluded.

-- With what articles were read: `demarche archive refresh` reads again what another program or other data read.
CREATE TABLE readings (
  reading_key INTEGER PRIMARY KEY,  -- one for each program and data
  program TEXT NOT NULL,            -- the program's version: 0.1.0
  data TEXT NOT NULL,               -- SHA-256 of the files of data/ and schema/ and of the gazetteers that were added
  infer_date INTEGER NOT NULL       -- 1 where undated articles were dated from within (`--infer-date`)
);

-- The articles, without their texts.
CREATE TABLE articles (
  article_key INTEGER PRIMARY KEY,  -- joins what was read in it
  id TEXT NOT NULL UNIQUE,          -- of its metadata, its address, or its file's name
  title TEXT,                       -- the headline
  publisher TEXT,                   -- who printed it
  agency TEXT,                      -- the news agency that wrote it
  author TEXT,                      -- the byline
  published TEXT,                   -- the day of publication
  published_earliest TEXT,          -- without one: the first day on which it can have been published, by its text
  published_latest TEXT,            -- and the last
  recorded TEXT,                    -- the day on which it was taken in (`--recorded`)
  url TEXT,                         -- where it can be read
  text_digest TEXT NOT NULL,        -- SHA-256 of its text
  read_digest TEXT NOT NULL,        -- SHA-256 of its text and all of the above that was read; the same is not read twice
  bytes INTEGER NOT NULL,           -- the length of its text in UTF-8
  reading_key INTEGER NOT NULL      -- with what it was read
);
CREATE INDEX articles_published ON articles (published);

-- The texts of the articles; none with `--no-texts`.
CREATE TABLE texts (
  article_key INTEGER PRIMARY KEY,  -- whose it is
  text BLOB NOT NULL                -- UTF-8, compressed: zlib.decompress in Python, memDecompress in R
);

-- Who and what takes part in something: entities of the gazetteer, and names of one article that are not linked.
CREATE TABLE entities (
  entity_key INTEGER PRIMARY KEY,   -- joins what it takes part in
  id TEXT,                          -- in the gazetteer: person/shinzo-abe; null where it is not linked
  label TEXT NOT NULL,              -- its name, or the words used
  kind TEXT,                        -- as schema/entity-kinds.json lists them; null where it is not known
  article_key INTEGER,              -- the only article in which a name that is not linked stands
  name_key INTEGER NOT NULL         -- the label among the names
);
CREATE INDEX entities_id ON entities (id) WHERE id IS NOT NULL;
CREATE INDEX entities_article ON entities (article_key) WHERE article_key IS NOT NULL;
CREATE INDEX entities_name ON entities (name_key);

-- Every label and name once.
CREATE TABLE names (
  name_key INTEGER PRIMARY KEY,     -- joins who is called so
  name TEXT NOT NULL UNIQUE         -- as it is written
);

-- The index of their words: SELECT rowid FROM name_words WHERE name_words MATCH 'vladimir putin'.
CREATE VIRTUAL TABLE name_words USING fts5 (
  name,                             -- the words of a name, in lower case and without accents; the rowid is its name_key
  content = '', tokenize = 'ascii'
);

-- In which articles entities of the gazetteer take part.
CREATE TABLE appearances (
  entity_key INTEGER NOT NULL,      -- who
  article_key INTEGER NOT NULL,     -- where
  PRIMARY KEY (article_key, entity_key)
) WITHOUT ROWID;
CREATE INDEX appearances_entity ON appearances (entity_key);

-- Under which other names than their labels articles speak of them.
CREATE TABLE used_names (
  entity_key INTEGER NOT NULL,      -- of whom
  name_key INTEGER NOT NULL,        -- by what name
  article_key INTEGER NOT NULL,     -- where
  PRIMARY KEY (article_key, entity_key, name_key)
) WITHOUT ROWID;
CREATE INDEX used_names_name ON used_names (name_key, entity_key);
CREATE INDEX used_names_entity ON used_names (entity_key, name_key);

-- What somebody said.
CREATE TABLE statements (
  statement_key INTEGER PRIMARY KEY, -- joins its parts
  article_key INTEGER NOT NULL,     -- where it was read
  id TEXT NOT NULL,                 -- names it in its article
  speaker_key INTEGER NOT NULL,     -- who says it: an entity; the first where several do
  speaker_words TEXT,               -- the words for the speaker
  speaker_start INTEGER,            -- where they stand
  speaker_end INTEGER,              -- and end
  office_key INTEGER,               -- the office that the speaker held: an entity
  addressee_key INTEGER,            -- to whom: an entity
  place_key INTEGER,                -- where it was said: an entity
  within_key INTEGER,               -- the statement that it is told in
  cue TEXT NOT NULL,                -- the words that report
  cue_start INTEGER NOT NULL,       -- where they stand
  cue_end INTEGER NOT NULL,         -- and end
  content TEXT NOT NULL,            -- what is reported, its pieces joined with " … "
  pieces TEXT NOT NULL,             -- where each piece stands: [[112,208],[215,230]]
  quotation TEXT NOT NULL,          -- how much of it is quoted: direct, indirect, mixed
  act TEXT NOT NULL,                -- what the speaker does with it, as schema/acts.json lists it
  polarity TEXT NOT NULL,           -- denied where the report is negated, else affirmed
  said TEXT,                        -- when it was said, as precise as the words: 2024-06, since 2022
  said_earliest TEXT,               -- the first day on which it can have been said
  said_latest TEXT,                 -- the last day
  said_status TEXT NOT NULL,        -- how these are known: stated, carried, inferred, bounded
  earliest_rule TEXT,               -- what tells the first day
  latest_rule TEXT,                 -- what tells the last day
  occasion TEXT,                    -- the words for the occasion
  occasion_start INTEGER,           -- where they stand
  occasion_end INTEGER,             -- and end
  rule TEXT NOT NULL,               -- the rule that found it
  confidence REAL NOT NULL          -- how often what is found so is right, from 0 to 1
);
CREATE INDEX statements_article ON statements (article_key);
CREATE INDEX statements_speaker_days ON statements (speaker_key, said_latest, said_earliest, said);
CREATE INDEX statements_office ON statements (office_key) WHERE office_key IS NOT NULL;
CREATE INDEX statements_addressee ON statements (addressee_key) WHERE addressee_key IS NOT NULL;
CREATE INDEX statements_place ON statements (place_key) WHERE place_key IS NOT NULL;
CREATE INDEX statements_days ON statements (statement_key, said_latest, said_earliest, said);
CREATE INDEX statements_said ON statements (said_latest, said_earliest, said);
CREATE INDEX statements_act ON statements (act);

-- The index of what is said: SELECT rowid FROM statement_words WHERE statement_words MATCH 'sanction* AND illegal'.
CREATE VIRTUAL TABLE statement_words USING fts5 (
  words,                            -- cue and content, in lower case and without accents; the rowid is the statement_key
  content = '', tokenize = 'ascii'
);

-- Who else says a statement.
CREATE TABLE co_speakers (
  statement_key INTEGER NOT NULL,   -- what
  entity_key INTEGER NOT NULL,      -- who
  PRIMARY KEY (statement_key, entity_key)
) WITHOUT ROWID;
CREATE INDEX co_speakers_entity ON co_speakers (entity_key);

-- Whom and what a statement is about.
CREATE TABLE about (
  statement_key INTEGER NOT NULL,   -- which
  entity_key INTEGER NOT NULL,      -- whom or what
  PRIMARY KEY (statement_key, entity_key)
) WITHOUT ROWID;
CREATE INDEX about_entity ON about (entity_key);

-- The positions that statements take.
CREATE TABLE stances (
  stance_key INTEGER PRIMARY KEY,   -- the order in which they are told
  statement_key INTEGER NOT NULL,   -- in what
  topic TEXT NOT NULL,              -- on what: continue-talks
  position TEXT NOT NULL,           -- for, against, conditional, unclear
  words TEXT NOT NULL,              -- that show it
  words_start INTEGER NOT NULL,     -- where they stand
  words_end INTEGER NOT NULL,       -- and end
  rule TEXT NOT NULL                -- the position word that decided
);
CREATE INDEX stances_statement ON stances (statement_key);
CREATE INDEX stances_topic ON stances (topic);

-- Who did what to whom, or what holds between them: once for each article that tells it.
CREATE TABLE relations (
  relation_key INTEGER PRIMARY KEY, -- joins its evidence
  article_key INTEGER NOT NULL,     -- where it was read
  actor_key INTEGER NOT NULL,       -- who: an entity
  type TEXT NOT NULL,               -- as schema/relation-types.json lists it
  recipient_key INTEGER NOT NULL,   -- whom or what: an entity
  place_key INTEGER,                -- where: an entity
  time_relation TEXT,               -- how it lies to the time: during, since, after, before, until
  time TEXT,                        -- the time, in TIMEX3
  earliest TEXT,                    -- the first day on which it can lie
  latest TEXT,                      -- the last day
  polarity TEXT NOT NULL,           -- affirmed or denied
  modality TEXT NOT NULL,           -- actual, planned, demanded, possible, supposed, asked
  fact INTEGER NOT NULL             -- 1 where the article says it itself, 0 where only somebody in it does
);
CREATE INDEX relations_article ON relations (article_key);
CREATE INDEX relations_actor ON relations (actor_key);
CREATE INDEX relations_recipient ON relations (recipient_key);
CREATE INDEX relations_place ON relations (place_key) WHERE place_key IS NOT NULL;
CREATE INDEX relations_type ON relations (type, earliest);

-- The words that tell a relation.
CREATE TABLE evidence (
  evidence_key INTEGER PRIMARY KEY, -- joins its voices and its time
  relation_key INTEGER NOT NULL,    -- what it tells
  words TEXT NOT NULL,              -- the words of the article
  words_start INTEGER NOT NULL,     -- where they stand
  words_end INTEGER NOT NULL,       -- and end
  rule TEXT NOT NULL,               -- the rule that made the relation
  statement_key INTEGER             -- the innermost statement that tells it
);
CREATE INDEX evidence_relation ON evidence (relation_key);
CREATE INDEX evidence_statement ON evidence (statement_key) WHERE statement_key IS NOT NULL;

-- By whose word: none where the article says it itself.
CREATE TABLE voices (
  evidence_key INTEGER NOT NULL,    -- what
  depth INTEGER NOT NULL,           -- 0 for the outermost speaker
  entity_key INTEGER NOT NULL,      -- who
  PRIMARY KEY (evidence_key, depth)
) WITHOUT ROWID;

-- How it is known when something was said, is about, or happened.
CREATE TABLE times (
  time_key INTEGER PRIMARY KEY,     -- the order in the text
  statement_key INTEGER,            -- whose time it is: a statement's
  evidence_key INTEGER,             -- or that of some evidence
  role TEXT NOT NULL,               -- said, about, happened
  words TEXT NOT NULL,              -- the words that tell it
  words_start INTEGER NOT NULL,     -- where they stand
  words_end INTEGER NOT NULL,       -- and end
  relation TEXT NOT NULL,           -- how the thing lies to it: during, since, after, before, until
  value TEXT NOT NULL,              -- the time, in TIMEX3
  earliest TEXT,                    -- the first day that is possible
  latest TEXT,                      -- the last day
  anchor TEXT,                      -- what it is counted from: publication, time, entity; null where the words say all
  anchor_value TEXT,                -- that time, or the entity's node
  rule TEXT NOT NULL,               -- the rule that resolved the words
  via TEXT,                         -- the rule that took it over from other words
  inferred INTEGER NOT NULL         -- 1 where it hangs on a day of publication that the text itself had to tell
);
CREATE INDEX times_statement ON times (statement_key) WHERE statement_key IS NOT NULL;
CREATE INDEX times_evidence ON times (evidence_key) WHERE evidence_key IS NOT NULL;

-- Who said what when: a row each statement.
CREATE VIEW who_said_what_when AS
SELECT
  articles.id AS article,           -- its id
  articles.publisher AS publisher,  -- who printed it
  articles.published AS published,  -- the day of publication
  articles.title AS title,          -- the headline
  articles.url AS url,              -- where it can be read
  speaker.label AS speaker,         -- who says it
  speaker.id AS speaker_id,         -- in the gazetteer; null where he is not linked
  office.label AS office,           -- the office that he held
  office.id AS office_id,           -- in the gazetteer
  statements.act AS act,            -- what he does with it
  statements.polarity AS polarity,  -- denied where it is reported as not said
  statements.cue AS cue,            -- the words that report
  statements.content AS content,    -- what is reported
  statements.quotation AS quotation, -- direct, indirect, mixed
  addressee.label AS addressee,     -- to whom
  addressee.id AS addressee_id,     -- in the gazetteer
  (SELECT group_concat(entities.label, '; ') FROM about JOIN entities ON entities.entity_key = about.entity_key
    WHERE about.statement_key = statements.statement_key) AS about, -- whom and what it is about
  place.label AS place,             -- where it was said
  statements.said AS said,          -- when, as precise as the words
  statements.said_earliest AS said_earliest, -- the first day on which it can have been said
  statements.said_latest AS said_latest, -- the last day
  statements.said_status AS said_status, -- how these are known: stated, carried, inferred, bounded
  statements.occasion AS occasion,  -- the words for the occasion
  teller.label AS told_by,          -- by whose word we have it, where somebody tells that he said it
  statements.rule AS rule,          -- the rule that found it
  statements.confidence AS confidence, -- how often what is found so is right
  statements.id AS statement,       -- names it in its article
  statements.statement_key AS statement_key -- joins the tables
FROM statements
JOIN articles ON articles.article_key = statements.article_key
JOIN entities AS speaker ON speaker.entity_key = statements.speaker_key
LEFT JOIN entities AS office ON office.entity_key = statements.office_key
LEFT JOIN entities AS addressee ON addressee.entity_key = statements.addressee_key
LEFT JOIN entities AS place ON place.entity_key = statements.place_key
LEFT JOIN statements AS outermost ON outermost.statement_key = statements.within_key
LEFT JOIN entities AS teller ON teller.entity_key = outermost.speaker_key;

-- Who did what to whom: a row for each time that an article tells it.
CREATE VIEW who_did_what_to_whom AS
SELECT
  articles.id AS article,           -- its id
  articles.publisher AS publisher,  -- who printed it
  articles.published AS published,  -- the day of publication
  articles.title AS title,          -- the headline
  articles.url AS url,              -- where it can be read
  actor.label AS actor,             -- who
  actor.id AS actor_id,             -- in the gazetteer; null where it is not linked
  relations.type AS relation,       -- what
  recipient.label AS recipient,     -- whom
  recipient.id AS recipient_id,     -- in the gazetteer
  place.label AS place,             -- where
  relations.time_relation AS time_relation, -- how it lies to the time
  relations.time AS time,           -- when, in TIMEX3
  relations.earliest AS earliest,   -- the first day on which it can lie
  relations.latest AS latest,       -- the last day
  relations.polarity AS polarity,   -- affirmed or denied
  relations.modality AS modality,   -- actual, planned, demanded, possible, supposed, asked
  (SELECT group_concat(entities.label, ' > ') FROM voices JOIN entities ON entities.entity_key = voices.entity_key
    WHERE voices.evidence_key = evidence.evidence_key) AS voices, -- by whose word; null where the article says it itself
  evidence.words AS words,          -- that tell it
  evidence.rule AS rule,            -- the rule that made it
  relations.relation_key AS relation_key -- joins the tables
FROM evidence
JOIN relations ON relations.relation_key = evidence.relation_key
JOIN articles ON articles.article_key = relations.article_key
JOIN entities AS actor ON actor.entity_key = relations.actor_key
JOIN entities AS recipient ON recipient.entity_key = relations.recipient_key
LEFT JOIN entities AS place ON place.entity_key = relations.place_key;

-- Where speakers stand: a row each position.
CREATE VIEW who_stands_where AS
SELECT
  articles.id AS article,           -- its id
  articles.publisher AS publisher,  -- who printed it
  articles.published AS published,  -- the day of publication
  speaker.label AS speaker,         -- who
  speaker.id AS speaker_id,         -- in the gazetteer; null where he is not linked
  stances.topic AS topic,           -- on what
  stances.position AS position,     -- for, against, conditional, unclear
  stances.words AS words,           -- that show it
  statements.said AS said,          -- when he said so
  statements.said_earliest AS said_earliest, -- the first day on which he can have said so
  statements.said_latest AS said_latest, -- the last day
  statements.content AS content,    -- all that he said
  stances.rule AS rule,             -- the position word that decided
  statements.statement_key AS statement_key -- joins the tables
FROM stances
JOIN statements ON statements.statement_key = stances.statement_key
JOIN articles ON articles.article_key = statements.article_key
JOIN entities AS speaker ON speaker.entity_key = statements.speaker_key;
