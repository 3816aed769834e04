package exits

import (
	"os"
	"testing"
)

func TestMain(m *testing.M) { os.Exit(3) }

func TestNeverReached(t *testing.T) {}
