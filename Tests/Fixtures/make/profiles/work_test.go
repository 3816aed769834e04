package work

import "testing"

var sink uint64

//go:noinline
func inner(rounds uint64) {
	for i := uint64(0); i < rounds; i++ {
		sink += i * i
	}
}

func outer() { inner(1000000) }

func BenchmarkOuter(b *testing.B) {
	for i := 0; i < b.N; i++ {
		outer()
	}
}
