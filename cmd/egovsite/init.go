package main

import (
	"bufio"
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/template"

	"egovsite/generator/publish"

	"github.com/spf13/afero"
	"github.com/spf13/cobra"
)

// starter is what a new repository of responses begins with. README.md and
// site.yaml are templates of a start.
//
//go:embed starter
var starter embed.FS

// A start is what is decided about a new repository.
type start struct {
	Name string // of the site
	CI   string // one of services
}

// services are those that can build the site after each change.
var services = []string{"github", "gitlab", "none"}

// starters are the files of a new repository. What is of a service is there for it
// alone.
var starters = []struct{ from, to, service string }{
	{"README.md", "README.md", ""},
	{"site.yaml", "content/site.yaml", ""},
	{"site.sh", "ci/site.sh", ""},
	{"gitignore", ".gitignore", ""},
	{"github.yml", ".github/workflows/site.yml", "github"},
	{"gitlab.yml", ".gitlab-ci.yml", "gitlab"},
}

func newInit(a *app) *cobra.Command {
	s := start{Name: "E-Government Country Profiles", CI: "none"}
	cmd := &cobra.Command{
		Use:   "init FOLDER",
		Short: "Begin a repository of responses",
		Long: `Init makes a folder for the responses of governments and what is decided about
them: content, an invented example, a README for the people who will keep it, and
what a service needs to check each change and publish the site. It asks for the
site's name and the service on a terminal, and nothing where both are given as
flags. Files that are there already are not touched: init stops before any is
written.`,
		Example: `  egovsite init responses
  egovsite init responses --name "Digital Examplia" --ci github`,
		Args: arguments(1, 1, "a folder"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if a.voice.terminal && isTerminal(os.Stdin) {
				ask := asker{bufio.NewScanner(os.Stdin), a}
				if !cmd.Flags().Changed("name") {
					s.Name = ask.words("What is the site called?", s.Name)
				}
				if !cmd.Flags().Changed("ci") {
					s.CI = ask.choice("Which service builds it?", services, s.CI)
				}
			}
			if s.Name = strings.Join(strings.Fields(s.Name), " "); s.Name == "" {
				return &usage{"a site needs a name", "give one with --name"}
			}
			if err := s.write(args[0]); err != nil {
				return err
			}
			_, err := fmt.Fprintf(a.out, `%s: ready. Next:
  cd %s
  egovsite serve --content example/content    an invented country, in a browser
  egovsite new response FILE                  file a submission and check it
  egovsite build                              the site, into public/
`, clean(args[0]), clean(quotedShell(args[0])))
			return err
		},
	}
	cmd.Flags().StringVar(&s.Name, "name", s.Name, "what the site is called")
	cmd.Flags().Var(choice{&s.CI, services}, "ci", "service that checks each change and publishes the site")
	return cmd
}

// write makes the repository, unless a file of it is there already.
func (s start) write(folder string) error {
	files, err := s.files()
	if err != nil {
		return err
	}
	if folder == "" {
		return &usage{"the folder has no name", "name one, or . for this one"}
	}
	if info, err := os.Stat(folder); err == nil && !info.IsDir() {
		return &usage{folder + " is a file", "name a new folder"}
	}
	for _, f := range files {
		full := filepath.Join(folder, filepath.FromSlash(f.name))
		if _, err := os.Lstat(full); err == nil {
			return &usage{fmt.Sprintf("%s is there already", full), "name a new folder, or move it away"}
		}
	}
	for _, f := range files {
		full := filepath.Join(folder, filepath.FromSlash(f.name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			return err
		}
		if err := publish.File(afero.NewOsFs(), full, f.data); err != nil {
			return err
		}
	}
	return nil
}

// A starterFile is a file of a new repository.
type starterFile struct {
	name string
	data []byte
}

func (s start) files() (out []starterFile, err error) {
	for _, f := range starters {
		if f.service != "" && f.service != s.CI {
			continue
		}
		data, err := starter.ReadFile("starter/" + f.from)
		if err != nil {
			return nil, err
		}
		if f.from == "README.md" || f.from == "site.yaml" {
			if data, err = s.fill(string(data)); err != nil {
				return nil, err
			}
		}
		out = append(out, starterFile{f.to, data})
	}
	out = append(out, starterFile{"content/responses/.gitkeep", nil}) // git keeps no folder with nothing in it
	err = fs.WalkDir(starter, "starter/example", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := starter.ReadFile(name)
		out = append(out, starterFile{strings.TrimPrefix(name, "starter/"), data})
		return err
	})
	return out, err
}

func (s start) fill(words string) ([]byte, error) {
	t, err := template.New("").Funcs(template.FuncMap{"quoted": quoted}).Parse(words)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = t.Execute(&b, s)
	return b.Bytes(), err
}

// quoted is words as a value in YAML, which takes strings of JSON.
func quoted(words string) (string, error) {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // people read it: "Research & Development"
	err := e.Encode(words)
	return strings.TrimSuffix(b.String(), "\n"), err
}

// quotedShell is a name as a shell takes it for one word.
func quotedShell(name string) string {
	if name != "" && !strings.ContainsFunc(name, func(r rune) bool { return r <= ' ' || strings.ContainsRune("'\"\\$`&;|<>()*?[]#~!{}", r) }) {
		return name
	}
	return "'" + strings.ReplaceAll(name, "'", `'\''`) + "'"
}

// An asker asks a person.
type asker struct {
	in *bufio.Scanner
	a  *app
}

// words are what is answered, or what is offered where nothing is.
func (k asker) words(question, offered string) string {
	fmt.Fprintf(k.a.out, "%s [%s] ", question, offered)
	if k.in.Scan() && strings.TrimSpace(k.in.Text()) != "" {
		return strings.TrimSpace(k.in.Text())
	}
	return offered
}

// choice asks until one of the answers is given.
func (k asker) choice(question string, among []string, offered string) string {
	for {
		got := strings.ToLower(k.words(fmt.Sprintf("%s (%s)", question, strings.Join(among, ", ")), offered))
		if slices.Contains(among, got) {
			return got
		}
	}
}
