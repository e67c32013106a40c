package catalog

func (l *loader) site(files []string)         {}
func (l *loader) figures(files []string)      {}
func (l *loader) languages(files []string)    {}
func (l *loader) vocabularies(files []string) {}
func (l *loader) outside(files []string)      {}
func (l *loader) pages(files []string)        {}
