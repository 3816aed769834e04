package calc

func Abs(x int) int {
	if x < 0 {
		return -x
	}
	return x
}

func Half(x int) int {
	return x / 2
}
