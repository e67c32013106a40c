package measure

import (
	"slices"
	"strconv"
	"strings"

	"egovsite/generator/survey"
)

const (
	shortestTypo = 4 // letters of a name below which one letter off is another name
	wellKnown    = 3 // addresses at which a domain is no slip of the pen
)

// nearMiss finds registered domains that differ from another of the same
// response by one letter, with the rarer one taken for the slip. Names that
// differ by a digit alone are often meant ("edu1", "edu2"), and two that are
// both cited often are both real.
func nearMiss(p *survey.Profile, _ *survey.Catalog) []survey.Check {
	type domain struct {
		name []rune // the label before the public suffix
		host *survey.Host
	}
	bySuffix := map[string][]domain{}
	var order []string
	for i := range p.Hosts {
		name, suffix, ok := strings.Cut(p.Hosts[i].Domain, ".")
		if !ok {
			continue
		}
		if bySuffix[suffix] == nil {
			order = append(order, suffix)
		}
		bySuffix[suffix] = append(bySuffix[suffix], domain{[]rune(name), &p.Hosts[i]})
	}
	var out []survey.Check
	for _, suffix := range order {
		list := bySuffix[suffix] // most cited first
		for i := range list {
			for k := i + 1; k < len(list); k++ {
				often, rare := list[i], list[k]
				if rare.host.Links >= wellKnown || !oneOff(often.name, rare.name) {
					continue
				}
				codes := slices.Clone(rare.host.Questions)
				for _, code := range often.host.Questions {
					if !slices.Contains(codes, code) {
						codes = append(codes, code)
					}
				}
				out = append(out, survey.Check{Questions: codes, Words: map[string]string{
					"Domain": rare.host.Domain, "Near": often.host.Domain,
					"Numbers": numbers(p.Response.Edition, rare.host.Questions), "NearNumbers": numbers(p.Response.Edition, often.host.Questions),
					"Links": strconv.Itoa(rare.host.Links), "NearLinks": strconv.Itoa(often.host.Links)}})
			}
		}
	}
	return out
}

// oneOff reports whether two names differ by one letter that was changed, left
// out or added.
func oneOff(a, b []rune) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(a)-len(b) > 1 || len(b) < shortestTypo {
		return false
	}
	i := 0
	for i < len(b) && a[i] == b[i] {
		i++
	}
	if i == len(a) || digit(a[i]) || i < len(b) && digit(b[i]) {
		return false
	}
	rest := b[i:]
	if len(a) == len(b) {
		rest = b[i+1:]
	}
	return slices.Equal(a[i+1:], rest)
}

func digit(r rune) bool { return '0' <= r && r <= '9' }
