package catalog

// IndicatorFile is indicators/<code>.yaml: what is counted, over which
// questions, and how.
type IndicatorFile struct {
	// Stands for the indicator in addresses and downloads, also the name of
	// its file; for ever.
	Code string `yaml:"code" jsonschema:"required,pattern=^[0-9a-z][0-9a-z-]*$"`
	// Place in the order of display, from 1.
	Order int `yaml:"order" jsonschema:"required,minimum=1"`
	// Name for readers.
	Name string `yaml:"name" jsonschema:"required"`
	// One or two words for the axes of figures.
	Short string `yaml:"short" jsonschema:"required"`
	// What it measures, in a sentence.
	Measures string `yaml:"measures" jsonschema:"required"`
	// What it does not measure, in a sentence.
	NotMeasures string `yaml:"not_measures" jsonschema:"required"`
	// How it is counted; docs/content.md and the methodology page define each.
	Operation string `yaml:"operation" jsonschema:"required,enum=coverage"`
	// Least number of items asked for a range to be printed.
	Minimum int `yaml:"minimum" jsonschema:"required,minimum=1"`
	// Whether its items speak of one and the same act. Answers that cite
	// different ones are pointed out, never scored.
	OneAct bool `yaml:"one_act"`
	// By edition, the question shown at its head and not counted.
	Head map[string]string `yaml:"head"`
	// By edition, the codes of the questions counted, in printed order.
	Items map[string][]string `yaml:"items" jsonschema:"required"`
	// Worked examples; they run as tests and are shown to readers.
	Examples []ExampleEntry `yaml:"examples" jsonschema:"required"`
}

// ExampleEntry is a worked example. It is about no real country.
type ExampleEntry struct {
	// What the example shows.
	Name string `yaml:"name" jsonschema:"required"`
	// The items it starts from.
	Given []GivenEntry `yaml:"given" jsonschema:"required"`
	// The counts that must come out.
	Want CountsEntry `yaml:"want" jsonschema:"required"`
}

// GivenEntry is one item of an example, or several alike.
type GivenEntry struct {
	// How many items are like this; one if left out.
	Times int `yaml:"times" jsonschema:"minimum=1"`
	// State of the answer.
	State string `yaml:"state" jsonschema:"required,enum=recorded,enum=reviewed,enum=not-recorded,enum=blank,enum=skipped,enum=missing,enum=not-asked,enum=withheld,enum=unreadable"`
	// What the recorded or reviewed selection says.
	Counts string `yaml:"counts" jsonschema:"enum=yes,enum=no"`
	// Whether some evidence is given.
	Evidence bool `yaml:"evidence"`
	// Whether the item is a text question.
	Text bool `yaml:"text"`
}

// CountsEntry is the four numbers of a strip.
type CountsEntry struct {
	// Items stated.
	Recorded int `yaml:"recorded" jsonschema:"required,minimum=0"`
	// Items documented but not stated.
	Documented int `yaml:"documented" jsonschema:"required,minimum=0"`
	// Items neither stated nor documented.
	Open int `yaml:"open" jsonschema:"required,minimum=0"`
	// Items stated as No.
	No int `yaml:"no" jsonschema:"required,minimum=0"`
}
