package survey

// Limits are how much is read of what others send. One that is 0 is not held:
// content always has all of them, and package catalog says what each bounds.
type Limits struct {
	ResponsesFiles, ResponsesMB                                      int
	TextFileMB, TableFileMB, DocxFileMB, PDFFileMB                   int
	ResponseLines, ResponseAnswers                                   int
	TableRows, TableColumns, TableCells, TableCellKB, TableResponses int
	XLSXUnpackedMB, XLSXSheets                                       int
	DocxParts, DocxPartMB, DocxUnpackedMB, DocxTextMB, DocxLines     int
	PDFPages, PDFPageShapes, PDFPageChars, PDFPageLinks              int
	PDFPageFields, PDFMarks, PDFSeconds                              int
	WithheldForms                                                    int
}
