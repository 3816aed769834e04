// Analysis says what history means: machine model, slowdowns, change points, flakiness. Pure.
