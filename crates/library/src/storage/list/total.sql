SELECT (SELECT count(*) FROM post)
  - (SELECT count(*) FROM post WHERE trashed_at IS NOT NULL)
