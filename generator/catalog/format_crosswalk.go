package catalog

// CrosswalkFile is crosswalks/<from>-<to>.yaml: how the questions of an edition
// continue those of an earlier one. Every question of both stands in it once.
type CrosswalkFile struct {
	// The earlier edition.
	From string `yaml:"from" jsonschema:"required"`
	// The later edition.
	To string `yaml:"to" jsonschema:"required"`
	// The office that reviewed it.
	Reviewer string `yaml:"reviewer" jsonschema:"required"`
	// Day of the review, in quotation marks: "2026-11-01".
	Reviewed string `yaml:"reviewed" jsonschema:"required,pattern=^[0-9]{4}-[0-9]{2}-[0-9]{2}$"`
	// Codes of the questions that both editions ask alike.
	Same []string `yaml:"same"`
	// What happened to the others.
	Entries []RelationEntry `yaml:"entries"`
}

// RelationEntry says what became of some questions.
type RelationEntry struct {
	// Same with another code, reworded, one question split into several, several
	// merged into one, new, or dropped.
	Relation string `yaml:"relation" jsonschema:"required,enum=same,enum=reworded,enum=split,enum=merged,enum=new,enum=dropped"`
	// Codes in the earlier edition.
	From []string `yaml:"from"`
	// Codes in the later edition.
	To []string `yaml:"to"`
	// For what is reworded, whether answers before and after can be compared;
	// false if left out.
	Comparable bool `yaml:"comparable"`
	// Why it is so, in a sentence for readers.
	Reason string `yaml:"reason"`
}
