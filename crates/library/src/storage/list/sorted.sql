-- Followed by the order.
SELECT post FROM post
WHERE post IN (SELECT value FROM json_each(?1))
