package fiction

// Texts are all texts that are made of some parts, the shortest first: those of one
// part more are added until there are so many at least.
func Texts(parts []string, least int) []string {
	texts := []string{""}
	for from := 0; len(texts) < least; {
		to := len(texts)
		for _, head := range texts[from:to] {
			for _, p := range parts {
				texts = append(texts, head+p)
			}
		}
		from = to
	}
	return texts
}
