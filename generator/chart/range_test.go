package chart

import (
	"strings"
	"testing"

	"egovsite/generator/survey"
)

func TestRange(t *testing.T) {
	for _, tt := range []struct {
		name   string
		counts survey.Counts
		mirror bool
		want   string // the marks behind the axis
	}{
		{"nothing is settled", survey.Counts{Documented: 3, Open: 1}, false, `<path class="m-range" d="M5 8H205"/><circle class="m-dot" cx="155" cy="8" r="4.5"/>`},
		{"some is", survey.Counts{Recorded: 1, Documented: 1, Open: 1, No: 1}, false, `<path class="m-range" d="M55 8H155"/><circle class="m-dot" cx="105" cy="8" r="4.5"/>`},
		{"all is", survey.Counts{Recorded: 1, No: 3}, false, `<circle class="m-dot" cx="55" cy="8" r="4.5"/>`},
		{"from right to left", survey.Counts{Recorded: 1, Open: 3}, true, `<path class="m-range" d="M155 8H5"/><circle class="m-dot" cx="155" cy="8" r="4.5"/>`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := Range(tt.counts, tt.mirror, 210)
			if _, marks, _ := strings.Cut(got, `V13"/>`); marks != tt.want+"</svg>" {
				t.Errorf("got %s, want %s", marks, tt.want)
			}
		})
	}
}
