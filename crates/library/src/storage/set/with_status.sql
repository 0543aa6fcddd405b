-- Spelt as the index spells it.
SELECT post FROM post
WHERE trashed_at IS NULL
  AND CASE status WHEN 'draft' THEN 0 WHEN 'ready' THEN 1 ELSE 2 END
    = CASE ?1 WHEN 'draft' THEN 0 WHEN 'ready' THEN 1 ELSE 2 END
