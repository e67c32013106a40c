package spare

import "testing"

func TestPool(t *testing.T) {
	p := New[int](2)
	if got, ok := p.Take(); ok || got != 0 {
		t.Errorf("out of an empty pool: %d, %v", got, ok)
	}
	for i := range 3 {
		p.Put(i + 1) // the third is one too many
	}
	for _, want := range []int{1, 2} {
		if got, ok := p.Take(); !ok || got != want {
			t.Errorf("got %d, %v, want %d", got, ok, want)
		}
	}
	if got, ok := p.Take(); ok {
		t.Errorf("one too many: %d", got)
	}
}
