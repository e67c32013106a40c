package card

import (
	"bytes"
	"fmt"
	"image/color"
	"image/png"
	"os"
	"strings"
	"testing"
)

// TestDraw sees the size, and the colour in the middle of each sort of cell.
func TestDraw(t *testing.T) {
	data, err := Draw(Card{Site: "Profiles of invented countries", Title: strings.Repeat("A long name of a country ", 9), Lines: []string{"Questionnaire 2030"},
		Strips: []Strip{{"Legislation", []Standing{Recorded, No}}, {"Strategy", []Standing{Open, Open}}}})
	if err != nil {
		t.Fatal(err)
	}
	if len(data) > 40_000 {
		t.Errorf("%d bytes", len(data))
	}
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if b := picture.Bounds(); b.Dx() != Width || b.Dy() != Height {
		t.Errorf("%v", b)
	}
	const first, second = Height - 48 - 2*39 + 12, Height - 48 - 39 + 12
	for _, c := range []struct {
		x, y  int
		shade int
	}{{600, first, recorded}, {1000, first, no}, {600, second, paper}, {493, second, open}} {
		if got := picture.At(c.x, c.y); color.RGBAModel.Convert(got) != palette[c.shade] {
			t.Errorf("at %d, %d: %v, want %v", c.x, c.y, got, palette[c.shade])
		}
	}
}

func TestWrites(t *testing.T) {
	for words, want := range map[string]bool{"Côte d'Ivoire": true, "Азербайджан": true, "阿塞拜疆": false, "أذربيجان": false} {
		if Writes(words) != want {
			t.Errorf("%s: %v", words, !want)
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	c := Card{Site: "Profiles", Title: "Examplia", Lines: []string{"Questionnaire 2030"}, Strips: []Strip{{"Legislation", make([]Standing, 10)}}}
	for b.Loop() {
		if _, err := Draw(c); err != nil {
			b.Fatal(err)
		}
	}
}

// TestPalette holds the colours against those of the style sheet's light page.
func TestPalette(t *testing.T) {
	css, err := os.ReadFile("../../assets/css/site.css")
	if err != nil {
		t.Fatal(err)
	}
	light, _, _ := strings.Cut(string(css), "@media (prefers-color-scheme: dark)")
	for name, at := range map[string]int{"paper": paper, "ink": ink, "muted": muted, "recorded": recorded, "documented": documented, "open": open, "no": no} {
		c := palette[at].(color.RGBA)
		if want := fmt.Sprintf("--c-%s: #%02x%02x%02x;", name, c.R, c.G, c.B); !strings.Contains(light, want) {
			t.Errorf("the style sheet does not say %q", want)
		}
	}
}
