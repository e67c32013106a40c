package generator_test

import (
	"strings"
	"testing"
)

// TestBrowserFacets filters the table of countries by words and by region: the
// rows that are left, what is said of them, and the address that brings them back.
func TestBrowserFacets(t *testing.T) {
	site := crowd(t, "forty").Out
	b := open(t, site, "countries/index.html", desk)
	const shown = `[...document.querySelectorAll('table.countries tbody tr')].filter(r => !r.hidden).length`
	if n := eval[int](b, shown); n != 40 {
		t.Fatalf("%d rows before anything is filtered", n)
	}
	region := eval[string](b, `(() => {
		const box = document.querySelector('.filter'), select = box.querySelector('select');
		select.value = select.options[1].value;
		select.dispatchEvent(new Event('input', {bubbles: true}));
		return select.value;
	})()`)
	wrong := eval[int](b, `[...document.querySelectorAll('table.countries tbody tr')].filter(r => r.hidden === (r.cells[1].textContent.trim() === '`+region+`')).length`)
	if n := eval[int](b, shown); wrong != 0 || n == 0 || n == 40 {
		t.Errorf("%d rows are shown for %s, %d wrongly so", n, region, wrong)
	}
	said := eval[string](b, `document.querySelector('.filter [role=status]').textContent`)
	if !strings.HasSuffix(said, "of 40 rows shown") {
		t.Errorf("said %q", said)
	}
	hash, left := eval[string](b, `location.hash`), eval[int](b, shown)
	again := open(t, site, "countries/index.html"+hash, phone)
	if n := eval[int](again, shown); n != left {
		t.Errorf("the address %s shows %d rows, want %d", hash, n, left)
	}
	eval[any](again, `(() => { const i = document.querySelector('.filter input'); i.value = 'no such country'; i.dispatchEvent(new Event('input', {bubbles: true})); })(); null`)
	if n := eval[int](again, shown); n != 0 {
		t.Errorf("%d rows have words that no row has", n)
	}
}
