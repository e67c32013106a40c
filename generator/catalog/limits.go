package catalog

import (
	"io/fs"

	"egovsite/generator/survey"
)

const limitsFile = "limits.yaml"

// limits loads how much is read of what others send.
func (l *loader) limits(files []string) {
	each(l, files, func(d *document, f *LimitsFile) {
		if !d.failed {
			l.cat.Limits = survey.Limits(*f)
		}
	})
}

// Limits are those of a content folder, for who reads responses before the rest
// of it. It is not ok without them, or where something is wrong in their file;
// Load tells what.
func Limits(fsys fs.FS) (limits survey.Limits, ok bool) {
	l := newLoader(fsys)
	l.limits(l.glob(limitsFile))
	return l.cat.Limits, l.cat.Limits != survey.Limits{} && len(l.problems) == 0
}
