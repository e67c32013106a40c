package draft

import (
	"strconv"
	"strings"
)

// A form prints a question's number before its wording ("36. Is there …", "Q36 …")
// or behind it ("Is there … * 36."). A country numbers its own lists, too, so that
// the questions are the heaviest chain of numbers that rises through the file.

var (
	numberFirst = pattern(`^(?:[Qq](?:uestion)?\.?\s*(\d{1,4})[.):]?|(\d{1,4})[.)])\s+(\S.*)$`)
	numberAlone = pattern(`^(?:[Qq](?:uestion)?\.?\s*)?(\d{1,4})[.)]$`)
	numberLast  = pattern(`^(?:(.*\S)\s+)?(\d{1,4})\.$`)
)

// maxNumber is the highest number a question has.
const maxNumber = 2000

// A head is a line that may begin a question, or end its wording.
type head struct {
	line   int
	number int
	words  string // of the wording, on this line
	weight int
}

// headsOf finds the lines that hold a number, first or last.
func headsOf(lines []line, last bool) (heads []head) {
	for i, l := range lines {
		h := head{line: i, weight: plain}
		var digits string
		switch {
		case last:
			m := numberLast().FindStringSubmatch(l.text)
			if m == nil {
				continue
			}
			digits, h.words = m[2], m[1]
			// A sentence of an answer ends in a number too; a wording ends as a form does.
			switch {
			case strings.HasSuffix(h.words, "*"), h.words == "" && i > 0 && strings.HasSuffix(lines[i-1].text, "*"):
				h.weight += 3
			case strings.HasSuffix(h.words, "?"), strings.HasSuffix(h.words, ":"), h.words == "":
				h.weight++
			}
		default:
			m := numberFirst().FindStringSubmatch(l.text)
			if m != nil {
				digits, h.words = m[1]+m[2], m[3]
			} else if m = numberAlone().FindStringSubmatch(l.text); m != nil {
				digits = m[1]
			} else {
				continue
			}
			if strings.HasSuffix(h.words, "*") || strings.HasSuffix(h.words, "?") {
				h.weight++
			}
			if l.blanks > 0 || i == 0 {
				h.weight++
			}
		}
		h.number, _ = strconv.Atoi(digits)
		if h.number > 0 && h.number <= maxNumber {
			heads = append(heads, h)
		}
	}
	return heads
}

// plain is the weight of a line that has a number and nothing else of a
// question; step is what it adds to a chain that a number is the next one.
const plain, step = 2, 3

// rising returns the heaviest chain of heads whose numbers rise, and its weight.
func rising(heads []head) (chain []head, weight int) {
	best := make([]int, len(heads)) // weight of the best chain that ends here
	from := make([]int, len(heads)) // the head before it, or -1
	at := map[int]int{}             // by number, the head that ends the best chain there
	var tree prefix
	end := -1
	for i, h := range heads {
		from[i], best[i] = -1, h.weight
		if h.number == 1 {
			best[i] += step
		}
		// A number may be lost; one that leaves some out must look like a question's.
		if j, w := tree.upTo(h.number - 1); h.weight > plain && w > 0 && w+h.weight > best[i] {
			best[i], from[i] = w+h.weight, j
		}
		if j, ok := at[h.number-1]; ok && best[j]+h.weight+step > best[i] {
			best[i], from[i] = best[j]+h.weight+step, j
		}
		if j, ok := at[h.number]; !ok || best[i] > best[j] {
			at[h.number] = i
			tree.put(h.number, i, best[i])
		}
		if end < 0 || best[i] > best[end] {
			end = i
		}
	}
	if end < 0 {
		return nil, 0
	}
	weight = best[end]
	for i := end; i >= 0; i = from[i] {
		chain = append(chain, heads[i])
	}
	for i, j := 0, len(chain)-1; i < j; i, j = i+1, j-1 {
		chain[i], chain[j] = chain[j], chain[i]
	}
	return chain, weight
}

// prefix finds the heaviest chain that ends at or below a number (a Fenwick tree).
type prefix [maxNumber + 1]struct{ head, weight int }

func (p *prefix) put(n, head, weight int) {
	for ; n <= maxNumber; n += n & -n {
		if weight > p[n].weight {
			p[n].head, p[n].weight = head, weight
		}
	}
}

func (p *prefix) upTo(n int) (head, weight int) {
	for ; n > 0; n -= n & -n {
		if p[n].weight > weight {
			head, weight = p[n].head, p[n].weight
		}
	}
	return head, weight
}
