// Reports turns the bytes of a report into a stream of events, one file a format. It never sees
// the store.
