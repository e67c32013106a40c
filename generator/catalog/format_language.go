package catalog

import "go.yaml.in/yaml/v3"

// LanguageFile is languages/<tag>/<any>.yaml: phrases of the interface by key.
// All files of a folder are one language.
type LanguageFile map[string]Phrase

// Phrase is one phrase, or its plural forms. Values are written {{.Name}}; the
// value called Count chooses the plural form.
type Phrase struct {
	Zero  string `yaml:"zero"`
	One   string `yaml:"one"`
	Two   string `yaml:"two"`
	Few   string `yaml:"few"`
	Many  string `yaml:"many"`
	Other string `yaml:"other" jsonschema:"required"`
}

// shorthand says that a phrase may be written as one string.
func (Phrase) shorthand() {}

// UnmarshalYAML reads a string as the form "other".
func (p *Phrase) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode {
		p.Other = n.Value
		return nil
	}
	type forms Phrase
	return n.Decode((*forms)(p))
}

// VocabularyFile is vocabulary/<language>.yaml: the words by which evidence is
// recognised in one language.
type VocabularyFile struct {
	// BCP 47 tag of the language.
	Language string `yaml:"language" jsonschema:"required"`
	// Kinds of legal act and the words that name them.
	ActTypes []ActTypeEntry `yaml:"act_types" jsonschema:"required"`
	// Words before an act's number.
	Number []string `yaml:"number"`
	// Words of a pinpoint.
	Article []string `yaml:"article"`
	// Month names and short forms in lower case, with the month's number.
	Months map[string]int `yaml:"months"`
	// Places in which acts are given.
	Cities []string `yaml:"cities"`
	// Phrases for what is not yet in force.
	Pending []string `yaml:"pending"`
	// Words before a date that dates figures.
	AsOf []string `yaml:"as_of"`
	// Labels of government domains, such as gov.
	GovernmentLabels []string `yaml:"government_labels"`
	// Words between an act and who gave it.
	Issuer []string `yaml:"issuer"`
	// Words before a title without quotation marks.
	About []string `yaml:"about"`
	// Words before the title of what an act approves.
	Approval []string `yaml:"approval"`
	// Words between a title and the act that approves it.
	Approved []string `yaml:"approved"`
	// Words before an act's date.
	Dated []string `yaml:"dated"`
	// Words without a capital inside a name.
	Small []string `yaml:"small"`
	// Articles and pronouns; with a capital they begin a new sentence.
	Determiners []string `yaml:"determiners"`
	// Words that no title goes on with.
	TitleEnd []string `yaml:"title_end"`
	// Words that announce an address.
	LinkWords []string `yaml:"link_words"`
	// Answers that say nothing.
	Nothing []string `yaml:"nothing"`
}

// ActTypeEntry is a kind of legal act.
type ActTypeEntry struct {
	// Stands for the kind in downloads; for ever.
	Code string `yaml:"code" jsonschema:"required,pattern=^[0-9a-z][0-9a-z-]*$"`
	// Words that name it, in lower case.
	Words []string `yaml:"words" jsonschema:"required"`
	// Whether the words are of everyday speech too, so that only a title in
	// quotation marks or capitals makes them name an act.
	Plain bool `yaml:"plain"`
	// Whether it names an act without a title.
	Alone bool `yaml:"alone"`
}
