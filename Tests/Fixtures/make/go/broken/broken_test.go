package broken

var value = undefined
