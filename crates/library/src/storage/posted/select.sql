SELECT o.posted, o.edition AS edition_key, e.id AS edition, p.id AS post, o.address, o.date,
  o.revision, o.at
FROM posted o
JOIN edition e USING (edition)
JOIN post p USING (post)
