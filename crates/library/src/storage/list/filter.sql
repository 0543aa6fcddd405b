  AND (:status IS NULL OR p.status = :status)
  AND (:language IS NULL OR EXISTS (
    SELECT 1 FROM edition e
    WHERE e.post = p.post AND e.language = :language AND e.trashed_at IS NULL))
