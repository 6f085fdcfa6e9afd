-- Three questions to the tables that extract.py writes; ask.py runs them. Each stands behind a line with its name.

-- name: who-speaks-about-whom
-- Who spoke most often about what, in each year; what several papers print the same day in the same words counts once.
SELECT year(said_latest) AS year, speaker, matter, count(DISTINCT said_latest, content) AS statements
FROM (SELECT *, explode(about) AS matter FROM statements WHERE speaker_id IS NOT NULL)
WHERE said_latest IS NOT NULL
GROUP BY year, speaker, matter
ORDER BY statements DESC, year, speaker, matter
LIMIT 20;

-- name: who-stands-where
-- Where speakers stand on a topic, from the first day to the last on which they took the position.
SELECT speaker, stance.topic AS topic, stance.position AS position, min(said_latest) AS first, max(said_latest) AS last,
  count(*) AS statements
FROM (SELECT *, explode(stances) AS stance FROM statements)
GROUP BY speaker, topic, position
ORDER BY speaker, topic, first, position
LIMIT 50;

-- name: what-happened-between
-- What two states did to one another by the articles' own word, by month of publication.
SELECT month, least(actor, recipient) AS one, greatest(actor, recipient) AS other, relation, count(*) AS told
FROM relations
WHERE is_edge AND size(voices) = 0 AND actor_id LIKE 'state/%' AND recipient_id LIKE 'state/%'
GROUP BY month, one, other, relation
ORDER BY month, one, other, relation;
