package catalog

// LimitsFile is limits.yaml: how much is read of what others send. The greatest
// value of each is what a machine of some gigabytes of memory can bear.
type LimitsFile struct {
	// Files in the folder of responses [responses-too-many].
	ResponsesFiles int `yaml:"responses_files" jsonschema:"required,minimum=1,maximum=1000000"`
	// Megabytes of all of them [responses-too-large].
	ResponsesMB int `yaml:"responses_mb" jsonschema:"required,minimum=1,maximum=1000000"`

	// Megabytes of a file of text, YAML or JSON [file-too-large].
	TextFileMB int `yaml:"text_file_mb" jsonschema:"required,minimum=1,maximum=128"`
	// Megabytes of a CSV file or workbook [file-too-large].
	TableFileMB int `yaml:"table_file_mb" jsonschema:"required,minimum=1,maximum=256"`
	// Megabytes of a Word document, with its pictures [file-too-large].
	DocxFileMB int `yaml:"docx_file_mb" jsonschema:"required,minimum=1,maximum=256"`
	// Megabytes of a PDF file [file-too-large].
	PDFFileMB int `yaml:"pdf_file_mb" jsonschema:"required,minimum=1,maximum=128"`

	// Lines of one response [response-too-long].
	ResponseLines int `yaml:"response_lines" jsonschema:"required,minimum=1,maximum=5000000"`
	// Answers in the plain form of a response, YAML or JSON [response-form].
	ResponseAnswers int `yaml:"response_answers" jsonschema:"required,minimum=1,maximum=1000000"`

	// Rows with words in them, of all tables of a file [table-too-large].
	TableRows int `yaml:"table_rows" jsonschema:"required,minimum=1,maximum=5000000"`
	// Columns of a row [table-too-large].
	TableColumns int `yaml:"table_columns" jsonschema:"required,minimum=1,maximum=16384"`
	// Cells of all tables of a file, empty ones too [table-too-large].
	TableCells int `yaml:"table_cells" jsonschema:"required,minimum=1,maximum=50000000"`
	// Kilobytes of one cell [cell-too-long].
	TableCellKB int `yaml:"table_cell_kb" jsonschema:"required,minimum=1,maximum=131072"`
	// Responses in one file [table-too-large].
	TableResponses int `yaml:"table_responses" jsonschema:"required,minimum=1,maximum=100000"`
	// Megabytes of a workbook, unpacked. Its largest part, once for each sheet, may
	// have four times as much [table-too-large].
	XLSXUnpackedMB int `yaml:"xlsx_unpacked_mb" jsonschema:"required,minimum=1,maximum=512"`
	// Sheets of a workbook [table-too-large].
	XLSXSheets int `yaml:"xlsx_sheets" jsonschema:"required,minimum=1,maximum=1000"`

	// Files that a Word document is packed from [docx-too-much].
	DocxParts int `yaml:"docx_parts" jsonschema:"required,minimum=1,maximum=1000000"`
	// Megabytes of one of them, unpacked [docx-too-much].
	DocxPartMB int `yaml:"docx_part_mb" jsonschema:"required,minimum=1,maximum=1024"`
	// Megabytes of all of them that are read, unpacked [docx-too-much].
	DocxUnpackedMB int `yaml:"docx_unpacked_mb" jsonschema:"required,minimum=1,maximum=2048"`
	// Megabytes of the words of a Word document [docx-too-much].
	DocxTextMB int `yaml:"docx_text_mb" jsonschema:"required,minimum=1,maximum=128"`
	// Lines of a Word document [docx-too-much].
	DocxLines int `yaml:"docx_lines" jsonschema:"required,minimum=1,maximum=5000000"`

	// Pages of a PDF file [pdf-too-much].
	PDFPages int `yaml:"pdf_pages" jsonschema:"required,minimum=1,maximum=10000"`
	// Shapes and pictures on one page [pdf-too-much].
	PDFPageShapes int `yaml:"pdf_page_shapes" jsonschema:"required,minimum=1,maximum=1000000"`
	// Letters on one page [pdf-too-much].
	PDFPageChars int `yaml:"pdf_page_chars" jsonschema:"required,minimum=1,maximum=2000000"`
	// Links on one page [pdf-too-much].
	PDFPageLinks int `yaml:"pdf_page_links" jsonschema:"required,minimum=1,maximum=10000"`
	// Fields and other annotations on one page [pdf-too-much].
	PDFPageFields int `yaml:"pdf_page_fields" jsonschema:"required,minimum=1,maximum=10000"`
	// Letters and shapes on all pages of a file [pdf-too-much].
	PDFMarks int `yaml:"pdf_marks" jsonschema:"required,minimum=1,maximum=20000000"`
	// Seconds until a PDF file is given up. No site is made then, as another machine
	// may have read it [pdf-unread].
	PDFSeconds int `yaml:"pdf_seconds" jsonschema:"required,minimum=1,maximum=86400"`

	// Forms in which withheld names and addresses of one response are looked for; a
	// name has some ten [withheld-too-much].
	WithheldForms int `yaml:"withheld_forms" jsonschema:"required,minimum=1,maximum=100000"`
}
