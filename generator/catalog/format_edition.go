package catalog

// EditionFile is editions/<id>/questionnaire.yaml: one round of a
// questionnaire as it was printed.
type EditionFile struct {
	// The edition's own name, also that of its folder.
	ID string `yaml:"id" jsonschema:"required,pattern=^[0-9a-z][0-9a-z-]*$"`
	// Code of the questionnaire this is a round of.
	Instrument string `yaml:"instrument" jsonschema:"required,pattern=^[0-9a-z][0-9a-z-]*$"`
	// Full title, for citations.
	Title string `yaml:"title" jsonschema:"required"`
	// Short title, for headings and tables.
	Short string `yaml:"short" jsonschema:"required"`
	// Year in which the answers were collected; leave out if unknown.
	Fieldwork int `yaml:"fieldwork"`
	// Lines the form prints before the first question that ask nothing.
	Opening []string `yaml:"opening"`
	// Lines the form prints after the last question that ask nothing.
	Closing []string `yaml:"closing"`
	// Regular expressions (RE2) for what the form system itself adds about the
	// person who answered. What they match is never published.
	Paradata []string `yaml:"paradata"`
	// Lists of options by name; a choice question names its list.
	Options map[string][]OptionEntry `yaml:"options"`
	// Sections in printed order.
	Sections []SectionEntry `yaml:"sections" jsonschema:"required"`
	// Questions in printed order.
	Questions []QuestionEntry `yaml:"questions" jsonschema:"required"`
}

// OptionEntry is one printed choice.
type OptionEntry struct {
	// Stands for the option in every download; for ever.
	Code string `yaml:"code" jsonschema:"required,pattern=^[0-9a-z][0-9a-z-]*$"`
	// As printed.
	Label string `yaml:"label" jsonschema:"required"`
	// What selecting it says about the thing asked; left out where it says neither.
	Counts string `yaml:"counts" jsonschema:"enum=yes,enum=no"`
}

// SectionEntry groups questions under a printed heading.
type SectionEntry struct {
	// Stands for the section in addresses and downloads; for ever.
	Code string `yaml:"code" jsonschema:"required,pattern=^[0-9a-z][0-9a-z-]*$"`
	// As printed; leave out if none is printed.
	Heading string `yaml:"heading"`
	// Short name for readers.
	Label string `yaml:"label" jsonschema:"required"`
	// As printed below the heading.
	Note string `yaml:"note"`
	// Smaller headings inside the section, in printed order.
	Subsections []SubsectionEntry `yaml:"subsections"`
}

// SubsectionEntry is a smaller heading inside a section.
type SubsectionEntry struct {
	// Stands for the subsection; unique in the edition; for ever.
	Code string `yaml:"code" jsonschema:"required,pattern=^[0-9a-z][0-9a-z-]*$"`
	// As printed.
	Heading string `yaml:"heading" jsonschema:"required"`
	// As printed below the heading.
	Note string `yaml:"note"`
}

// QuestionEntry is one numbered item.
type QuestionEntry struct {
	// Stands for the question in every edition, address and download; never
	// changed, never used for another question.
	Code string `yaml:"code" jsonschema:"required,pattern=^[0-9a-z][0-9a-z-]*$"`
	// As printed in this edition.
	Number int `yaml:"number" jsonschema:"required,minimum=1"`
	// Code of its section.
	Section string `yaml:"section" jsonschema:"required"`
	// Code of its subsection.
	Subsection string `yaml:"subsection"`
	// As printed, white space folded, without number and asterisk.
	Wording string `yaml:"wording" jsonschema:"required"`
	// Two to five words for tables and figures.
	Label string `yaml:"label" jsonschema:"required"`
	// As printed below the wording.
	Note string `yaml:"note"`
	// How it is answered: one of printed options, free text, or free text that
	// supports another answer.
	Kind string `yaml:"kind" jsonschema:"required,enum=choice,enum=text,enum=evidence"`
	// Name of the list of its options, for a choice.
	Options string `yaml:"options"`
	// Whether more than one option may be selected.
	Multiple bool `yaml:"multiple"`
	// Whether it is printed with an asterisk.
	Required bool `yaml:"required"`
	// Code of the choice question whose answer this one supports.
	EvidenceFor string `yaml:"evidence_for"`
	// Code of the choice question that makes this one not apply when its
	// answer is the option that counts as no.
	Parent string `yaml:"parent"`
	// Which personal data it asks for; its answer is withheld.
	Personal string `yaml:"personal" jsonschema:"enum=name,enum=title,enum=email"`
	// Which of the questions that steer the program it is: the one that names
	// the country, or the one that consents to publication.
	Role string `yaml:"role" jsonschema:"enum=country,enum=consent"`
	// Related indicator of the Sustainable Development Goals.
	SDG string `yaml:"sdg" jsonschema:"pattern=^[0-9]+\\.[0-9a-z]+\\.[0-9]+$"`
}
