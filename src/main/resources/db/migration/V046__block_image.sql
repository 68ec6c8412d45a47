-- Which revisions show an image in their body: whoever was given one of them is told when the image is withdrawn.
CREATE INDEX CONCURRENTLY IF NOT EXISTS ix_block_image ON block USING gin (data jsonb_path_ops)
    WHERE type IN ('image', 'gallery', 'video');
