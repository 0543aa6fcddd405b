SELECT post FROM post
WHERE series IN (SELECT series FROM series_name WHERE name = ?1)
