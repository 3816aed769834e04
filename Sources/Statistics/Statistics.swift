// Statistics is numbers in, numbers out. Every algorithm names its source.
