package calc

import (
	"fmt"
	"testing"
	"time"
)

func TestAbs(t *testing.T) {
	for _, x := range []int{-1, 0, 1} {
		t.Run(fmt.Sprintf("of %d", x), func(t *testing.T) {
			if Abs(x) < 0 {
				t.Fatal("negative")
			}
		})
	}
}

func TestFails(t *testing.T) {
	t.Errorf("got %d, want %d", 2, 3)
}

func TestSkips(t *testing.T) {
	t.Skip("no network")
}

func TestPrintsNoNewline(t *testing.T) {
	fmt.Print("no newline at end")
}

func TestParallel(t *testing.T) {
	for i := 0; i < 2; i++ {
		t.Run("x", func(t *testing.T) {
			t.Parallel()
			time.Sleep(20 * time.Millisecond)
		})
	}
}

func BenchmarkAbs(b *testing.B) {
	for i := 0; i < b.N; i++ {
		Abs(-1)
	}
}
