package publish

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestReadList(t *testing.T) {
	const files = `{"generator":"egovsite","format":1,"inputs":[{"name":"content","sha256":"c0"}],"files":[{"path":"PATH","size":3,"sha256":"ab"}]}`
	got, err := ReadList([]byte(strings.Replace(files, "PATH", "data/a.csv", 1)))
	want := List{[]Input{{Name: "content", SHA256: "c0"}}, []Listed{{"data/a.csv", 3, "ab"}}}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	for _, bad := range []string{"", "{}", `{"name":"theirs"}`, strings.Replace(files, "PATH", "../a", 1), strings.Replace(files, "PATH", "/a", 1)} {
		if _, err := ReadList([]byte(bad)); err == nil || !strings.Contains(err.Error(), "reading manifest.json") {
			t.Errorf("%s: %v", bad, err)
		}
	}
}
