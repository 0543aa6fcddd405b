SELECT DISTINCT post FROM edition
WHERE post NOT IN (SELECT post FROM post)
ORDER BY post
