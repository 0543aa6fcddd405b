-- A series goes by one of its names.
SELECT n.name, sum(s.posts) AS posts FROM (
  SELECT series, count(*) AS posts FROM post WHERE series IS NOT NULL GROUP BY series
  UNION ALL
  SELECT series, -1 FROM post WHERE trashed_at IS NOT NULL AND series IS NOT NULL) AS s
JOIN series_name n ON n.series = s.series AND n.language = (
  SELECT min(m.language) FROM series_name m WHERE m.series = s.series)
GROUP BY s.series
HAVING sum(s.posts) > 0
ORDER BY n.name
