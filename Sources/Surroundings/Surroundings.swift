// Surroundings is the world around a run: git, the variables of the CI, the machine and its speed,
// the child process.
