"""Understanding what people write: offline by rules, words and similarity, or through a model."""
