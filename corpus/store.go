package corpus

// A Position numbers a change of a store. Every article added, changed or removed takes the next one;
// whoever follows a store keeps the last Position it has seen and resumes there.
type Position int64
