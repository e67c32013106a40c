package generator_test

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Two checkers read all pages: the Nu checker for what HTML allows, and
// html-validate for what is allowed and yet unwise. What they say is a fault,
// warnings too, unless it is listed here with the reason.

// nuExcused are messages of the Nu checker that are not faults of a page.
var nuExcused = []*regexp.Regexp{
	// It does not take a file beside the page for 'self'. The browser tests see
	// that nothing is blocked.
	regexp.MustCompile(`^Resource violates Content Security Policy \(meta tag\): (external stylesheet|external script|image) “[./a-z-]+” blocked`),
	// It does not compare the hashes that the policy names with those of styles
	// and scripts, and takes data for a script. The browser tests see what runs.
	regexp.MustCompile(`^Inline (style|script) violates Content Security Policy \(meta tag\): blocked by “(style|script)-src” directive`),
	// Its list of CSS properties is older than all browsers in use.
	regexp.MustCompile(`^CSS: (“container-type”: Property|Unrecognized at-rule “@container”|“paint-order”: Property)`),
}

func TestNuChecker(t *testing.T) {
	java, err := exec.LookPath("java")
	if err != nil {
		t.Fatalf("the Nu checker needs Java (%v): install it (on Debian: apt-get install default-jre-headless), or run make test as root on Debian", err)
	}
	jar := "../node_modules/vnu-jar/build/dist/vnu.jar"
	if _, err := os.Stat(jar); err != nil {
		t.Fatalf("%v: run npm ci --ignore-scripts", err)
	}
	sites, pages := everySite(t)
	out, said := run(t, java, "-jar", jar, "--stdout", "--exit-zero-always", "--format", "json", "--skip-non-html", sites)
	var report struct {
		Messages []struct {
			Type, SubType, URL, Message, Extract string
			LastLine                             int
		}
	}
	if err := json.Unmarshal(out, &report); err != nil {
		t.Fatalf("%v: %s %s", err, out, said)
	}
	excused := 0
	for _, m := range report.Messages {
		if matches(nuExcused, m.Message) {
			excused++
			continue
		}
		t.Errorf("%s:%d: %s %s: %s: %q", strings.TrimPrefix(m.URL, "file:"+filepath.ToSlash(sites)+"/"), m.LastLine, m.Type, m.SubType, m.Message, m.Extract)
	}
	// The excused messages show that it looked: each page links a style sheet.
	if excused < pages {
		t.Errorf("it said %d things about %d pages: did it read them?", excused, pages)
	}
}

// htmlValidate is the configuration of html-validate. No select can be the list
// below a box in which a reader types.
const htmlValidate = `{
	"root": true,
	"extends": ["html-validate:standard", "html-validate:document", "html-validate:a11y"],
	"rules": {
		"require-sri": ["error", {"target": "crossorigin"}],
		"prefer-native-element": ["error", {"exclude": ["region", "listbox"]}]
	}
}`

func TestHTMLValidate(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Fatalf("html-validate needs Node (%v): install Node 20 or newer", err)
	}
	sites, _ := everySite(t)
	config := filepath.Join(t.TempDir(), "htmlvalidate.json")
	if err := os.WriteFile(config, []byte(htmlValidate), 0o600); err != nil {
		t.Fatal(err)
	}
	out, said := run(t, node, "../node_modules/html-validate/bin/html-validate.mjs", "--config", config, "--formatter", "json",
		filepath.ToSlash(sites)+"/**/*.html")
	var report []struct {
		FilePath string
		Messages []struct {
			RuleID, Message, Selector string
			Line                      int
		}
	}
	if err := json.Unmarshal(out, &report); err != nil {
		t.Fatalf("%v: %s %s", err, out, said)
	}
	for _, f := range report {
		for _, m := range f.Messages {
			t.Errorf("%s:%d: %s: %s (%s)", strings.TrimPrefix(f.FilePath, sites), m.Line, m.RuleID, m.Message, m.Selector)
		}
	}
}

// everySite builds all sites that eachSite looks at and returns the folder in
// which they lie, so that a checker starts once, and how many pages they have.
func everySite(t *testing.T) (folder string, pages int) {
	t.Helper()
	pages = len(parse(t, shippedSite(t)))
	for _, c := range goldenCases(t) {
		pages += len(parse(t, c.build(t).Out))
	}
	pages += len(parse(t, leanSite(t))) + len(parse(t, manualSite(t)))
	folder, err := temporary()
	if err != nil {
		t.Fatal(err)
	}
	return folder, pages
}

// run returns what a program prints; that it found faults is not a failure to run.
func run(t *testing.T, name string, args ...string) (out []byte, said string) {
	t.Helper()
	var errs strings.Builder
	cmd := exec.CommandContext(t.Context(), name, args...)
	cmd.Stderr = &errs
	out, err := cmd.Output()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return out, errs.String()
}

func matches(list []*regexp.Regexp, s string) bool {
	for _, re := range list {
		if re.MatchString(s) {
			return true
		}
	}
	return false
}
