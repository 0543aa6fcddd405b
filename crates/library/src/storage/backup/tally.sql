SELECT
  (SELECT count(*) FROM post),
  (SELECT count(*) FROM edition),
  (SELECT count(*) FROM change),
  (SELECT coalesce(sum(head), 0) FROM edition),
  (SELECT count(*) FROM edition e
   WHERE e.head <> coalesce((SELECT max(c.number) FROM change c WHERE c.edition = e.edition), 0))
