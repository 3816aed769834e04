package pure

import "testing"

func TestPure(t *testing.T) {}
