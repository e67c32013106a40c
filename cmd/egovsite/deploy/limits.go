package deploy

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// refuse says why a plan is not carried out, or nothing.
func (p *Plan) refuse(t *there, o Options) error {
	if len(p.foreign) > 0 && !o.Adopt {
		return &refusal{fmt.Sprintf("there lies %s, which egovsite did not put there", some(p.foreign)),
			"name another place or a prefix; or let the site take its place with --adopt"}
	}
	if t.ledger.Address != o.Address && t.raw != nil && !o.Adopt {
		return &refusal{fmt.Sprintf("the site there is made for %s, this one for %s", orNone(t.ledger.Address), orNone(o.Address)),
			"see that the place is the right one; or let the site take its place with --adopt"}
	}
	lost := slices.DeleteFunc(slices.Clone(p.lost), func(page string) bool { return o.Gone != nil && o.Gone(page) })
	if len(lost) > 0 && !o.Force {
		return &refusal{fmt.Sprintf("the site would lose %s, which is there", some(lost)),
			"mend the response it was made from, or its review, and build again; or let it go with --force"}
	}
	unkept := slices.DeleteFunc(slices.Clone(p.unkept), func(v string) bool { return slices.Contains(o.Unfreeze, v) })
	if len(unkept) > 0 {
		return &refusal{fmt.Sprintf("the site would lose the kept version %s, which is there", some(unkept)),
			"put the last published site into the output folder and build again; or let it go with --unfreeze " + strings.Join(unkept, ",")}
	}
	most, err := limit(o.MaxDelete, p.had)
	if err != nil {
		return err
	}
	if n := len(p.deletes); n > most {
		return &refusal{fmt.Sprintf("%d of %d files would be deleted, and at most %d may be", n, p.had, most),
			fmt.Sprintf("look at them with --dry-run; if they may go, deploy with --max-delete %d", n)}
	}
	return nil
}

// limit is how many of so many files "25" or "10%" are; part of a file counts as one.
func limit(said string, files int) (int, error) {
	if said == "" {
		said = DefaultMaxDelete
	}
	digits, share := strings.CutSuffix(said, "%")
	n, err := strconv.Atoi(digits)
	if err != nil || n < 0 || share && n > 100 {
		return 0, &BadOption{fmt.Sprintf("%q is no limit on deletions: it is a number such as 25, or a share such as 10%%", said)}
	}
	if share {
		return (n*files + 99) / 100, nil
	}
	return n, nil
}

// some names the first of several.
func some(names []string) string {
	if len(names) == 1 {
		return names[0]
	}
	return fmt.Sprintf("%s and %d more", names[0], len(names)-1)
}

func orNone(address string) string {
	if address == "" {
		return "no address"
	}
	return address
}
