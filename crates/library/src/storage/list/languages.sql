-- From each language to the next one in the index, past all of its editions.
WITH RECURSIVE used (language) AS (
  SELECT min(language) FROM edition WHERE trashed_at IS NULL
  UNION ALL
  SELECT (SELECT min(e.language) FROM edition e
          WHERE e.trashed_at IS NULL AND e.language > used.language)
  FROM used WHERE used.language IS NOT NULL)
SELECT language FROM used WHERE language IS NOT NULL
